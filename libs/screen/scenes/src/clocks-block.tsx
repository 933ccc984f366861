import { offsetMs, type ComponentId } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { Block } from './block.js';
import './event-blocks.css';
import { clockTallies, type ClockTally } from './event-tallies.js';
import { useOpenOfComponent } from './open-of-component.js';

const minuteMs = 60_000;

export interface ClocksBlockProps {
  title: string;
  component: ComponentId;
  workingDays: readonly number[];
}

/** What is open by the working days that it was given: how many of each, how many late, and when the most pressing one is due. */
export function ClocksBlock({ title, component, workingDays }: ClocksBlockProps) {
  const { t } = useWords();
  const { province } = useProvince();
  const { list, isCut, unsure } = useOpenOfComponent(component);
  const nowMs = useEachSecond((now) => Math.floor(now / minuteMs)) * minuteMs;
  const clocks = useMemo(() => clockTallies(list, workingDays, { nowMs, offsetMs: offsetMs(province.utcOffset) }), [list, workingDays, nowMs, province]);
  const full = Math.max(1, ...clocks.map(({ count }) => count));
  const total = clocks.reduce((sum, { count }) => sum + count, 0);
  return (
    <Block kind="clocks" title={title} aside={unsure ? t('groups.unsure') : t('groups.open', { n: `${isCut ? '≥' : ''}${total}` })}>
      <div className="clocks-body">
        {clocks.map((clock) => (
          <Clock key={clock.workingDays} clock={clock} full={full} nowMs={nowMs} />
        ))}
      </div>
    </Block>
  );
}

function Clock({ clock: { workingDays, count, overdue, dueAt }, full, nowMs }: { clock: ClockTally; full: number; nowMs: number }) {
  const { t, age } = useWords();
  const due = () => {
    if (dueAt === null) return t('clocks.none');
    return dueAt < nowMs ? t('groups.late', { age: age(nowMs - dueAt) }) : t('groups.left', { age: age(dueAt - nowMs) });
  };
  return (
    <div className="clock-row" data-clock={workingDays} data-count={count} data-overdue={overdue}>
      <span>{t('clocks.days', { n: workingDays })}</span>
      <i className="bar-track">
        {count > 0 && <u style={{ width: `${(count / full) * 100}%` }} />}
        {overdue > 0 && <u className="group-late" style={{ width: `${(overdue / full) * 100}%` }} />}
      </i>
      <b>{count}</b>
      <em>{overdue > 0 ? t('clocks.overdue', { n: overdue }) : ''}</em>
      <em>{due()}</em>
    </div>
  );
}

import type { ComponentId } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { areaName, FitText, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { Block } from './block.js';
import { isOverdue, talliesBy, type EventTally, type GroupKey } from './event-tallies.js';
import './event-blocks.css';
import { useOpenOfComponent } from './open-of-component.js';

/** Rows that keep the wall's smallest type: of two lines where the most pressing one is named, else of one. */
const rows = { overdue: 5, open: 7 };
const minuteMs = 60_000;

export interface GroupsBlockProps {
  title: string;
  component: ComponentId;
  by: GroupKey;
  overdue: boolean;
}

/** What is open, or overdue, by agency, subject or area: how many, and how long the most pressing one waits. */
export function GroupsBlock({ title, component, by, overdue }: GroupsBlockProps) {
  const { t } = useWords();
  const { list, isCut, unsure } = useOpenOfComponent(component);
  const nowMs = useEachSecond((now) => Math.floor(now / minuteMs)) * minuteMs;
  const counted = useMemo(() => (overdue ? list.filter((event) => isOverdue(event, nowMs)) : list), [list, overdue, nowMs]);
  const tallies = useMemo(() => talliesBy(counted, by, nowMs), [counted, by, nowMs]);
  const room = overdue ? rows.overdue : rows.open;
  const shown = tallies.length > room ? tallies.slice(0, room - 1) : tallies;
  const left = tallies.slice(shown.length);
  const total = `${isCut ? '≥' : ''}${counted.length}`;
  return (
    <Block kind="groups" title={title} aside={unsure ? t('groups.unsure') : t(overdue ? 'groups.overdue' : 'groups.open', { n: total })}>
      {tallies.length === 0 ? (
        <NoGroups isSure={!unsure && !isCut} overdue={overdue} />
      ) : (
        <div className="groups-body" style={{ gridTemplateRows: `repeat(${room}, minmax(0, 1fr))` }}>
          {shown.map((tally) => (overdue ? <Overdue key={tally.key} tally={tally} by={by} nowMs={nowMs} /> : <Open key={tally.key} tally={tally} by={by} full={shown[0]?.count ?? 1} />))}
          {left.length > 0 && <p className="groups-more">{t('groups.more', { n: left.length, count: left.reduce((sum, { count }) => sum + count, 0) })}</p>}
        </div>
      )}
    </Block>
  );
}

/** @param isSure what a bounded list leaves out is the mildest, and may be overdue all the same */
function NoGroups({ isSure, overdue }: { isSure: boolean; overdue: boolean }) {
  const { t } = useWords();
  return <p className="block-empty">{isSure ? t(overdue ? 'groups.none' : 'groups.noneOpen') : ''}</p>;
}

function useName({ key }: EventTally, by: GroupKey): string {
  const { t } = useWords();
  const info = useProvince();
  if (key === null) return t(by === 'organisation' ? 'groups.unsaid' : 'groups.unnamed');
  if (by === 'area') return areaName(info, key) || key;
  const known = by === 'organisation' ? info.organisations.find(({ id }) => id === key) : undefined;
  return known?.shortName ?? known?.name ?? key;
}

/** The number first, as it is what is looked for; below the agency what waits longest there. */
function Overdue({ tally, by, nowMs }: { tally: EventTally; by: GroupKey; nowMs: number }) {
  const { t, age } = useWords();
  const { count, pressing } = tally;
  return (
    <div className="group-overdue" data-group={tally.key ?? ''} data-count={count}>
      <b>{count}</b>
      <div>
        <FitText text={useName(tally, by)} from={92} />
        <span className="group-example">
          <FitText text={pressing.title} from={84} mark="…" />
        </span>
      </div>
      <em>{t('groups.late', { age: age(nowMs - (pressing.dueAt ?? nowMs)) })}</em>
    </div>
  );
}

function Open({ tally, by, full }: { tally: EventTally; by: GroupKey; full: number }) {
  const { count, overdue } = tally;
  return (
    <div className="group-open" data-group={tally.key ?? ''} data-count={count}>
      <FitText text={useName(tally, by)} from={84} />
      <i className="bar-track">
        <u style={{ width: `${(Math.min(count, full) / full) * 100}%` }} />
        {overdue > 0 && <u className="group-late" style={{ width: `${(Math.min(overdue, full) / full) * 100}%` }} />}
      </i>
      <b>{count}</b>
    </div>
  );
}

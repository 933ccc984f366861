import type { AlarmRuleInfo, AlarmStanding, ProvinceInfo, Severity } from '@ioc/contracts';
import { isUnacknowledged } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { areaName, DrillMark, SeverityGlyph, useProvince, useWords, type AlarmPhase } from '@ioc/screen-ui';
import { memo } from 'react';
import { respondBy } from './alarm-list.js';

export function severityOf({ priority }: Pick<AlarmStanding, 'priority'>): Severity {
  return Number(priority.slice(1)) as Severity;
}

function phaseOf({ state }: AlarmStanding): AlarmPhase {
  if (state === 'returned-unacknowledged' || state === 'latched') return 'returned';
  return state === 'unacknowledged' || state === 'acknowledged' ? 'open' : 'shelved';
}

export function AlarmGlyph({ alarm, inverse = false }: { alarm: AlarmStanding; inverse?: boolean }) {
  return <SeverityGlyph severity={severityOf(alarm)} phase={phaseOf(alarm)} ring={alarm.state === 'unacknowledged'} inverse={inverse} />;
}

export interface AlarmLineProps {
  alarm: AlarmStanding;
  rule: AlarmRuleInfo | undefined;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

/** One alarm in one look: how urgent, what, where, by what it was found, whose it is, how long it has stood and how long there is to answer. */
export const AlarmLine = memo(function AlarmLine({ alarm, rule, isSelected, onSelect }: AlarmLineProps) {
  const { t, pick } = useWords();
  const info = useProvince();
  return (
    <div className="alarm-line" id={lineId(alarm.id)} role="option" aria-selected={isSelected} data-alarm={alarm.id} data-priority={alarm.priority} data-state={alarm.state} onClick={() => onSelect(alarm.id)}>
      <AlarmGlyph alarm={alarm} />
      <div className="alarm-what">
        <DrillMark drill={alarm.drill} /> <b>{rule ? pick(rule.name) : alarm.rule}</b> <span>{areaName(info, alarm.area) ?? alarm.area}</span>
        <p>{alarm.evidence ? pick(alarm.evidence.why) : t('alarms.noEvidence')}</p>
      </div>
      <span className="alarm-state">{t(`alarms.state.${alarm.state}`)}</span>
      <span className="alarm-owner">{rule && shortNameOf(rule.owner, info)}</span>
      <Times alarm={alarm} respondWithin={rule?.respondWithin ?? 'PT0S'} />
    </div>
  );
});

function shortNameOf(owner: string, { organisations }: ProvinceInfo): string {
  const found = organisations.find(({ id }) => id === owner);
  return found?.shortName ?? found?.name ?? owner;
}

export const lineId = (id: string) => `alarm/${id}`;

function Times({ alarm, respondWithin }: { alarm: AlarmStanding; respondWithin: string }) {
  const { t, age } = useWords();
  const since = useEachSecond((now) => age(now - (alarm.activeSince ?? alarm.since)));
  return (
    <span className="alarm-times">
      <b>{since}</b>
      {isUnacknowledged(alarm) ? <TimeLeft alarm={alarm} respondWithin={respondWithin} /> : <span>{alarm.acknowledgedBy && t('alarms.by', { who: alarm.acknowledgedBy })}</span>}
    </span>
  );
}

/** Counts down, and says when it is over. */
export function TimeLeft({ alarm, respondWithin }: { alarm: AlarmStanding; respondWithin: string }) {
  const { t, age } = useWords();
  const by = respondBy(alarm, respondWithin);
  const isOver = useEachSecond((now) => by !== null && now > by);
  const left = useEachSecond((now) => (by === null ? '' : age(Math.abs(by - now))));
  if (by === null) return null;
  return <span data-overdue={isOver}>{t(isOver ? 'alarms.late' : 'alarms.left', { age: left })}</span>;
}

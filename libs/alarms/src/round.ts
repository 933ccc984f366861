import { drillOfSource, durationMs, type AlarmPriority, type AlarmRule } from '@ioc/contracts';
import { alarmKey, newAlarm, type Alarm, type AlarmId, type AlarmTerms } from './alarm.js';
import type { AlarmEvent } from './alarm-event.js';
import { closeDrilled } from './close-drilled.js';
import { evaluate, watchedBy } from './evaluate.js';
import type { Ground } from './ground.js';
import { causesOf, suppressorsOf, type Causes } from './inhibit.js';
import { step } from './step.js';
import type { Evidence } from './verdict.js';

/** One event that changed one alarm, for the history. */
export interface Change {
  rule: string;
  priority: AlarmPriority;
  event: AlarmEvent;
  before: Alarm;
  after: Alarm;
  /** What a condition was found by. */
  evidence: Evidence | null;
}

export interface Round {
  /** Every alarm as it stands after it, by its key. */
  alarms: ReadonlyMap<string, Alarm>;
  changes: readonly Change[];
  /** Why what is unknown is so, by its key. */
  unknown: ReadonlyMap<string, Evidence>;
  /** Alarms whose rule the pack has no more, as they stood last: nobody can act on them. */
  gone: readonly Alarm[];
}

/**
 * Judges every rule at one moment and lets every alarm take what follows. Pure: the same alarms and ground give the same round,
 * and a second round on the same ground changes nothing.
 */
export function round(before: ReadonlyMap<string, Alarm>, ground: Ground): Round {
  const { rules } = ground.pack.alarms;
  const known = new Set(rules.map(({ id }) => id));
  const alarms = new Map([...before].filter(([, { id }]) => known.has(id.rule)));
  const changes: Change[] = [];
  const unknown = new Map<string, Evidence>();
  for (const rule of causesFirst(rules)) judge(rule, { ground, alarms, changes, unknown });
  return { alarms, changes, unknown, gone: [...before.values()].filter(({ id }) => !known.has(id.rule)) };
}

/** Everything that a rule watches now, and what it watched before and has not come to rest. */
function judge(rule: AlarmRule, { ground, alarms, changes, unknown }: Omit<Living, 'causes'> & { alarms: Map<string, Alarm> }): void {
  const watched = new Map(watchedBy(rule, ground).map((together) => [alarmKey({ rule: rule.id, ...together }), { rule: rule.id, ...together }]));
  const standing = [...alarms].flatMap(([key, { id }]) => (id.rule === rule.id ? [[key, id] as const] : []));
  const terms = termsOf(rule, ground);
  const causes = causesOf(rule, alarms.values());
  for (const [key, id] of new Map<string, AlarmId>([...watched, ...standing])) {
    const own = drillOfSource(id.source) === null ? terms : { ...terms, onMs: 0, offMs: 0, latching: false };
    const start = underTerms(alarms.get(key) ?? newAlarm(id, own, ground.now), own);
    const alarm = closed(rule, start, { ground, changes }) ?? live(rule, start, { ground, causes, changes, unknown });
    // Machines and events come and go, feeds and areas are taken out of the pack: what is watched no more and at rest is history.
    if (alarm.state === 'normal' && !watched.has(key)) alarms.delete(key);
    else alarms.set(key, alarm);
  }
}

/** A changed rule holds from now on; a hold time that runs was begun under the terms that it had. */
function underTerms(alarm: Alarm, terms: AlarmTerms): Alarm {
  return alarm.holdUntil === null ? { ...alarm, terms } : alarm;
}

interface Living {
  ground: Ground;
  causes: Causes;
  changes: Change[];
  unknown: Map<string, Evidence>;
}

/** With the drill that it belongs to; null: it goes on. */
function closed({ id, priority }: AlarmRule, start: Alarm, { ground, changes }: Pick<Living, 'ground' | 'changes'>): Alarm | null {
  const taken = closeDrilled(start, ground);
  if (!taken) return null;
  changes.push(...taken.map((one) => ({ rule: id, priority, ...one })));
  return taken.at(-1)?.after ?? start;
}

/** What silences comes before the condition and what no longer does after it, so that neither makes a call that is over at once. */
function live(rule: AlarmRule, start: Alarm, { ground, causes, changes, unknown }: Living): Alarm {
  let alarm = start;
  const take = (event: AlarmEvent, evidence: Evidence | null = null) => {
    const { outcome, alarm: after } = step(alarm, event, ground.now);
    if (outcome === 'changed') changes.push({ rule: rule.id, priority: rule.priority, event, before: alarm, after, evidence });
    alarm = after;
  };
  const silencing = suppressorsOf(start.id, rule, { ground, causes });
  for (const source of silencing) if (!alarm.suppressedBy.includes(source)) take({ kind: 'suppress', source });
  if (isDue(alarm.holdUntil, ground)) take({ kind: 'hold-elapsed' });
  if (isDue(alarm.shelf?.until, ground)) take({ kind: 'shelf-expired' });
  const { condition, evidence } = evaluate(rule, alarm, ground);
  if (condition === 'unknown') unknown.set(alarmKey(start.id), evidence);
  take({ kind: `condition-${condition}` }, evidence);
  for (const source of alarm.suppressedBy) if (!silencing.includes(source)) take({ kind: 'unsuppress', source });
  return alarm;
}

const isDue = (at: number | null | undefined, { now }: Ground) => at !== null && at !== undefined && at <= now;

function termsOf({ hold, latch }: AlarmRule, { pack }: Ground): AlarmTerms {
  return { onMs: durationMs(hold.on) ?? 0, offMs: durationMs(hold.off) ?? 0, latching: latch, shelfMaxMs: durationMs(pack.alarms.shelfAtMost) ?? 0 };
}

/** Rules in an order in which each one stands behind what it rests on; a pack has no circles in it. */
export function causesFirst(rules: readonly AlarmRule[]): AlarmRule[] {
  const ordered = new Set<AlarmRule>();
  const add = (rule: AlarmRule): void => {
    if (ordered.has(rule)) return;
    for (const parent of rules) if (rule.restsOn.includes(parent.id)) add(parent);
    ordered.add(rule);
  };
  rules.forEach(add);
  return [...ordered];
}


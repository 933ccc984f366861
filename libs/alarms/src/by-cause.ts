import type { AlarmPriority, AlarmRulesFile, Bilingual } from '@ioc/contracts';
import { alarmKey, type Alarm } from './alarm.js';
import { axes } from './transitions.js';

/** Alarms that one cause may lie behind, as they are shown in a flood. */
export interface CauseGroup {
  /** Id of a group of the pack, or of the rule where it has none. */
  id: string;
  name: Bilingual;
  /** The most urgent one of its alarms. */
  priority: AlarmPriority;
  unacknowledged: number;
  /** Since when the first of them is what it is. */
  since: number;
  /** Keys, most urgent first, then the longest. */
  alarms: readonly string[];
}

interface Placed {
  alarm: Alarm;
  priority: AlarmPriority;
}

/** Everything that asks for somebody, by cause: the most urgent group first, then the one that has waited longest. */
export function byCause(alarms: Iterable<Alarm>, { rules, groups }: AlarmRulesFile): CauseGroup[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const found = new Map<string, { name: Bilingual; members: Placed[] }>();
  for (const alarm of alarms) {
    const rule = byId.get(alarm.id.rule);
    if (!rule || !asksForSomebody(alarm)) continue;
    const id = rule.group ?? rule.id;
    const group = found.get(id) ?? { name: groups.find((one) => one.id === rule.group)?.name ?? rule.name, members: [] };
    group.members.push({ alarm, priority: rule.priority });
    found.set(id, group);
  }
  return [...found].map(([id, { name, members }]) => groupOf({ id, name }, members)).sort((a, b) => a.priority.localeCompare(b.priority) || a.since - b.since);
}

/** Seen, and active or still to be acknowledged or reset. */
const asksForSomebody = ({ state, active, acknowledged }: Alarm) => axes[state] !== undefined && (active || !acknowledged || state === 'latched');

function groupOf(named: Pick<CauseGroup, 'id' | 'name'>, members: readonly Placed[]): CauseGroup {
  const urgentFirst = [...members].sort((a, b) => a.priority.localeCompare(b.priority) || a.alarm.since - b.alarm.since);
  return {
    ...named,
    priority: urgentFirst[0]?.priority ?? 'p4',
    unacknowledged: members.filter(({ alarm }) => !alarm.acknowledged).length,
    since: Math.min(...members.map(({ alarm }) => alarm.since)),
    alarms: urgentFirst.map(({ alarm }) => alarmKey(alarm.id)),
  };
}

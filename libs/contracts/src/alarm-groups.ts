import type { AlarmPriority } from './alarms.js';
import { asksForSomebody, worstFirst, type Ranked } from './alarm-order.js';
import type { Bilingual } from './words.js';

/** Alarms that one cause may lie behind, as they are shown in a flood. */
export interface CauseGroup<A> {
  /** Id of a group of the pack, or of the rule where it has none. */
  id: string;
  /** Null for what is left over beyond the bound: several causes. */
  name: Bilingual | null;
  /** The most urgent one of its alarms. */
  priority: AlarmPriority;
  unacknowledged: number;
  /** Since when the first of them is what it is. */
  since: number;
  /** Most urgent first, then what has waited longest. */
  alarms: readonly A[];
}

/** What rules and groups say of causes. */
export interface Causes {
  rules: readonly { id: string; name: Bilingual; group?: string | null | undefined }[];
  groups: readonly { id: string; name: Bilingual }[];
}

type Alarm = Ranked & { rule: string };

/** What is left over beyond the bound; no rule or group is called that. */
export const otherCauses = '+';

/**
 * Everything that asks for somebody, by cause: the most urgent group first, then the one that has waited longest. Pure.
 * @param atMost groups; the least urgent causes beyond it stand together in the last one
 */
export function byCause<A extends Alarm>(alarms: Iterable<A>, { rules, groups }: Causes, atMost = Infinity): CauseGroup<A>[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const found = new Map<string, { name: Bilingual; members: A[] }>();
  for (const alarm of alarms) {
    const rule = byId.get(alarm.rule);
    if (!rule || !asksForSomebody(alarm)) continue;
    const id = rule.group ?? rule.id;
    const group = found.get(id) ?? { name: groups.find((one) => one.id === rule.group)?.name ?? rule.name, members: [] };
    group.members.push(alarm);
    found.set(id, group);
  }
  return bounded([...found].map(([id, { name, members }]) => groupOf({ id, name }, members)).sort(urgentFirst), atMost);
}

function bounded<A extends Alarm>(groups: CauseGroup<A>[], atMost: number): CauseGroup<A>[] {
  if (groups.length <= atMost) return groups;
  const rest = groups.slice(atMost - 1).flatMap(({ alarms }) => alarms);
  return [...groups.slice(0, atMost - 1), groupOf({ id: otherCauses, name: null }, rest)];
}

function urgentFirst(a: CauseGroup<Alarm>, b: CauseGroup<Alarm>): number {
  return a.priority === b.priority ? a.since - b.since : a.priority < b.priority ? -1 : 1;
}

function groupOf<A extends Alarm>(named: Pick<CauseGroup<A>, 'id' | 'name'>, members: readonly A[]): CauseGroup<A> {
  const alarms = [...members].sort(worstFirst);
  return {
    ...named,
    priority: alarms[0]?.priority ?? 'p4',
    unacknowledged: members.filter(({ acknowledged }) => !acknowledged).length,
    since: Math.min(...members.map(({ since }) => since)),
    alarms,
  };
}

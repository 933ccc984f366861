import { drillOfSource, durationMs, type AlarmRule, type NotificationRoute } from '@ioc/contracts';
import type { PlannedNotice, RaisedAlarmChange } from '@ioc/store';
import type { AlarmNotice } from './message.js';

/** What a plan is made by: the pack, looked up by ids. */
export interface PlanGround {
  routes: readonly NotificationRoute[];
  rule(id: string): AlarmRule | undefined;
  areaName(code: string): string;
  organisationName(id: string): string;
}

export interface AlarmPlan {
  settled: string[];
  notices: PlannedNotice[];
}

type What = AlarmNotice['what'];

/** Raised, and nobody has acknowledged. */
const waiting = new Set(['unacknowledged', 'returned-unacknowledged']);
const active = new Set(['unacknowledged', 'acknowledged']);
const returned = new Set(['returned-unacknowledged', 'latched', 'normal']);

/**
 * What changes of alarms ask to be told, and to whom. A change that ends the waiting for somebody takes back the steps that were planned for later.
 * @param changes in the order in which they happened
 */
export function planAlarms(changes: readonly RaisedAlarmChange[], ground: PlanGround): AlarmPlan {
  const settled = new Set<string>();
  let notices: PlannedNotice[] = [];
  for (const change of changes) {
    const subject = subjectOf(change);
    if (!waiting.has(change.after)) {
      settled.add(subject);
      notices = notices.filter((notice) => notice.subject !== subject || notice.level === 0);
    }
    notices.push(...noticesOf(change, ground));
  }
  return { settled: [...settled], notices };
}

export const alarmOf = ({ rule, area, source }: Pick<RaisedAlarmChange, 'rule' | 'area' | 'source'>) => [rule, area, ...(source === '' ? [] : [source])].join('/');
export const subjectOf = (change: RaisedAlarmChange) => `alarm/${alarmOf(change)}`;

function whatOf({ kind, before, after }: RaisedAlarmChange): Exclude<What, 'escalated'> | null {
  if (after === 'unacknowledged' && before !== 'unacknowledged') return 'raised';
  if (kind === 'acknowledge') return 'acknowledged';
  return active.has(before) && returned.has(after) ? 'returned' : null;
}

function noticesOf(change: RaisedAlarmChange, ground: PlanGround): PlannedNotice[] {
  const what = whatOf(change);
  const rule = ground.rule(change.rule);
  if (!what || !rule) return [];
  const routes = ground.routes.filter((route) => route.priorities.includes(rule.priority) && (route.groups === undefined || route.groups.includes(rule.group ?? '')));
  return routes.flatMap((route) => [
    ...(route.tell.includes(what) ? told(change, { route, rule, ground, what, step: { level: 0, to: route.to, dueAt: change.at + msOf(route.wait) } }) : []),
    ...(what === 'raised' ? escalations(change, { route, rule, ground }) : []),
  ]);
}

interface Step {
  level: number;
  to: readonly string[];
  dueAt: number;
}

interface Telling {
  route: NotificationRoute;
  rule: AlarmRule;
  ground: PlanGround;
}

function escalations(change: RaisedAlarmChange, telling: Telling): PlannedNotice[] {
  return telling.route.escalate.flatMap(({ after, to }, index) => {
    const step = { level: index + 1, to, dueAt: change.at + after * msOf(telling.rule.respondWithin) };
    return told(change, { ...telling, what: 'escalated', step });
  });
}

function told(change: RaisedAlarmChange, { route, rule, ground, what, step }: Telling & { what: What; step: Step }): PlannedNotice[] {
  const content = contentOf(change, { rule, ground, what });
  // What waits for nobody any more, and whoever is called next, is never put off by an earlier message.
  const apartS = step.level > 0 ? 0 : msOf(route.atMostEvery) / 1000;
  return step.to.map((to) => {
    const recipient = to === 'owner' ? `organisation/${rule.owner}` : to;
    return { key: `alarm/${change.number}/${route.id}/${step.level}/${recipient}`, subject: subjectOf(change), level: step.level, recipient, content, apartS, dueAt: step.dueAt };
  });
}

function contentOf(change: RaisedAlarmChange, { rule, ground, what }: { rule: AlarmRule; ground: PlanGround; what: What }): AlarmNotice {
  const { name, priority, owner, respondWithin, consequence, action, procedure } = rule;
  return {
    ...{ about: 'alarm', what, alarm: alarmOf(change), raised: { number: change.raisedNumber ?? change.number, at: change.raisedAt ?? change.at }, rule: rule.id, priority, name },
    ...{ area: change.area, areaName: ground.areaName(change.area), owner, ownerName: ground.organisationName(owner) },
    ...{ at: change.at, respondBy: what === 'raised' || what === 'escalated' ? change.at + msOf(respondWithin) : null },
    ...{ by: change.by, evidence: { vi: change.vi, en: change.en }, consequence, action, procedure, drill: drillOfSource(change.source) },
  };
}

/** Durations of a pack are checked when it is loaded. */
const msOf = (iso: string) => durationMs(iso) ?? 0;

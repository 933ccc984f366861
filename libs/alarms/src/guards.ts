import type { Alarm } from './alarm.js';
import { conditionIn, type AlarmEvent } from './alarm-event.js';

type Guard = (alarm: Alarm, event: AlarmEvent, now: number) => boolean;

const boolOf = { true: true, false: false, unknown: null } as const;
const said = (event: AlarmEvent) => conditionIn(event.kind);
const sourceOf = (event: AlarmEvent) => ('source' in event ? event.source : '');
const reasonOf = (event: AlarmEvent) => ('reason' in event ? event.reason.trim() : '');
const untilOf = (event: AlarmEvent) => (event.kind === 'shelve' ? event.until : 0);

/** What rows of the table ask, each by its name. */
export const guards = {
  otherwise: () => true,
  /** The event says what is known already. */
  'same-condition': ({ condition }, event) => said(event) === condition,
  /** The condition is again what the alarm stands for: no hold time is needed. */
  agrees: ({ active }, event) => boolOf[said(event) ?? 'unknown'] === active,
  /** The rule wants the new condition to last before it counts. */
  held: ({ terms }, event) => (said(event) === 'true' ? terms.onMs : terms.offMs) > 0,
  'no-hold': ({ holdUntil }) => holdUntil === null,
  'hold-not-over': ({ holdUntil }, _, now) => holdUntil !== null && now < holdUntil,
  active: ({ active }) => active,
  /** It came and went and nobody has acknowledged it. */
  owes: ({ active, acknowledged }) => !active && !acknowledged,
  latched: ({ latched }) => latched,
  /** The condition is so, its hold time still runs. */
  waiting: ({ active, condition, holdUntil }) => !active && condition === 'true' && holdUntil !== null,
  unknown: ({ condition }) => condition === 'unknown',
  'no-reason': (_, event) => reasonOf(event) === '',
  'ends-at-once': (_, event, now) => untilOf(event) <= now,
  'too-long': ({ terms }, event, now) => untilOf(event) > now + terms.shelfMaxMs,
  'same-shelf': ({ shelf }, event) => event.kind === 'shelve' && shelf?.until === event.until && shelf.reason === event.reason.trim(),
  'shelf-not-over': ({ shelf }, _, now) => shelf !== null && now < shelf.until,
  'by-it-already': ({ suppressedBy }, event) => suppressedBy.includes(sourceOf(event)),
  'not-by-it': ({ suppressedBy }, event) => !suppressedBy.includes(sourceOf(event)),
  'by-others-too': ({ suppressedBy }, event) => suppressedBy.some((source) => source !== sourceOf(event)),
} satisfies Record<string, Guard>;

export type GuardName = keyof typeof guards;

export function holds(name: GuardName, [alarm, event, now]: Parameters<Guard>): boolean {
  const guard: Guard = guards[name];
  return guard(alarm, event, now);
}

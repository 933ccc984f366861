import type { IncidentPlace, LinkedAlarm, Severity } from '@ioc/contracts';

interface Parts {
  alarms: readonly string[];
  events: readonly string[];
}

/** Something that happens to an incident. Who did it is kept beside it. */
export type IncidentEvent =
  | { kind: 'assign'; organisation: string; person: string }
  | { kind: 'begin' }
  | { kind: 'resolve'; how: string }
  | { kind: 'reopen'; why: string }
  | { kind: 'close'; cause: string; lesson: string }
  | { kind: 'comment'; text: string }
  | { kind: 'set-severity'; severity: Severity; why: string }
  | { kind: 'set-place'; place: IncidentPlace }
  | { kind: 'link'; alarms: readonly LinkedAlarm[]; events: readonly string[] }
  | ({ kind: 'unlink' } & Parts)
  /** Everything that belongs to it belongs to another one from now on. */
  | { kind: 'merge'; into: string }
  /** What belonged to another one, which was merged into this one. */
  | { kind: 'take-in'; from: string; alarms: readonly LinkedAlarm[]; events: readonly string[] }
  /** Some of what belongs to it becomes an incident of its own. */
  | ({ kind: 'give-out'; to: string } & Parts)
  | { kind: 'alarm-changed'; alarm: string; number: number; state: string; at: number; said: { vi: string; en: string } }
  /** The drill that it belongs to has ended. */
  | { kind: 'drill-over'; drill: string }
  | { kind: 'procedure-said'; run: string; said: { vi: string; en: string } };

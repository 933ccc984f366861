import type { AlarmPriority, AlarmStanding } from '@ioc/contracts';
import { isUnacknowledged } from '@ioc/contracts';

/** One tone: pitch in Hz, how long, and how long after the first it begins, seconds. */
export interface Tone {
  hz: number;
  forS: number;
  afterS: number;
}

/** Told apart with closed eyes: two high tones, one in the middle, one low; the lowest priority is silent. */
export const tones: Record<AlarmPriority, readonly Tone[]> = {
  p1: [
    { hz: 880, forS: 0.28, afterS: 0 },
    { hz: 1175, forS: 0.28, afterS: 0.34 },
  ],
  p2: [{ hz: 660, forS: 0.4, afterS: 0 }],
  p3: [{ hz: 392, forS: 0.25, afterS: 0 }],
  p4: [],
};

/** How often it sounds until somebody acknowledges; null: once, when it comes. Milliseconds. */
const againAfterMs: Record<AlarmPriority, number | null> = { p1: 10_000, p2: 30_000, p3: null, p4: null };

/** When each unacknowledged alarm was sounded last, epoch milliseconds. */
export type Sounded = ReadonlyMap<string, number>;

/**
 * What is to be heard now: the most urgent that is due, and only that one. Pure.
 * @returns the priority whose tone sounds, and what then counts as sounded
 */
export function soundDue(alarms: readonly AlarmStanding[], sounded: Sounded, nowMs: number): { priority: AlarmPriority | null; sounded: Sounded } {
  const waiting = alarms.filter((alarm) => isUnacknowledged(alarm) && tones[alarm.priority].length > 0);
  const isDue = ({ id, priority }: AlarmStanding) => {
    const [last, gap] = [sounded.get(id), againAfterMs[priority]];
    return last === undefined || (gap !== null && nowMs - last >= gap);
  };
  const due = waiting.filter(isDue);
  const priority = due.map((alarm) => alarm.priority).sort()[0] ?? null;
  // All of this priority sound together, and what is less urgent has been heard with it.
  const heard = new Map(waiting.map(({ id, priority: own }) => [id, priority !== null && own >= priority ? nowMs : sounded.get(id)] as const));
  return { priority, sounded: new Map([...heard].flatMap(([id, at]) => (at === undefined ? [] : [[id, at] as const]))) };
}

import type { AlarmPriority, AlarmStanding } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { soundDue, type Sounded } from './tones.js';

const alarm = (id: string, priority: AlarmPriority, acknowledged = false) => ({ id, priority, state: acknowledged ? 'acknowledged' : 'unacknowledged', active: true, acknowledged }) as AlarmStanding;

/** Priorities that sound, second by second. */
function heard(alarms: readonly AlarmStanding[], seconds: number): (AlarmPriority | null)[] {
  let sounded: Sounded = new Map();
  return Array.from({ length: seconds }, (_, second) => {
    const due = soundDue(alarms, sounded, second * 1000);
    sounded = due.sounded;
    return due.priority;
  });
}
const at = (sounds: (AlarmPriority | null)[]) => sounds.flatMap((priority, second) => (priority ? [`${priority}@${second}`] : []));

it('sounds an urgent alarm every ten seconds until it is acknowledged, a high one every thirty, a middle one once, a low one never', () => {
  expect(at(heard([alarm('a', 'p1')], 25))).toEqual(['p1@0', 'p1@10', 'p1@20']);
  expect(at(heard([alarm('a', 'p2')], 65))).toEqual(['p2@0', 'p2@30', 'p2@60']);
  expect(at(heard([alarm('a', 'p3'), alarm('b', 'p4')], 65))).toEqual(['p3@0']);
  expect(at(heard([alarm('a', 'p1', true)], 25))).toEqual([]);
});

it('sounds the most urgent one alone, and one that was acknowledged and comes again anew', () => {
  expect(at(heard([alarm('a', 'p1'), alarm('b', 'p2'), alarm('c', 'p3')], 12))).toEqual(['p1@0', 'p1@10']);
  const first = soundDue([alarm('a', 'p1')], new Map(), 0);
  const seen = soundDue([alarm('a', 'p1', true)], first.sounded, 1000);
  expect(soundDue([alarm('a', 'p1')], seen.sounded, 2000).priority).toBe('p1');
});

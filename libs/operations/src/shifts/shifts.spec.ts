import { randomUUID } from 'node:crypto';
import type { ShiftPlan, ShiftSwap } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { Shifts } from './shifts.js';
import { SwapFault } from './swap-fault.js';

const name = (text: string) => ({ vi: text, en: text });
const plan: ShiftPlan = {
  posts: [{ id: 'duty', name: name('duty'), duty: name('watches') }],
  watches: [
    { id: 'day', name: name('day'), from: '07:00', to: '19:00' },
    { id: 'night', name: name('night'), from: '19:00', to: '07:00' },
  ],
  people: [
    { id: 'one', name: name('one'), organisation: 'ioc', contact: { email: 'one@example.vn' } },
    { id: 'two', name: name('two'), organisation: 'ioc', contact: { zalo: 'demo-two' } },
  ],
  crews: [
    { id: 'first', name: name('first'), seats: { duty: 'one' } },
    { id: 'second', name: name('second'), seats: { duty: 'two' } },
  ],
  rotation: { from: '2026-11-01', days: [{ day: 'first', night: 'second' }] },
  utcOffset: '+07:00',
};

function shiftsAt(local: string): Shifts {
  const kept: ShiftSwap[] = [];
  const store = {
    swap: ({ seats, by, why }: { seats: Omit<ShiftSwap, 'by' | 'why' | 'at'>[]; by: string; why: string }, at: number) => Promise.resolve(void kept.push(...seats.map((seat) => ({ ...seat, by, why, at })))),
    swaps: (from: string, to: string) => Promise.resolve(kept.filter(({ day }) => from <= day && day <= to)),
  };
  return new Shifts({ store, plan: () => plan, now: () => Date.parse(`${local}+07:00`) });
}
const asked = { key: randomUUID(), by: 'Trưởng ca', why: 'Đổi ca' };

it('says after midnight who took the seat of the night before, and who comes in the morning', async () => {
  const shifts = shiftsAt('2026-11-28T02:00:00');
  expect(await shifts.swap({ ...asked, seats: [{ day: '2026-11-27', watch: 'night', post: 'duty', person: 'one' }] })).toEqual([
    expect.objectContaining({ day: '2026-11-27', watch: 'night', seats: [{ post: 'duty', person: 'one', insteadOf: 'two' }] }),
  ]);
  const { duty, next, names } = await shifts.standing();
  expect(duty?.seats[0]?.person).toBe('one');
  expect(next).toMatchObject({ day: '2026-11-28', watch: 'day', crew: 'first' });
  expect(JSON.stringify(names)).not.toContain('example.vn');
});

it('refuses what the plan does not have, each place by its name, and stores nothing', async () => {
  const shifts = shiftsAt('2026-11-28T02:00:00');
  const refused = shifts.swap({ ...asked, seats: [{ day: '2026-11-27', watch: 'noon', post: 'duty', person: 'three' }] });
  await expect(refused).rejects.toThrow(SwapFault);
  await expect(refused).rejects.toMatchObject({ faults: [{ path: 'seats.0.watch' }, { path: 'seats.0.person' }] });
  expect((await shifts.between('2026-11-26', '2026-11-28')).swaps).toEqual([]);
});

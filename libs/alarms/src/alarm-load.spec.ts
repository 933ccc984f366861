import { noShiftPlan, type ShiftPlan } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { LoadCounter } from './alarm-load.js';
import { hour, minute, noon } from './made-up-ground.js';

const words = { vi: 'x', en: 'x' };
/** Two posts by day, from six to six, and one by night, in the province's time; `noon` is twelve o'clock there. */
const plan: ShiftPlan = {
  posts: ['lead', 'duty'].map((id) => ({ id, name: words, duty: words })),
  watches: [
    { id: 'day', name: words, from: '06:00', to: '18:00' },
    { id: 'night', name: words, from: '18:00', to: '06:00' },
  ],
  people: [],
  crews: [
    { id: 'two', name: words, seats: { lead: 'an', duty: 'binh' } },
    { id: 'one', name: words, seats: { duty: 'chi' } },
  ],
  rotation: { from: '2026-11-01', days: [{ day: 'two', night: 'one' }] },
  utcOffset: '+07:00',
};

/** What is asked of those on duty when so many alarms called in the last ten minutes, evenly. */
async function loadOf(calls: number, at: number, by: ShiftPlan = plan) {
  const stored = Array.from({ length: calls }, (_, index) => ({ number: index + 1, rule: `rule-${index}`, area: '99', source: '', at: at - (10 * minute * index) / calls }));
  const counter = new LoadCounter({ calls: () => Promise.resolve(stored) }, () => by);
  await counter.catchUp(at);
  return counter.at(at);
}

describe('the load of alarms', () => {
  it('is shared among those whom the shift plan has on duty at that moment', async () => {
    expect([(await loadOf(0, noon)).operators, (await loadOf(0, noon + 8 * hour)).operators]).toEqual([2, 1]);
  });

  it('floods by day from the 21st call in ten minutes on (21 / 2 > 10), by night from the 11th', async () => {
    const isFlood = async (calls: number, at: number) => (await loadOf(calls, at)).isFlood;
    expect([await isFlood(20, noon), await isFlood(21, noon)]).toEqual([false, true]);
    expect([await isFlood(10, noon + 8 * hour), await isFlood(11, noon + 8 * hour)]).toEqual([false, true]);
  });

  it('is too much from 226 calls a day on: 6 h × 2 + 12 h × 1 + 6 h × 2 = 36 operator-hours, which is 1.5 × 24 h, and 1.5 × 150 = 225', async () => {
    expect([(await loadOf(225, noon)).isOverloaded, (await loadOf(226, noon)).isOverloaded]).toEqual([false, true]);
    expect([(await loadOf(225, noon + 8 * hour)).isOverloaded, (await loadOf(226, noon + 8 * hour)).isOverloaded]).toEqual([false, true]);
  });

  it('falls on one where the plan has nobody: alarms ask for somebody then too', async () => {
    expect(await loadOf(11, noon, noShiftPlan)).toMatchObject({ operators: 1, isFlood: true, tenMinutes: 11 });
  });
});

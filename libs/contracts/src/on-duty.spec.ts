import { describe, expect, it } from 'vitest';
import { dutiesOn, onDuty } from './on-duty.js';
import { noShiftPlan, type ShiftPlan } from './pack/shift-plan.js';

const name = (text: string) => ({ vi: text, en: text });
const watch = (id: string, from: string, to: string) => ({ id, name: name(id), from, to });
const crew = (id: string) => ({ id, name: name(id), seats: { lead: `lead-${id}`, operator: `operator-${id}` } });
const plan: ShiftPlan = {
  posts: [{ id: 'lead', name: name('lead'), duty: name('leads') }, { id: 'operator', name: name('operator'), duty: name('watches') }],
  watches: [watch('day', '06:00', '14:00'), watch('evening', '14:00', '22:00'), watch('night', '22:00', '06:00')],
  people: [],
  crews: ['a', 'b', 'c', 'd'].map(crew),
  rotation: {
    from: '2026-11-01',
    days: [
      { day: 'a', evening: 'b', night: 'c' },
      { day: 'd', evening: 'a', night: 'b' },
      { day: 'c', evening: 'd', night: 'a' },
      { day: 'b', evening: 'c', night: 'd' },
    ],
  },
  utcOffset: '+07:00',
};
const crewAt = (local: string) => onDuty(plan, Date.parse(`${local}+07:00`))?.crew;

describe('who is on duty', () => {
  it.each([
    ['2026-11-01T06:00:00', 'a'],
    ['2026-11-01T13:59:59', 'a'],
    ['2026-11-01T14:00:00', 'b'],
    ['2026-11-01T22:00:00', 'c'],
    // After midnight it is still the night that began the day before.
    ['2026-11-02T00:00:00', 'c'],
    ['2026-11-02T05:59:59', 'c'],
    ['2026-11-02T06:00:00', 'd'],
    ['2026-11-04T23:30:00', 'd'],
    ['2026-11-05T06:00:00', 'a'],
    // The rotation goes backwards too: two days before its beginning it was the third day.
    ['2026-10-30T07:00:00', 'c'],
    ['2027-02-28T23:00:00', 'd'],
    ['2027-03-01T03:00:00', 'd'],
  ])('at %s it is crew %s', (local, expected) => {
    expect(crewAt(local)).toBe(expected);
  });

  it('leaves no moment of a week without a crew, and none with two', () => {
    const start = Date.parse('2026-11-01T06:00:00+07:00');
    const duties = Array.from({ length: 7 }, (_, index) => dutiesOn(plan, `2026-11-0${index + 1}`)).flat();
    let reached = start;
    for (const { startsAt, endsAt } of duties) {
      expect(startsAt).toBe(reached);
      reached = endsAt;
    }
    expect(reached - start).toBe(7 * 86_400_000);
  });

  it('lets the last change of a seat hold, says for whom, and leaves the same watch of another day alone', () => {
    const seat = { day: '2026-11-01', watch: 'night', post: 'lead' };
    const changes = [{ ...seat, person: 'lead-d' }, { ...seat, person: 'lead-a' }];
    const at = Date.parse('2026-11-02T03:00:00+07:00');
    expect(onDuty(plan, at, changes)?.seats).toEqual([
      { post: 'lead', person: 'lead-a', insteadOf: 'lead-c' },
      { post: 'operator', person: 'operator-c', insteadOf: null },
    ]);
    expect(onDuty(plan, at + 86_400_000, changes)?.seats[0]).toEqual({ post: 'lead', person: 'lead-b', insteadOf: null });
    expect(onDuty(plan, at, [...changes, { ...seat, person: 'lead-c' }])?.seats[0]).toEqual({ post: 'lead', person: 'lead-c', insteadOf: null });
  });

  it('is nobody without a plan', () => {
    expect(onDuty(noShiftPlan, Date.parse('2026-11-01T12:00:00Z'))).toBeNull();
  });
});

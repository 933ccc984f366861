import { expect, it } from 'vitest';
import { keepingEvents, refIn, saysSame } from './stored.js';
import { verdict } from './verdict.js';

const { evidence: found } = verdict('true', { events: ['cap/1'], why: { vi: 'có', en: 'so' } });
const { evidence: silent } = verdict('unknown', { silent: [{ feed: 'cap', since: 1 }], why: { vi: 'chưa rõ', en: 'unknown' } });

it('keeps the events that an alarm was found by while their feed is silent, and no longer', () => {
  expect(keepingEvents(silent, found)).toEqual({ ...silent, events: ['cap/1'] });
  expect(keepingEvents({ ...silent, silent: [] }, found).events).toEqual([]);
  expect(keepingEvents(silent, null)).toBe(silent);
});

it('tells another reason from the same one', () => {
  expect([saysSame(null, silent), saysSame({ ...silent, events: ['cap/1'] }, silent), saysSame({ ...silent, silent: [{ feed: 'cap', since: 2 }] }, silent)]).toEqual([false, true, false]);
});

it('finds the alarm that a key names, also where its source has slashes', () => {
  expect([refIn('slide/610/cap/1'), refIn('river/62')]).toEqual([{ rule: 'slide', area: '610', source: 'cap/1' }, { rule: 'river', area: '62', source: '' }]);
});

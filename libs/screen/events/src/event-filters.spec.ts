import { expect, it } from 'vitest';
import { pageOf, questionOf } from './event-filters.js';

const now = Date.parse('2026-11-27T04:00:00Z');

it.each([
  ['', 'status=open&sort=worst'],
  ['status=all', 'sort=worst'],
  ['status=overdue&sort=due', 'status=overdue&sort=due'],
  ['component=feedback&severity=1&area=608&q=sat lo&event=a/b&page=2', 'component=feedback&severity=1&area=608&q=sat+lo&status=open&sort=worst'],
  ['q=%20', 'status=open&sort=worst'],
  ['period=24h', 'status=open&from=2026-11-26T04%3A00%3A00.000Z&sort=worst'],
  ['period=toString', 'status=open&sort=worst'],
])('makes of the address “%s” the question “%s”', (address, question) => expect(questionOf(new URLSearchParams(address), now)).toBe(question));

it('counts pages from 1, whatever the address says', () => {
  expect(['', 'page=3', 'page=0', 'page=-2', 'page=1.5', 'page=x'].map((address) => pageOf(new URLSearchParams(address)))).toEqual([1, 3, 1, 1, 1, 1]);
});

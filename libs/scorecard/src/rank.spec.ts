import { expect, it } from 'vitest';
import type { ScoreRow } from '@ioc/contracts';
import { ranked } from './rank.js';

const row = (id: string, score: number | null) => ({ id, score }) as Omit<ScoreRow, 'rank'>;
const places = (...rows: Omit<ScoreRow, 'rank'>[]) => ranked(rows).map(({ id, rank }) => `${id} ${rank ?? '-'}`);

it('equal scores share a place, and the place after them is left out', () => {
  expect(places(row('d', 0.7), row('b', 0.9), row('a', 0.9), row('c', 0.8))).toEqual(['a 1', 'b 1', 'c 3', 'd 4']);
});

it('a score that differs in its last digit is another place: nothing is rounded before it is compared', () => {
  expect(places(row('a', 0.9), row('b', 0.9000000000000001))).toEqual(['b 1', 'a 2']);
});

it('who has no score has no place, stands last, and takes none from who scored 0', () => {
  expect(places(row('none', null), row('zero', 0), row('one', 1))).toEqual(['one 1', 'zero 2', 'none -']);
});

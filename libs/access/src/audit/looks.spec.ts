import { expect, it } from 'vitest';
import { Looks } from './looks.js';

it('counts what an open page asks within half an hour as one look', () => {
  const looks = new Looks();
  const minutes = [0, 1, 29, 30, 59, 61];
  expect(minutes.map((minute) => looks.isNew('a NV-1', minute * 60_000))).toEqual([true, false, false, true, false, true]);
  expect(looks.isNew('b NV-1', 0)).toBe(true);
  looks.forget('b NV-1');
  expect(looks.isNew('b NV-1', 1)).toBe(true);
});

import { expect, it } from 'vitest';
import { Pending } from './pending.js';

it('is taken once, and not after its time', () => {
  let now = 0;
  const pending = new Pending<string>(1000, () => now);
  pending.put('a', 'one');
  pending.put('b', 'two');
  expect([pending.see('a'), pending.take('a'), pending.take('a'), pending.take('c')]).toEqual(['one', 'one', null, null]);
  now = 1001;
  expect([pending.see('b'), pending.take('b')]).toEqual([null, null]);
});

it('lets the oldest go where somebody begins without end', () => {
  const pending = new Pending<number>(1000, () => 0);
  for (let index = 0; index < 6000; index += 1) pending.put(String(index), index);
  expect([pending.see('0'), pending.see('999'), pending.see('1000'), pending.see('5999')]).toEqual([null, null, 1000, 5999]);
});

import { expect, it } from 'vitest';
import { putTogether } from './put-together.js';

const notice = (id: string, recipient = 'a') => ({ id, recipient, content: {} });

it('puts what is due for one recipient into one message', () => {
  const told = putTogether([notice('1'), notice('2', 'b'), notice('3')]).map(({ recipient, notices }) => [recipient, notices.map(({ id }) => id).join(' ')]);
  expect(told).toEqual([
    ['a', '1 3'],
    ['b', '2'],
  ]);
});

it('loses nothing of a storm: two hundred in a message', () => {
  const told = putTogether(Array.from({ length: 500 }, (_, index) => notice(String(index))));
  expect(told.map(({ notices }) => notices.length)).toEqual([200, 200, 100]);
  expect(told.flatMap(({ notices }) => notices.map(({ id }) => id))).toEqual(Array.from({ length: 500 }, (_, index) => String(index)));
});

it('keeps what belongs to a drill apart, behind what is so', () => {
  const due = [{ ...notice('1'), content: { drill: 'DT-1' } }, { ...notice('2'), content: { drill: null } }, notice('3'), { ...notice('4'), content: { drill: 'DT-1' } }];
  expect(putTogether(due).map(({ drill, notices }) => [drill, notices.map(({ id }) => id).join(' ')])).toEqual([
    [false, '2 3'],
    [true, '1 4'],
  ]);
});

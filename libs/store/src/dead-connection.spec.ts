import { expect, it, vi } from 'vitest';
import { isDatabaseAway, isDeadConnection, onceMoreWhenDead } from './dead-connection.js';

const fault = (code: string, message = 'said') => Object.assign(new Error(message), { code });

it.each([
  fault('57P01', 'terminating connection due to administrator command'),
  fault('57P03', 'the database system is starting up'),
  fault('08006'),
  fault('ECONNRESET'),
  fault('ECONNREFUSED'),
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
])('%s is a dead connection', (cause) => expect(isDeadConnection(cause)).toBe(true));

it.each([fault('23505', 'duplicate key'), fault('53100', 'disk full'), new Error('syntax error'), null, 'text'])('%s is none', (cause) =>
  expect(isDeadConnection(cause)).toBe(false),
);

it('is away when no connection becomes free, which is no dead one', () => {
  const full = new Error('timeout exceeded when trying to connect');
  expect([isDatabaseAway(full), isDeadConnection(full), isDatabaseAway(fault('57P03')), isDatabaseAway(fault('23505')), isDatabaseAway(null)]).toEqual([true, false, true, false, false]);
});

it('what died is done once more and told so, and not a third time', async () => {
  const act = vi.fn((again: boolean) => (again ? Promise.resolve('done') : Promise.reject(fault('57P01'))));
  await expect(onceMoreWhenDead(act)).resolves.toBe('done');
  const dead = vi.fn(() => Promise.reject(fault('57P01')));
  await expect(onceMoreWhenDead(dead)).rejects.toThrow('said');
  expect(dead).toHaveBeenCalledTimes(2);
});

it('a wrong statement is not done again', async () => {
  const act = vi.fn(() => Promise.reject(fault('42601')));
  await expect(onceMoreWhenDead(act)).rejects.toThrow();
  expect(act).toHaveBeenCalledTimes(1);
});

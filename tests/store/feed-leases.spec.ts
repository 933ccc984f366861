import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '@ioc/platform';
import { FeedLeases } from '@ioc/store';
import { ground, type Ground } from './ground.js';

let base: Ground;
let here: FeedLeases;
let there: FeedLeases;
beforeAll(async () => {
  base = await ground();
  const log = createLogger('test', 'silent');
  here = new FeedLeases(base.database, log);
  there = new FeedLeases(base.database, log);
});
afterAll(async () => {
  await here.close();
  await there.close();
  await base.end();
});

it('lets one server poll a feed at a time, over the whole call, and another feed meanwhile', async () => {
  await here.hold('a', async () => {
    expect(await there.hold('a', () => Promise.resolve('polled'))).toBeNull();
    expect(await there.hold('b', () => Promise.resolve('polled'))).toBe('polled');
  });
  expect(await there.hold('a', () => Promise.resolve('polled'))).toBe('polled');
});

it('gives the lease back when the poll fails', async () => {
  await expect(here.hold('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await there.hold('a', () => Promise.resolve('polled'))).toBe('polled');
});

it('frees the feeds of a server whose connection dies, and takes them up again with a new one', async () => {
  let release: () => void = () => undefined;
  let held: Promise<unknown> = Promise.resolve();
  await new Promise<void>((began) => {
    held = here.hold('a', () => {
      began();
      return new Promise<void>((resolve) => (release = resolve));
    });
  });
  expect(await there.hold('a', () => Promise.resolve('polled'))).toBeNull();
  await base.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rong leases'`);
  await expect.poll(() => there.hold('a', () => Promise.resolve('polled')).catch(() => null), { timeout: 5000 }).toBe('polled');
  release();
  await held;
  await expect.poll(() => here.hold('a', () => Promise.resolve('polled')).catch(() => null), { timeout: 5000 }).toBe('polled');
});

import type { Feed } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { pollTimes } from './schedule.js';

const feed = (id: string, every: string) => ({ id, poll: { every, timeout: 'PT10S', grace: 'PT15S' } }) as Feed;
const ids = Array.from({ length: 200 }, (_none, index) => `feed-${index}`);

it('every first number is asked for within 2 s of the start, and asked again within a period and a twentieth', () => {
  for (const every of ['PT5S', 'PT15S', 'PT1H']) {
    for (const id of ids) {
      const { everyMs, firstMs, regularMs } = pollTimes(feed(id, every));
      expect(firstMs).toBeLessThanOrEqual(2000);
      expect(regularMs - firstMs).toBeGreaterThanOrEqual(everyMs / 20);
      expect(regularMs - firstMs).toBeLessThanOrEqual(everyMs * 1.05);
    }
  }
});

it('regular polls are spread over the whole period, each feed at its own place in every start', () => {
  const places = ids.map((id) => pollTimes(feed(id, 'PT15S')).regularMs % 15_000);
  const perSecond = Array.from({ length: 15 }, (_none, second) => places.filter((ms) => Math.floor(ms / 1000) === second).length);
  expect(Math.max(...perSecond)).toBeLessThan(200 / 5);
  expect(Math.min(...perSecond)).toBeGreaterThan(0);
  expect(pollTimes(feed('feed-7', 'PT15S'))).toEqual(pollTimes(feed('feed-7', 'PT15S')));
});

it('a poll ends before its successor begins', () => {
  expect(pollTimes(feed('a', 'PT5S')).timeoutMs).toBe(4500);
});

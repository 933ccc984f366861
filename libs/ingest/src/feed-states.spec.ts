import { expect, it } from 'vitest';
import { Feed } from '@ioc/contracts';
import { Bus, createLogger } from '@ioc/platform';
import { FeedStates } from './feed-states.js';
import { provenanceOf } from './provenance.js';

it('a feed that another server heard later is as fresh as that', () => {
  const states = new FeedStates(new Bus(createLogger('test', 'silent')));
  const words = { vi: 'a', en: 'a' };
  states.add(Feed.parse({ id: 'a', name: words, component: 'health', organisation: 'ioc', kind: 'csv', poll: { every: 'PT5S', grace: 'PT10S' }, indicators: ['x'], events: [] }), 'live');
  expect(states.freshnessWith(new Map(), 0).get('a')).toBe('missing');
  states.restore('a', 60_000);
  expect(states.freshnessWith(new Map([['a', 30_000]]), 66_000).get('a')).toBe('fresh');
  expect(states.freshnessWith(new Map(), 76_000).get('a')).toBe('stale');
  expect(states.freshnessWith(new Map([['a', 70_000]]), 76_000).get('a')).toBe('fresh');
});
it.each([
  ['simulated', { source: { url: 'http://127.0.0.1:8101/sdmx/KTM.xml' } }],
  ['live', { source: { url: 'http://127.0.0.1:81011/sdmx' } }],
  ['simulated', { source: { folder: '/data/drop/education' } }],
  ['live', { source: { folder: '/data/dropped' } }],
])('provenance is %s for %j', (provenance, settings) => {
  expect(provenanceOf({ settings }, ['http://127.0.0.1:8101', '/data/drop'])).toBe(provenance);
});

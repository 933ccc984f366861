import { describe, expect, it } from 'vitest';
import type { ComponentId, FeedState, Freshness, RunOutcome } from '@ioc/contracts';
import { feedGroups, shortened } from './feed-rows.js';

const now = 1_000_000;
const feed = (id: string, freshness: Freshness, { outcome = 'ok', component = 'health' }: { outcome?: RunOutcome; component?: ComponentId } = {}): FeedState => ({
  ...{ id, name: { vi: id, en: id }, component, organisation: 'so-y-te', kind: 'csv', bringsEvents: false, freshness, everyMs: 5000, lastRunAt: now },
  ...(freshness === 'missing' ? { lastHeardAt: null, staleAt: null } : { lastHeardAt: now - 500, staleAt: freshness === 'stale' ? now - 100 : now + 1500 }),
  ...{ outcome, fault: null, consecutiveFailures: 0, rejected: 0, readings: 1, latencyMs: 1, paused: [], provenance: 'live' as const },
});
const idsOf = (feeds: FeedState[], room = 9) => feedGroups(feeds, ['health', 'feedback'], now).map((group) => shortened(group, room)).map(({ rows, more, total, fresh }) => [rows.map((row) => row.feed.id), total, fresh, more]);

describe('the feeds of a component', () => {
  it('stand worst first: stale, missing, failing, ageing, fresh, switched off', () => {
    const feeds = [feed('f', 'off'), feed('e', 'fresh'), feed('d', 'late'), feed('c', 'fresh', { outcome: 'timeout' }), feed('b', 'missing'), feed('a', 'stale')];
    expect(idsOf(feeds)).toEqual([[['a', 'b', 'c', 'd', 'e', 'f'], 5, 3, { n: 0, fresh: 0 }]]);
  });
  it('leave off the best and say how many of them are fresh', () => {
    expect(idsOf([feed('a', 'fresh'), feed('b', 'stale'), feed('c', 'stale'), feed('d', 'missing')], 3)).toEqual([[['b', 'c'], 4, 1, { n: 2, fresh: 1 }]]);
  });
  it('stand with their component, and one without feeds takes no place', () => {
    expect(idsOf([feed('a', 'fresh', { component: 'feedback' })])).toEqual([[['a'], 1, 1, { n: 0, fresh: 0 }]]);
  });
  it('know their age against their own schedule', () => {
    const [group] = feedGroups([feed('a', 'fresh'), feed('b', 'missing')], ['health'], now);
    expect(group?.rows.map(({ feed: { id }, share }) => [id, share])).toEqual([
      ['b', null],
      ['a', 0.25],
    ]);
  });
});

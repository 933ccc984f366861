import type { CameraStatus, EventState, FeedState, IndicatorInfo, SeriesState } from '@ioc/contracts';
import { createLive, seriesKey, type Live } from '@ioc/screen-live';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { gatherKept, restoreAnswers, type Kept } from './kept.js';

const at = Date.now();
const series: SeriesState = { indicator: 'beds', area: '62', value: 7, previous: 6, period: 'instant', at, ageFrom: at - 60_000, staleAt: at + 60_000, receivedAt: at, provenance: 'live', feed: 'his', spark: [5, 6, 7] };
const feed = { id: 'his', freshness: 'fresh', lastHeardAt: at, staleAt: at + 60_000 } as FeedState;
const camera = { id: 'camera-01', number: 1, state: 'live', since: at } as CameraStatus;
const event = { id: 'alerts/1', severity: 1, status: 'open', startedAt: at } as EventState;

function shown(): { live: Live; queries: QueryClient } {
  const [live, queries] = [createLive(), new QueryClient()];
  live.store.applySnapshot('component/health', { component: 'health', series: [series] });
  live.store.applySnapshot('feeds', { feeds: [feed] });
  live.store.applySnapshot('cameras', { cameras: [camera] });
  live.store.applySnapshot('events', { events: [event], total: 3 });
  queries.setQueryData(['province'], { version: '1' });
  queries.setQueryData(['indicators'], new Map([['beds', { id: 'beds' } as IndicatorInfo]]));
  return { live, queries };
}

/** As the browser's store brings it back. */
const kept = (kinds: string[] = [], from = shown()) => JSON.parse(JSON.stringify(gatherKept(from.live, from.queries, kinds))) as Kept;

describe('what a screen keeps', () => {
  it('is nothing until the screen could be drawn from it', () => {
    const { live, queries } = shown();
    expect(gatherKept(createLive(), queries, [])).toBeNull();
    queries.removeQueries({ queryKey: ['indicators'] });
    expect(gatherKept(live, queries, [])).toBeNull();
  });

  it('comes back with its values, ages and happenings, and without what is of the moment alone', async () => {
    const { store, client } = createLive(undefined, kept().held);
    // Figures are painted with the next frame.
    await vi.waitFor(() => expect(store.series.view(seriesKey('beds', '62'))).toMatchObject({ value: 7, ageFrom: series.ageFrom, staleAt: series.staleAt, spark: [5, 6, 7] }));
    expect(store.feeds.get()).toEqual([feed]);
    expect(store.cameras.get()).toEqual([{ ...camera, state: 'unknown' }]);
    expect(store.events.get()).toEqual({ list: [event], drilled: [], total: 3, known: true });
    expect(client.link.get().status).toBe('down');
  });

  it('counts the lost link from when the server was last heard, and never from before it on a clock that was set back', () => {
    const { held } = kept();
    expect(createLive(undefined, held).client.link.get().since).toBe(held.at);
    const dayLater = { ...held, at: held.at + 86_400_000 };
    expect(createLive(undefined, dayLater).clock.now()).toBeGreaterThanOrEqual(dayLater.at);
    expect(createLive(undefined, { ...held, aheadMs: 5000 }).clock.now()).toBeGreaterThanOrEqual(Date.now() + 4900);
  });

  it('is replaced by the first snapshots', () => {
    const { store } = createLive(undefined, kept().held);
    store.applySnapshot('component/health', { component: 'health', series: [] });
    store.applySnapshot('cameras', { cameras: [camera] });
    expect(store.series.view(seriesKey('beds', '62'))).toBeNull();
    expect(store.cameras.get()[0]?.state).toBe('live');
  });

  it('holds the answers that were asked for, the newest of them, and no others', () => {
    const from = shown();
    for (let n = 0; n < 300; n++) from.queries.setQueryData(['history', n], n, { updatedAt: at + n });
    from.queries.setQueryData(['why', 'beds'], 'raw');
    const queries = new QueryClient();
    restoreAnswers(kept(['history'], from), queries);
    expect(queries.getQueryData<Map<string, IndicatorInfo>>(['indicators'])?.get('beds')).toEqual({ id: 'beds' });
    expect(queries.getQueryData(['why', 'beds'])).toBeUndefined();
    expect(queries.getQueryData(['history', 299])).toBe(299);
    expect(queries.getQueryCache().getAll()).toHaveLength(202);
  });
});

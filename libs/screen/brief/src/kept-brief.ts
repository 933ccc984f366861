import { componentIds, type Brief, type EventState, type FeedState, type IndicatorInfo, type ProvinceInfo, type SeriesState } from '@ioc/contracts';
import type { Live } from '@ioc/screen-live';
import type { QueryClient } from '@tanstack/react-query';
import type { News } from './last-visit.js';

/** All that a page without connection is drawn from. What is in it is aged by the clock like anything else, and never said to be of now. */
export interface KeptBrief {
  /** Shape of this record; another one is not read. */
  version: 1;
  /** When it was so: the server's clock at the time, epoch milliseconds. */
  at: number;
  province: ProvinceInfo;
  indicators: IndicatorInfo[];
  series: SeriesState[];
  feeds: FeedState[];
  events: { list: EventState[]; total: number };
  briefs: { key: readonly unknown[]; brief: Brief }[];
  news: News;
}

const storeName = 'rong-brief-kept';
const place = '/brief/kept';

/** @returns null where nothing was kept, or the browser keeps nothing (no secure connection) */
export async function readKept(): Promise<KeptBrief | null> {
  if (!('caches' in globalThis)) return null;
  try {
    const found = await (await caches.open(storeName)).match(place);
    const kept = found ? ((await found.json()) as KeptBrief) : null;
    return kept?.version === 1 ? kept : null;
  } catch {
    // A store that cannot be read is as good as none: the page then waits for the network, and says so.
    return null;
  }
}

export async function writeKept(kept: KeptBrief): Promise<void> {
  if (!('caches' in globalThis)) return;
  await (await caches.open(storeName)).put(place, new Response(JSON.stringify(kept), { headers: { 'content-type': 'application/json' } }));
}

/** What the screen holds at this moment; null until it holds enough to be drawn from. */
export function gatherKept({ store, clock }: Live, queries: QueryClient, news: News): KeptBrief | null {
  const province = queries.getQueryData<ProvinceInfo>(['province']);
  const indicators = queries.getQueryData<Map<string, IndicatorInfo>>(['indicators']);
  if (!province || !indicators || store.feeds.get().length === 0) return null;
  const briefs = queries.getQueriesData<Brief>({ queryKey: ['brief'] }).flatMap(([key, brief]) => (brief && key[2] === '' ? [{ key, brief }] : []));
  const { list, total } = store.events.get();
  return { version: 1, at: clock.now(), province, indicators: [...indicators.values()], series: seriesOf(store), feeds: [...store.feeds.get()], events: { list: [...list], total }, briefs, news };
}

function seriesOf({ series }: Live['store']): SeriesState[] {
  return series.keys().flatMap((key) => {
    const [indicator = '', area = '', breakdown = ''] = key.split('|');
    const view = series.view(key);
    return view ? [{ ...view, indicator, area, ...(breakdown ? { breakdown } : {}), receivedAt: view.ageFrom, spark: [...view.spark] }] : [];
  });
}

/** Puts what was kept where live values come to stand: the first connection replaces all of it. */
export function restoreKept(kept: KeptBrief, { store }: Live, queries: QueryClient): void {
  const indicators = new Map(kept.indicators.map((one) => [one.id, one] as const));
  const known = { updatedAt: kept.at };
  queries.setQueryData(['province'], kept.province, known);
  queries.setQueryData(['indicators'], indicators, known);
  for (const { key, brief } of kept.briefs) queries.setQueryData(key, brief, known);
  for (const component of componentIds) store.applySnapshot(`component/${component}`, { component, series: kept.series.filter(({ indicator }) => indicators.get(indicator)?.component === component) });
  store.applySnapshot('feeds', { feeds: kept.feeds });
  store.applySnapshot('events', { events: kept.events.list, total: kept.events.total });
}

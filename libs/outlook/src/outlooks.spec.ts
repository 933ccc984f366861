import { Indicator, type HistoryPoint, type IndicatorInfo } from '@ioc/contracts';
import { Bus, createLogger } from '@ioc/platform';
import type { ReadingStore, StoredLatest } from '@ioc/store';
import { describe, expect, it } from 'vitest';
import { FitFault, type Fit, type FitRequest } from './fit.js';
import { thursday, weeksOfVisits } from './made-up-series.js';
import { Outlooks } from './outlooks.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const words = { vi: 'Lượt khám', en: 'Visits' };
const visits: IndicatorInfo = {
  ...Indicator.parse({ id: 'visits', name: words, unit: 'lượt', polarity: 'neutral', cadence: { every: 'day', dueAfter: 'P1D' }, possible: [0, 1e5], aggregate: 'sum', source: 'so-y-te' }),
  component: 'health',
};

/** Outlooks over a store that has so many weeks of visits, with a model that foresees the last value. */
function outlooks({ weeks = 24, fit }: { weeks?: number; fit?: (request: FitRequest) => Promise<Fit> } = {}) {
  let now = thursday;
  let pack = { indicator: (id: string) => (id === 'visits' ? visits : undefined), utcOffset: '+07:00' };
  const asked: FitRequest[] = [];
  const warned: object[] = [];
  const log = createLogger('outlooks', 'fatal');
  log.warn = ((details: object) => void warned.push(details)) as typeof log.warn;
  const bus = new Bus(log);
  const store: Pick<ReadingStore, 'latest' | 'histories'> = {
    latest: () => Promise.resolve([{ indicator: 'visits', area: '62', value: 950, period: '2026-11-26', at: thursday + dayMs, provenance: 'simulated' } as StoredLatest]),
    histories: ({ bucket }) => {
      const values = weeksOfVisits(weeks, { noise: 20, seed: 3 });
      const points = values.map((value, index): HistoryPoint => ({ at: new Date(thursday - (values.length - index) * dayMs).toISOString(), period: bucket, value }));
      return Promise.resolve(new Map([['62', points]]));
    },
  };
  const last = (request: FitRequest): Promise<Fit> => {
    asked.push(request);
    const column = (by: number) => Array.from({ length: request.horizon }, () => (request.values.at(-1) ?? 0) + by);
    return Promise.resolve({ value: column(0), lower: column(-100), upper: column(100), model: { name: 'last', version: '1' } });
  };
  const made = new Outlooks({ store, bus, log, pack: () => pack, watched: () => [{ indicator: 'visits', area: '62' }], fit: fit ?? last, now: () => now });
  made.start();
  const stored = (history: boolean) => bus.emit('readings.stored', { feed: 'his', runId: null, fetchedAt: now, storedAt: now, history, changes: [{ indicator: 'visits', area: '62' } as StoredLatest] });
  return { made, asked, warned, stored, pass: (ms: number) => (now += ms), reload: () => (pack = { ...pack }) };
}

describe('the outlooks of series that rules watch', () => {
  it('are unknown until somebody looks, and made once an hour after that', async () => {
    const { made, asked, pass } = outlooks();
    expect(made.known('visits', '62')).toBeUndefined();
    await made.refresh();
    expect(made.known('visits', '62')).toMatchObject({ none: null, simulated: true, history: { steps: 168 }, madeAt: thursday });
    pass(60 * minuteMs - 1);
    await made.refresh();
    expect(asked).toHaveLength(1);
    pass(1);
    await made.refresh();
    expect(asked).toHaveLength(2);
  });

  it('are made anew after a correction of what was before, and not for a new value', async () => {
    const { made, asked, stored } = outlooks();
    await made.refresh();
    stored(false);
    await made.refresh();
    expect(asked).toHaveLength(1);
    stored(true);
    await made.refresh();
    expect(asked).toHaveLength(2);
  });

  it('are made anew for a configuration that was changed', async () => {
    const { made, asked, reload } = outlooks();
    await made.refresh();
    reload();
    await made.refresh();
    expect(asked).toHaveLength(2);
  });

  it('say why there is none where a model was given up, leave word of it, and try again', async () => {
    let faults = 0;
    const { made, warned, pass } = outlooks({ fit: () => Promise.reject(new FitFault(`fault ${(faults += 1)}`)) });
    await made.refresh();
    expect(made.known('visits', '62')).toMatchObject({ none: { code: 'given-up' }, points: [], model: null });
    expect(warned).toEqual([{ indicator: 'visits', area: '62', steps: 168, reason: 'fault 1' }]);
    await made.refresh();
    pass(10 * minuteMs);
    await made.refresh();
    expect(faults).toBe(2);
  });

  it('ask no model where the history is too short', async () => {
    const { made, asked } = outlooks({ weeks: 3 });
    await made.refresh();
    expect([made.known('visits', '62')?.none?.code, asked]).toEqual(['too-short', []]);
  });

  it('are made once for two who ask at the same time', async () => {
    const { made, asked } = outlooks();
    const series = { indicator: 'visits', area: '62' };
    expect(await made.of(series)).toBe(await made.of(series));
    const { made: other, asked: otherAsked } = outlooks();
    await Promise.all([other.of(series), other.of(series)]);
    expect([asked.length, otherAsked.length]).toEqual([1, 1]);
    await expect(made.of({ indicator: 'no-such', area: '62' })).rejects.toThrow(RangeError);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Feed, Indicator } from '@ioc/contracts';
import { createLogger } from '@ioc/platform';
import { Scorer } from '@ioc/scorecard';
import { newRunId, openDatabase, ReadingStore, ScoreStore, type Database } from '@ioc/store';
import { median } from './figures.js';

const feeds = 30;
const daily = 3;
const areas = 11;
const days = 92;
const dayMs = 86_400_000;
const firstDay = Date.parse('2026-07-01T00:00:00+07:00');
const afterMs = firstDay + (days + 20) * dayMs;

const name = { vi: 'Đo', en: 'Measured' };
const indicators = Array.from({ length: feeds * daily }, (_none, i) =>
  Indicator.parse({ id: `figure-${i}`, name, unit: 'lượt', polarity: 'neutral', cadence: { every: 'day', dueAfter: 'PT12H' }, possible: [0, 1e9], aggregate: 'sum', source: 'so-y-te' }),
);
const measured = Array.from({ length: feeds }, (_none, i) =>
  Feed.parse({ id: `feed-${i}`, name, component: 'health', organisation: 'so-y-te', kind: 'http-json', poll: { every: 'PT15S' }, indicators: indicators.slice(i * daily, (i + 1) * daily).map(({ id }) => id) }),
);
const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
const pack = {
  ...{ feeds: measured, organisations: [{ id: 'so-y-te', name: 'Sở Y tế', shortName: 'SYT', kind: 'department' as const, aliases: [] }] },
  ...{ components: [{ id: 'health' as const, name }], utcOffset: '+07:00', provinceArea: '62' },
  indicator: (id: string) => byId.get(id),
};

/** The scorecard of a quarter, beside reading the same figures once without asking anything of them. */
export async function scorecardBench(): Promise<string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rong-bench-'));
  const database = await openDatabase({ dataDir, log: createLogger('bench', 'error') });
  try {
    await fill(database);
    const scorer = new Scorer(new ScoreStore(database, '+07:00'), () => pack);
    const took = await timed(() => scorer.scorecard({ period: '2026-Q3' }, afterMs));
    const bare = await timed(() => database.query('SELECT s.indicator, s.area, r.at, r.value, r.received_at FROM reading r JOIN series s ON s.id = r.series_id'));
    const card = await scorer.scorecard({ period: '2026-Q3' }, afterMs);
    const cells = card.organisations[0]?.figures.complete.whole ?? 0;
    return [
      `scorecard of a quarter: ${feeds} feeds, ${cells.toLocaleString('en')} cells due, ${days} days of polls every 15 s`,
      `  reading the same rows bare: ${bare.toFixed(0)} ms`,
      `  the scorecard:              ${took.toFixed(0)} ms (goal < 500)`,
    ];
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let count = 0; count < 8; count += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return median(took.slice(1));
}

/** A figure for each indicator, area and day, at noon of the next; every twentieth late, every hundredth never. */
async function fill(database: Database): Promise<void> {
  const store = new ReadingStore(database, { utcOffset: '+07:00' });
  for (let day = 0; day < days; day += 1) {
    const startMs = firstDay + day * dayMs;
    const at = new Date(startMs + 7 * 3_600_000).toISOString().slice(0, 10);
    for (const isLate of [false, true]) {
      const finishedAt = startMs + (isLate ? 2.5 : 1.25) * dayMs;
      const readings = indicators.flatMap(({ id }, i) =>
        Array.from({ length: areas }, (_none, area) => ({ i: i * areas + area + day, id, area: String(608 + area) }))
          .filter(({ i: number }) => number % 100 !== 7 && (number % 20 === 3) === isLate)
          .map(({ i: number, area }) => ({ indicator: id, area, value: number, at, component: 'health' as const, startMs, endMs: startMs + dayMs, ageFromMs: startMs + dayMs, staleAtMs: startMs + 2.5 * dayMs })),
      );
      const run = { id: newRunId(finishedAt), feed: 'feed-0', adapter: 'bench', contractVersion: 1, startedAt: finishedAt - 100, finishedAt, outcome: 'ok' as const, fault: null, latencyMs: 100, rejected: 0 };
      await store.ingest({ run, provenance: 'live', raw: [], readings, events: [], rejected: [] });
    }
  }
  // What the polls leave behind: counts of each day, twelve sizes of latency, a spell of silence each day.
  const each = `FROM generate_series(0, ${feeds - 1}) f, generate_series(0, ${days - 1}) d`;
  const day = `date '2026-07-01' + d`;
  await database.query(`INSERT INTO feed_day (feed, day, first_at, runs, accepted, refused, duplicates, breaches) SELECT 'feed-' || f, ${day}, (${day})::timestamptz, 5760, 5700, 40, 20, 1 ${each}`);
  await database.query(`INSERT INTO feed_latency (feed, day, latency_ms, runs) SELECT 'feed-' || f, ${day}, 100 * k, 480 ${each}, generate_series(1, 12) k`);
  await database.query(`INSERT INTO watch_span (feed, starts_at, ends_at) SELECT 'feed-' || f, (${day})::timestamptz, (${day})::timestamptz + interval '23 hours' ${each}`);
  await database.query(`INSERT INTO watch_span (feed, starts_at, ends_at) VALUES ('', '2026-06-01', '2026-11-01')`);
}

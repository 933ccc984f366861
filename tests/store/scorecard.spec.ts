import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Feed, Indicator, type Reading } from '@ioc/contracts';
import { Intake, type BoundFeed } from '@ioc/ingest';
import { Bus } from '@ioc/platform';
import { Scorer } from '@ioc/scorecard';
import { RawArchive, ScoreStore } from '@ioc/store';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import { ground, log, type Ground } from './ground.js';

const name = { vi: 'Hằng ngày', en: 'Daily' };
const feed = Feed.parse({ id: 'daily', name, component: 'health', organisation: 'so-y-te', kind: 'http-json', poll: { every: 'P1D', grace: 'PT0S' }, indicators: ['visits'] });
const silent = Feed.parse({ ...feed, id: 'never-asked' });
const visits = Indicator.parse({ id: 'visits', name, unit: 'lượt', polarity: 'neutral', cadence: { every: 'day', dueAfter: 'PT12H' }, possible: [0, 1000], aggregate: 'sum', source: 'so-y-te' });
const pack = {
  ...{ feeds: [feed, silent], organisations: [{ id: 'so-y-te', name: 'Sở Y tế', shortName: 'SYT', kind: 'department' as const, aliases: [] }] },
  ...{ components: [{ id: 'health' as const, name }], utcOffset: '+07:00', provinceArea: '62' },
  indicator: (id: string) => (id === 'visits' ? visits : undefined),
  area: (code: string) => (code === '608' ? ({ code } as never) : (null as never)),
  organisation: () => null,
};
const local = (day: number, hour = 0) => Date.parse(`2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+07:00`);
const now = local(23);
const said = (day: number, value = day, area = '608'): Reading => ({ indicator: 'visits', area, value, at: `2026-11-${String(day).padStart(2, '0')}`, where: `/${day}` });

/** Polls of two weeks: when, and what the source answered; null: it could not be reached. */
const script: [at: number, answer: Reading[] | null][] = [
  [local(10, 6), [said(9)]],
  [local(11, 6), [said(10)]],
  [local(12, 6), null],
  [local(12, 18), [said(11)]],
  [local(13, 6), [said(12)]],
  [local(14, 6), [said(13), said(13, 5, '999')]],
  [local(15, 6), [said(14), said(14)]],
  [local(16, 6), [said(15)]],
  [local(17, 6), [said(16)]],
  [local(18, 6), [said(17), said(16, 99)]],
  [local(19, 6), null],
  [local(20, 6), [said(19)]],
  [local(22, 6), [said(20), said(21)]],
];

let base: Ground;
let scorer: Scorer;
beforeAll(async () => {
  base = await ground();
  vi.useFakeTimers({ toFake: ['Date'] });
  const archive = new RawArchive(base.database, base.dataDir);
  const parse = (_: BoundFeed, payloads: readonly RawPayload[]) => ({ readings: JSON.parse(Buffer.from(payloads[0]?.body ?? []).toString()) as Reading[], events: [], rejected: [] });
  const intake = new Intake({ store: base.store, archive, pack: () => pack, bus: new Bus(log), newest: () => undefined, parse });
  const bound: BoundFeed = { feed, adapter: { kind: 'http-json', contractVersion: 1 } as never, settings: {}, provenance: 'live' };
  for (const [at, answer] of script) {
    vi.setSystemTime(at);
    await intake.take(bound, { startedAt: new Date(at) }, async () => {
      if (!answer) throw new AdapterFault('unreachable', 'no route');
      return [{ name: 'a', contentType: 'application/json', locator: 'http://a/', fetchedAt: new Date(at).toISOString(), body: Buffer.from(JSON.stringify(answer)) }];
    });
  }
  // Rông itself was down for the whole of 21 November.
  for (const [from, to] of [[local(1), local(21)], [local(22), now]] as const) {
    await base.database.query(`INSERT INTO watch_span VALUES ('', to_timestamp($1::float8 / 1000), to_timestamp($2::float8 / 1000))`, [from, to]);
  }
  scorer = new Scorer(new ScoreStore(base.database, '+07:00'), () => pack);
});
afterAll(async () => {
  vi.useRealTimers();
  await base.end();
});

it('a fortnight of good, late, partial, repeated and corrected deliveries is scored as its script says, to the digit', async () => {
  const card = await scorer.scorecard({ period: '2026-11' }, now);
  const hour = 3_600_000;
  const figures = card.feeds[0]?.figures;
  expect(card).toMatchObject({ from: '2026-10-31T17:00:00.000Z', to: '2026-11-30T17:00:00.000Z', watchedMs: 21 * 24 * hour });
  // 13 taken, one of an unknown area, one said twice.
  expect(figures?.accurate).toEqual({ part: 13, whole: 14, value: 13 / 14, reason: null });
  expect(figures?.clean).toEqual({ part: 13, whole: 15, value: 13 / 15, reason: null });
  expect(figures).toMatchObject({ refusals: { value: 1 }, duplicates: { value: 1 }, revisions: { value: 1 }, drift: { value: null }, repairs: { value: null } });
  // Days 9 to 21 but the 20th, which fell due while Rông was down and has time until the 23rd; the 11th late, the 18th never.
  expect(figures?.complete).toEqual({ part: 10, whole: 12, value: 10 / 12, reason: null });
  expect(figures).toMatchObject({ late: { value: 1 }, missing: { value: 1 } });
  // From the first poll, without the day of our own; silent 12 h, 24 h, and 6 h until the first poll after it.
  expect(figures?.live).toEqual({ part: 240 * hour, whole: 282 * hour, value: 240 / 282, reason: null });
  expect(card.feeds[0]?.score).toBe((13 / 14 + 10 / 12 + 13 / 15 + 240 / 282) / 4);
  expect(card.feeds.map(({ rank }) => rank)).toEqual([1, null]);
  expect(card.organisations[0]?.figures).toEqual(figures);
});

it('a feed that was never asked has no figure, each with a reason, and neither 0 nor 100', async () => {
  const card = await scorer.scorecard({ period: '2026-11' }, now);
  const figures = card.feeds[1]?.figures;
  for (const figure of Object.values(figures ?? {})) expect(figure).toMatchObject({ value: null, reason: { vi: expect.any(String) } });
});

it('every share opens to its records', async () => {
  const of = async (measure: 'accurate' | 'complete' | 'clean' | 'live') => (await scorer.records({ period: '2026-11', feed: 'daily', measure, limit: 100, offset: 0 }, now))?.records ?? [];
  expect((await of('accurate')).map(({ kind }) => kind).sort()).toEqual(['refused', 'revised']);
  expect((await of('clean')).map(({ where }) => where)).toEqual(['/13']);
  expect((await of('complete')).map(({ kind, period }) => `${kind} ${period}`)).toEqual(['late 2026-11-11', 'missing 2026-11-18']);
  expect((await of('live')).map(({ at, until }) => Date.parse(until ?? '') - Date.parse(at))).toEqual([12, 24, 6].map((hours) => hours * 3_600_000));
});

it('marks of the running server within 90 s are one time, and a longer silence parts it', async () => {
  const scores = new ScoreStore(base.database, '+07:00');
  const start = local(25);
  for (const second of [0, 30, 120, 300, 330]) await scores.watch(start + second * 1000);
  const spans = (await scores.spans({ fromMs: start - 1000, toMs: local(26) })).get('') ?? [];
  expect(spans.map(({ fromMs, toMs }) => [(fromMs - start) / 1000, (toMs - start) / 1000])).toEqual([[0, 120], [300, 330]]);
});

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Scorer } from '@ioc/scorecard';
import { ScoreStore } from '@ioc/store';
import { dailyFeed, fortnightPack, momentOf, playFortnight } from '../support/scripted-fortnight.js';
import { ground, log, type Ground } from './ground.js';

const place = { month: '2026-11', area: '608', province: '62' };
const pack = { ...fortnightPack(place), feeds: [dailyFeed, { ...dailyFeed, id: 'never-asked' }] };
const local = (day: number, hour = 0) => momentOf(place, day, hour);
const now = local(23);

let base: Ground;
let scorer: Scorer;
beforeAll(async () => {
  base = await ground();
  await playFortnight({ ...base, log }, place);
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
  expect(figures).toMatchObject({ refusals: { value: 1 }, duplicates: { value: 1 }, revisions: { value: 1 }, drift: { value: 0 }, repairs: { value: 0 } });
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

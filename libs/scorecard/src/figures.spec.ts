import { describe, expect, it } from 'vitest';
import { figuresOf, scoreOf, type Facts } from './figures.js';

const tally = { accepted: 0, refused: 0, duplicates: 0, breaches: 0, drifts: 0, repairs: 0 };
const facts = (more: Partial<Facts>): Facts => ({ tally, revisions: 0, cells: [], liveMs: 0, watchedMs: 0, latencies: [], ...more });
const times = (...counts: [latencyMs: number, runs: number][]) => counts.map(([latencyMs, runs]) => ({ latencyMs, runs }));
const p95 = (...counts: [number, number][]) => figuresOf(facts({ latencies: times(...counts) })).latencyP95Ms.value;

describe('the latency that 95 of 100 polls do not exceed', () => {
  it.each([
    ['is that of the one poll', [[40, 1]], 40],
    ['is the 19th of 20, not the 20th', [[10, 19], [900, 1]], 10],
    ['is the 20th of 21: 95 % of them are 19.95', [[10, 19], [50, 1], [900, 1]], 50],
    ['is the 95th of 100', [[10, 95], [900, 5]], 10],
    ['is no longer that, once the 95th is slow', [[10, 94], [900, 6]], 900],
    ['counts in whatever order they come', [[900, 6], [10, 94]], 900],
  ] as [string, [number, number][], number][])('%s', (...[, counts, expected]) => expect(p95(...counts)).toBe(expected));

  it('is unknown, with a reason, where there was no poll', () => {
    expect(figuresOf(facts({})).latencyP95Ms).toMatchObject({ value: null, reason: { vi: expect.any(String) } });
  });
});

describe('figures', () => {
  it('of nothing are no zero and no hundred', () => {
    const { accurate, complete, clean, live } = figuresOf(facts({}));
    for (const share of [accurate, complete, clean, live]) expect(share).toMatchObject({ value: null, whole: 0, reason: { vi: expect.any(String) } });
  });

  it('that were not counted in the period are unknown, beside others that were', () => {
    const { drift, repairs, refusals } = figuresOf(facts({ tally: { ...tally, refused: 2, drifts: null, repairs: 3 } }));
    expect([drift.value, repairs.value, refusals.value]).toEqual([null, 3, 2]);
    expect(drift.reason?.vi).toMatch(/chưa đếm/);
  });

  it('a cell that came at its due time is in time, one millisecond later it is late', () => {
    const cell = (receivedMs: number | null) => ({ dueMs: 1000, receivedMs }) as Facts['cells'][number];
    const { complete, late, missing } = figuresOf(facts({ cells: [cell(1000), cell(1001), cell(null)] }));
    expect([complete.part, complete.whole, late.value, missing.value]).toEqual([1, 3, 1, 1]);
  });

  it('the score is the mean of the shares that are known', () => {
    const known = figuresOf(facts({ tally: { ...tally, accepted: 3, refused: 1 }, liveMs: 1, watchedMs: 2 }));
    expect(scoreOf(known)).toBe((0.75 + 0.75 + 0.5) / 3);
    expect(scoreOf(figuresOf(facts({})))).toBeNull();
  });
});

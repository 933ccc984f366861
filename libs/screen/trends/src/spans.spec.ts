import type { Cadence } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { readChoice } from './choice.js';
import { bucketsFor, settled, spanOf, spansFor } from './spans.js';

const live: Cadence = { every: 'PT5M', dueAfter: 'PT5M' };
const monthly: Cadence = { every: 'month', dueAfter: 'P5D' };
const yearly: Cadence = { every: 'year', dueAfter: 'P90D' };
const nowMs = Date.parse('2026-11-27T10:20:00+07:00');
const ground = (cadence: Cadence) => ({ cadence, nowMs, utcOffset: '+07:00' });
const choice = (text: string) => readChoice(new URLSearchParams(text));
const span = (text: string, cadence: Cadence) => {
  const { fromMs, toMs } = spanOf(choice(text), ground(cadence));
  return [fromMs, toMs].map((ms) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16));
};

describe('what an address means', () => {
  it('ends with the hour, the day or the period that runs', () => {
    expect(span('span=24h', live)).toEqual(['2026-11-26T11:00', '2026-11-27T11:00']);
    expect(span('span=7d', live)).toEqual(['2026-11-21T00:00', '2026-11-28T00:00']);
    expect(span('span=1y', monthly)).toEqual(['2025-12-01T00:00', '2026-12-01T00:00']);
    expect(span('span=10y', yearly)).toEqual(['2017-01-01T00:00', '2027-01-01T00:00']);
    expect(span('span=3y', { ...yearly, every: 'school-year' })).toEqual(['2024-09-01T00:00', '2027-09-01T00:00']);
  });
  it('takes both days of a span of one’s own', () => expect(span('from=2026-11-01&to=2026-11-03', live)).toEqual(['2026-11-01T00:00', '2026-11-04T00:00']));
  it.each(['from=2026-11-03&to=2026-11-01', 'from=gestern&to=2026-11-01', 'span=2d', 'from=2026-11-01'])('knows nothing of %s', (text) => expect(choice(text).span).toBeNull());
  it('never means a span that holds no two figures', () => expect(span('span=24h', monthly)).toEqual(['2023-12-01T00:00', '2026-12-01T00:00']));
  it('takes six areas at most', () => expect(choice('areas=1,2,3,4,5,6,7').areas).toHaveLength(6));
});

it('offers spans and buckets that an indicator can fill', () => {
  expect(spansFor(live)[0]).toBe('24h');
  expect(spansFor(monthly)).toEqual(['90d', '1y', '3y', '10y']);
  expect(bucketsFor(live)).toEqual(['none', 'hour', 'day', 'month']);
  expect(bucketsFor(monthly)).toEqual(['none']);
});

it.each([
  ['span=24h', 'none'],
  ['span=7d', 'hour'],
  ['span=90d', 'day'],
  ['span=1y', 'day'],
  ['span=10y', 'month'],
  ['span=24h&bucket=hour', 'hour'],
])('gathers %s by %s', (text, bucket) => expect(settled(choice(text), ground(live)).bucket).toBe(bucket));

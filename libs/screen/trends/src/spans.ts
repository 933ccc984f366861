import { durationMs, offsetMs, type Cadence } from '@ioc/contracts';
import type { Bucket, Choice } from './choice.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Spans that end now, the shortest first. */
const lengths = { '24h': dayMs, '7d': 7 * dayMs, '30d': 30 * dayMs, '90d': 90 * dayMs, '1y': 366 * dayMs, '3y': 3 * 366 * dayMs, '10y': 10 * 366 * dayMs } as const;
export type SpanName = keyof typeof lengths;
const spanNames = Object.keys(lengths) as SpanName[];
const years: Partial<Record<SpanName, number>> = { '1y': 1, '3y': 3, '10y': 10 };

export const isSpanName = (text: string): text is SpanName => text in lengths;

const steps: Record<string, number> = { day: dayMs, week: 7 * dayMs, month: 31 * dayMs, quarter: 92 * dayMs, 'half-year': 184 * dayMs, year: 366 * dayMs, 'school-year': 366 * dayMs };

/** How often there is a new figure, milliseconds. */
function stepMs({ every }: Cadence): number {
  return durationMs(every) ?? steps[every] ?? 366 * dayMs;
}

/** Spans that hold at least two figures. Pure. */
export function spansFor(cadence: Cadence): SpanName[] {
  return spanNames.filter((name) => lengths[name] >= 2 * stepMs(cadence));
}

/** What a person overlooks of a figure where nobody said how much. Pure. */
export function usualSpan(cadence: Cadence): SpanName {
  const step = stepMs(cadence);
  if (step < dayMs) return '7d';
  if (step <= dayMs) return '90d';
  return step <= 31 * dayMs ? '3y' : '10y';
}

/** Buckets that gather several figures each; without one every figure is a point. Pure. */
export function bucketsFor(cadence: Cadence): Bucket[] {
  const step = stepMs(cadence);
  return ['none', ...(['hour', 'day', 'month'] as const).filter((bucket) => step < bucketMs[bucket])];
}
const bucketMs = { hour: hourMs, day: dayMs, month: 28 * dayMs };

/** As fine as a screen shows it: some hundred points a line. Pure. */
export function usualBucket(cadence: Cadence, { fromMs, toMs }: Span): Bucket {
  const points = (toMs - fromMs) / stepMs(cadence);
  if (points <= 400) return 'none';
  return bucketsFor(cadence).find((bucket) => bucket !== 'none' && (toMs - fromMs) / bucketMs[bucket] <= 400) ?? 'month';
}

/** Epoch milliseconds. */
export interface Span {
  fromMs: number;
  toMs: number;
}

interface Ground {
  cadence: Cadence;
  nowMs: number;
  utcOffset: string;
}

/** From when to when an address means. It ends with the hour, the day or the period that is running. Pure. */
export function spanOf({ span, from, to }: Pick<Choice, 'span' | 'from' | 'to'>, { cadence, nowMs, utcOffset }: Ground): Span {
  const offset = offsetMs(utcOffset);
  if (span === 'own') return { fromMs: Date.parse(from) - offset, toMs: Date.parse(to) + dayMs - offset };
  const offered = spansFor(cadence);
  const name = span && offered.includes(span) ? span : usualSpan(cadence);
  const toMs = name === '24h' ? (Math.floor(nowMs / hourMs) + 1) * hourMs : endOfRunning(cadence, nowMs, offset);
  return { fromMs: back(toMs, name, offset), toMs };
}

/** A span of years goes from a day to the same day, so that the year before lies beside it whole. */
function back(toMs: number, name: SpanName, offset: number): number {
  const by = years[name];
  if (by === undefined) return toMs - lengths[name];
  const local = new Date(toMs + offset);
  return local.setUTCFullYear(local.getUTCFullYear() - by) - offset;
}

const monthsOfStep: Record<string, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12, 'school-year': 12 };

/** First moment after the period that runs, at least after today. */
function endOfRunning({ every }: Cadence, nowMs: number, offset: number): number {
  const local = new Date(nowMs + offset);
  const months = monthsOfStep[every];
  if (months === undefined) return (Math.floor((nowMs + offset) / dayMs) + 1) * dayMs - offset;
  // A school year runs until the end of August.
  const start = every === 'school-year' ? 8 : 0;
  const month = local.getUTCMonth() - start;
  return Date.UTC(local.getUTCFullYear(), start + (Math.floor(month / months) + 1) * months) - offset;
}

/** The choice with everything that the address left open. Pure. */
export function settled(choice: Choice, ground: Ground): Span & { name: Choice['span']; bucket: Bucket } {
  const span = spanOf(choice, ground);
  const offered = spansFor(ground.cadence);
  const name = choice.span === 'own' || (choice.span && offered.includes(choice.span)) ? choice.span : usualSpan(ground.cadence);
  const isOffered = choice.bucket !== null && bucketsFor(ground.cadence).includes(choice.bucket);
  return { ...span, name, bucket: isOffered && choice.bucket ? choice.bucket : usualBucket(ground.cadence, span) };
}

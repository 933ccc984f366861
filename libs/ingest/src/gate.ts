import { parseTime, staleAtMs, type FeedBatch, type FeedEvent, type Feed, type Indicator, type Reading, type Rejected, type TimeSpan } from '@ioc/contracts';
import { nextDueMs } from './schedule.js';

/** A reading that passed the gate, with its times worked out. Times are epoch milliseconds. */
export interface AcceptedReading {
  reading: Reading;
  indicator: Indicator;
  span: TimeSpan;
  ageFromMs: number;
  staleAtMs: number;
}

export interface GateContext {
  feed: Feed;
  utcOffset: string;
  /** When the payload was fetched. */
  fetchedAtMs: number;
  indicator(id: string): Indicator | undefined;
  knowsArea(code: string): boolean;
  /** The newest value that is shown of a series; absent where nothing is stored. */
  newest?(reading: Reading): { value: number | null; at: number } | undefined;
}

export interface GateResult {
  accepted: AcceptedReading[];
  events: FeedEvent[];
  rejected: Rejected[];
  /** Readings that said once more what another one said. */
  duplicates: number;
}

/** A source's clock may run ahead of ours by this much. Source: the mission's gate rule, 10 minutes. */
const aheadMs = 10 * 60_000;
/** Device clocks that lost power say 1970; nothing before this is believed to be a measurement. */
const earliestMs = Date.UTC(1990, 0, 1);

/**
 * Checks each record by itself: one bad record never costs the batch.
 * @returns what may be stored, and what lies in quarantine with its reason
 */
export function passGate(batch: FeedBatch, context: GateContext): GateResult {
  const rejected = [...batch.rejected];
  const checked: AcceptedReading[] = [];
  for (const reading of batch.readings) {
    const result = checkReading(reading, context);
    if (typeof result === 'string') rejected.push(refuse(reading.where, reading, result));
    else checked.push(result);
  }
  const before = rejected.length;
  const accepted = withoutConflicts(checked, rejected);
  const duplicates = checked.length - accepted.length - (rejected.length - before);
  const events = batch.events.filter((event) => {
    const reason = checkEvent(event, context);
    if (reason) rejected.push(refuse(event.where, event, reason));
    return !reason;
  });
  return { accepted, events, rejected, duplicates };
}

function checkReading(reading: Reading, context: GateContext): AcceptedReading | string {
  const indicator = context.indicator(reading.indicator);
  if (!indicator) return `unknown indicator ${reading.indicator}`;
  if (!context.feed.indicators.includes(reading.indicator)) return `the feed does not declare the indicator ${reading.indicator}`;
  if (!context.knowsArea(reading.area)) return `unknown area ${reading.area}`;
  const outside = checkValue(reading.value, indicator);
  if (outside) return outside;
  const span = parseTime(reading.at, context.utcOffset);
  if (!span) return `not a time: ${reading.at}`;
  return checkTimes(reading, span, context) ?? checkUnsaid(reading, span, context) ?? accept(reading, indicator, { span, context });
}

function checkValue(value: number | null, indicator: Indicator): string | null {
  if (value === null) return null;
  const [min, max] = indicator.possible;
  if (!Number.isFinite(value)) return 'not a finite number';
  if (value < min || value > max) return `${value} ${indicator.unit} is outside of what is possible, ${min} to ${max}`;
  return null;
}

function checkTimes(reading: Reading, span: TimeSpan, context: GateContext): string | null {
  const asOfMs = reading.asOf === undefined ? null : Date.parse(reading.asOf);
  if (span.startMs > context.fetchedAtMs + aheadMs) return `${reading.at} lies in the future by more than 10 minutes`;
  if (asOfMs !== null && asOfMs > context.fetchedAtMs + aheadMs) return `published ${reading.asOf}, in the future by more than 10 minutes`;
  if (span.startMs < earliestMs) return `${reading.at} lies before 1990: the source's clock is wrong`;
  return null;
}

/** A source that leaves a figure out does not unsay it: the known value stays, and its age tells the rest. */
function checkUnsaid(reading: Reading, span: TimeSpan, context: GateContext): string | null {
  if (reading.value !== null) return null;
  const newest = context.newest?.(reading);
  if (!newest || newest.value === null || span.endMs < newest.at) return null;
  return 'the source leaves out a figure that it gave before; the known value stays';
}

function accept(reading: Reading, indicator: Indicator, at: { span: TimeSpan; context: GateContext }): AcceptedReading {
  const { span, context } = at;
  const asOfMs = reading.asOf === undefined ? undefined : Date.parse(reading.asOf);
  const ageFromMs = asOfMs ?? Math.min(span.endMs, context.fetchedAtMs);
  const byPeriod = staleAtMs(span, indicator.cadence, context.utcOffset);
  // A period that still runs is renewed by its own rhythm, not first after its end.
  const running = span.endMs > context.fetchedAtMs;
  const stale = running ? Math.min(byPeriod, nextDueMs(ageFromMs, indicator.cadence, context.utcOffset)) : byPeriod;
  return { reading, indicator, span, ageFromMs, staleAtMs: stale };
}

/** Two different values for one place and time cannot both be right, and neither is guessed to be. */
function withoutConflicts(readings: AcceptedReading[], rejected: Rejected[]): AcceptedReading[] {
  const byKey = new Map<string, AcceptedReading[]>();
  for (const item of readings) {
    const { indicator, area, breakdown, at } = item.reading;
    const key = JSON.stringify([indicator, area, breakdown, at]);
    byKey.set(key, [...(byKey.get(key) ?? []), item]);
  }
  return [...byKey.values()].flatMap((same) => {
    const first = same[0];
    if (!first) return [];
    if (same.every((item) => item.reading.value === first.reading.value)) return [first];
    for (const item of same) rejected.push(refuse(item.reading.where, item.reading, 'conflicting duplicate: the payload gives two values for this place and time'));
    return [];
  });
}

function checkEvent(event: FeedEvent, context: GateContext): string | null {
  if (!context.feed.events.includes(event.kind)) return `the feed does not declare events of kind ${event.kind}`;
  if (event.area !== undefined && !context.knowsArea(event.area)) return `unknown area ${event.area}`;
  if (Date.parse(event.startedAt) > context.fetchedAtMs + aheadMs) return `${event.startedAt} lies in the future by more than 10 minutes`;
  return null;
}

function refuse(where: string | undefined, raw: unknown, reason: string): Rejected {
  return { where: where ?? '', raw: JSON.stringify(raw).slice(0, 2000), reason };
}

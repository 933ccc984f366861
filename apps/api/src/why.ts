import { freshnessAt, staleAtMs, type LatestReading, type TimeSpan, type WhyAnswer } from '@ioc/contracts';
import { maskRaw, payloadAt, type Excerpt } from '@ioc/adapter-kit';
import { HandStore, type RawRef, type StoredReading, type StoredWhy } from '@ioc/store';
import type { House } from './house.js';
import type { WhyFilter } from './parameters.js';

/** Assembles the answer to "vì sao con số này?" from what is stored and configured. */
export async function explain(house: House, indicatorId: string, query: WhyFilter & { area: string }): Promise<WhyAnswer | null> {
  const indicator = house.pack.indicator(indicatorId);
  const stored = await house.store.why({ indicator: indicatorId, area: query.area, breakdown: query.breakdown, at: query.at });
  if (!indicator || !stored) return null;
  const { reading } = stored;
  const handled = await new HandStore(house.database).signatures([reading.runId, ...stored.revisions.map(({ runId }) => runId)]);
  return {
    reading: latestOf(house, reading, indicator),
    indicator,
    feed: house.states.get(reading.feed) ?? null,
    run: runTold(stored.run),
    raw: await rawRecord(house, { ...reading, raw: stored.raw }),
    formula: indicator.formula ?? null,
    operands: reading.operands.map((operand) => ({ ...operand, at: new Date(operand.at).toISOString() })),
    revisions: stored.revisions.map((revision) => {
      const handledBy = handled.get(revision.runId);
      return { ...revision, receivedAt: new Date(revision.receivedAt).toISOString(), ...(handledBy ? { handledBy } : {}) };
    }),
    handledBy: handled.get(reading.runId) ?? null,
    checks: checksOf(house, indicator, { reading, handledBy: handled.get(reading.runId) ?? null }),
    coverage: indicator.coverage ?? null,
  };
}

type Indicator = NonNullable<ReturnType<House['pack']['indicator']>>;

function latestOf(house: House, reading: StoredReading, indicator: Indicator): LatestReading {
  const shown = house.hub.series(indicator.component).find((series) => isSame(series, reading));
  const { ageFrom, staleAt } = shown ?? agesOf(reading, indicator, house.pack.utcOffset);
  const nowMs = Date.now();
  const { value, period, at, receivedAt, provenance, feed, area, breakdown } = reading;
  return {
    indicator: indicator.id,
    area,
    breakdown,
    ...{ value, period, at, receivedAt, provenance, feed, ageFrom, staleAt },
    status: reading.status ?? undefined,
    qualifier: reading.qualifier ?? undefined,
    revisedAt: reading.revisedAt ?? undefined,
    previous: shown?.previous ?? null,
    unit: indicator.unit,
    ageS: Math.max(0, Math.round((nowMs - ageFrom) / 1000)),
    freshness: freshnessAt(nowMs, ageFrom, staleAt),
  };
}

/** Of a reading that is not the newest any more. */
function agesOf(reading: StoredReading, indicator: Indicator, utcOffset: string): { ageFrom: number; staleAt: number } {
  const span: TimeSpan = { kind: 'instant', startMs: reading.startsAt, endMs: reading.at };
  const ageFrom = reading.asOf ?? Math.min(reading.at, reading.receivedAt);
  return { ageFrom, staleAt: staleAtMs(span, indicator.cadence, utcOffset) };
}

function isSame(series: { indicator: string; area: string; breakdown?: string | undefined; at: number }, reading: StoredReading): boolean {
  return series.indicator === reading.indicator && series.area === reading.area && series.breakdown === reading.breakdown && series.at === reading.at;
}

/** A poll as it is told of a number or an event. */
export function runTold(run: StoredWhy['run']): WhyAnswer['run'] {
  if (!run) return null;
  const { id, outcome, latencyMs, adapter, contractVersion, note = null } = run;
  const startedAt = new Date(run.startedAt).toISOString();
  return { id, startedAt, finishedAt: new Date(run.finishedAt).toISOString(), outcome, latencyMs, adapter, adapterVersion: contractVersion, note };
}

/** What was read from a payload. */
interface FoundRecord {
  feed: string;
  receivedAt: number;
  /** Its place there. */
  where: string | null;
  /** Payloads of the poll that brought it. */
  raw: RawRef[];
  /** Of a number: itself, which is not masked. */
  value?: number | null;
}

/** The payload that a record's place names, and the record there. */
export async function rawRecord(house: House, record: FoundRecord): Promise<WhyAnswer['raw']> {
  const found = payloadAt(record.raw, record.where ?? '');
  if (!found) return null;
  const { sha256, name, bytes, contentType, locator } = found.payload;
  const excerpt = await excerptIn(house, record, found);
  return { sha256, name, bytes, contentType, locator, where: record.where, excerpt: excerpt && maskRaw(excerpt.text, record.value ?? null), exact: excerpt?.exact ?? false };
}

async function excerptIn(house: House, { feed, receivedAt }: FoundRecord, { payload, place }: { payload: RawRef; place: string }): Promise<Excerpt | null> {
  const archived = await house.archive.get(payload.sha256);
  if (!archived) return null;
  const { name, contentType, locator } = payload;
  return house.excerpt(feed, { name, contentType, locator, body: archived.body, fetchedAt: new Date(receivedAt).toISOString() }, place);
}

/** A source's clock may run ahead by so much. */
const aheadMs = 600_000;

/** What the gate held the value against, by the configuration of today: a bound that was narrowed since shows here. */
function checksOf(house: House, indicator: Indicator, { reading, handledBy }: { reading: StoredReading; handledBy: WhyAnswer['handledBy'] }): WhyAnswer['checks'] {
  const { value, area, startsAt, receivedAt } = reading;
  const [min, max] = indicator.possible;
  const state = house.states.get(reading.feed);
  const isKnown = house.pack.areas.some(({ code }) => code === area);
  return [
    { name: 'range', holds: value === null || (value >= min && value <= max) },
    { name: 'area', holds: isKnown },
    { name: 'future', holds: startsAt <= receivedAt + aheadMs },
    ...(state ? [{ name: 'schema' as const, holds: !state.paused.includes(indicator.id) }] : []),
    ...(handledBy?.kind === 'entry' ? [{ name: 'approved' as const, holds: handledBy.approver !== null && handledBy.approver !== handledBy.author }] : []),
  ];
}

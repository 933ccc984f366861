import { parseTime, staleAtMs, type Cadence, type Provenance, type Qualifier, type ReadingStatus } from '@ioc/contracts';
import type { Operand, SeriesRef, StoredLatest, StoredReading } from '@ioc/store';

/** A stored value as a derived number rests on it. Moments are epoch milliseconds. */
export interface KnownValue extends SeriesRef {
  value: number | null;
  period: string;
  startMs: number;
  at: number;
  ageFrom: number;
  staleAt: number;
  feed: string;
  provenance: Provenance;
  status?: ReadingStatus | undefined;
  qualifier?: Qualifier | undefined;
}

export function ofLatest(latest: StoredLatest, utcOffset: string): KnownValue {
  const span = latest.period === 'instant' ? null : parseTime(latest.period, utcOffset);
  return { ...latest, startMs: span?.startMs ?? latest.at };
}

/** A value of an earlier period, with the ages that it has by its indicator's own rhythm. */
export function ofStored(reading: StoredReading, cadence: Cadence, utcOffset: string): KnownValue {
  const { indicator, area, breakdown, value, period, startsAt, at, feed, provenance, status, qualifier } = reading;
  const staleAt = staleAtMs({ kind: 'instant', startMs: startsAt, endMs: at }, cadence, utcOffset);
  const ageFrom = reading.asOf ?? Math.min(at, reading.receivedAt);
  return {
    ...{ indicator, area, breakdown, value, period, at, feed, provenance, ageFrom, staleAt },
    startMs: startsAt,
    status: status ?? undefined,
    qualifier: qualifier ?? undefined,
  };
}

/** What `why` shows of it. */
export function operandOf({ indicator, area, value, period, at, feed }: KnownValue): Operand {
  return { indicator, area, value, period, at, feed };
}

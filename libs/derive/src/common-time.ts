import { parseTime } from '@ioc/contracts';

export interface TimeOfValue {
  /** As the source named it, or `instant`. */
  period: string;
  startMs: number;
  /** End of the period, or the instant. */
  at: number;
}

/**
 * The time that a number made of these values speaks of. Periods of one kind are only put together when they are the same
 * one: the earliest that each has reached counts, so that November's sum never mixes in October. Instants, and periods of
 * different kinds, are taken as they are newest.
 */
export function commonTime(values: readonly TimeOfValue[]): { time: TimeOfValue; isExact: boolean } | null {
  const [first, ...others] = values;
  if (!first) return null;
  const kind = kindOf(first);
  const isExact = kind !== 'instant' && others.every((value) => kindOf(value) === kind);
  const time = others.reduce((a, b) => (isExact === b.at < a.at ? b : a), first);
  return { time: { period: time.period, startMs: time.startMs, at: time.at }, isExact };
}

function kindOf({ period }: TimeOfValue): string {
  return period === 'instant' ? 'instant' : (parseTime(period)?.kind ?? period);
}

/** The same period a year before; `null` for an instant. `2023-11` → `2022-11`, `2023/2024` → `2022/2023`. */
export function yearBefore({ period }: TimeOfValue, utcOffset: string): TimeOfValue | null {
  const label = period.replace(/\d{4}/g, (year) => String(Number(year) - 1));
  const span = period === 'instant' ? null : parseTime(label, utcOffset);
  return span && { period: label, startMs: span.startMs, at: span.endMs };
}

import type { Rejected } from '@ioc/contracts';

/** One value of one series. */
export interface PrometheusSample {
  name: string;
  labels: ReadonlyMap<string, string>;
  /** NaN: the source has no observation. */
  value: number;
  /** When the source says that it was so, epoch milliseconds; absent where it says no time. */
  atMs?: number;
  where: string;
}

export interface PrometheusSamples {
  samples: PrometheusSample[];
  rejected: Rejected[];
}

/** `1.5`, `1e3`, `NaN`, `+Inf` and `-Inf` in any case, as Go writes and OpenMetrics allows. @returns `null` for anything else */
export function prometheusNumber(text: string): number | null {
  if (/^nan$/i.test(text)) return Number.NaN;
  const endless = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (endless) return endless[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^[+-]?0x[0-9a-f]+$/i.test(text)) return Number(text.replace(/^[+-]/, '')) * (text.startsWith('-') ? -1 : 1);
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
}

import type { PackView } from '@ioc/adapter-kit';
import { msOf } from './ngsi-entity.js';
import type { Stream } from './sta-entity.js';

export interface Observed {
  stream: Stream;
  /** End of the phenomenon's time, epoch milliseconds. */
  atMs: number;
  value: number;
}

/**
 * The newest observation of a datastream.
 * @returns `null` when it has none, a reason when the newest cannot be used
 */
export function newestObservation(stream: Stream, pack: PackView): Observed | { reason: string } | null {
  const timed = stream.observations.map((observation) => ({
    result: observation.result,
    atMs: msOf((observation.phenomenonTime ?? observation.resultTime ?? undefined)?.split('/').at(-1), pack),
  }));
  const newest = timed.reduce<(typeof timed)[number] | null>((best, one) => ((one.atMs ?? 0) >= (best?.atMs ?? 0) ? one : best), null);
  if (!newest) return null;
  if (newest.atMs === undefined) return { reason: 'no phenomenonTime' };
  const value = numberIn(newest.result);
  return value === null ? { reason: `its result is no number: ${JSON.stringify(newest.result) ?? 'absent'}` } : { stream, atMs: newest.atMs, value };
}

/** Results come as numbers, as texts ("7"), as truths, and levels as Roman numerals. */
function numberIn(result: unknown): number | null {
  if (typeof result === 'boolean') return Number(result);
  if (typeof result === 'number') return Number.isFinite(result) ? result : null;
  if (typeof result !== 'string') return null;
  const text = result.trim();
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text);
  const level = ['I', 'II', 'III', 'IV', 'V'].indexOf(text.replace(/^cấp\s+/i, '').toUpperCase());
  return level < 0 ? null : level + 1;
}

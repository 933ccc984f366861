import { offsetMs } from '@ioc/contracts';

const dayMs = 86_400_000;

/** A day of the province, from its midnight to the next one. */
export interface DayLine {
  fromMs: number;
  toMs: number;
}

/** The province's day that a moment lies in. Pure. */
export function dayLineOf(atMs: number, utcOffset: string): DayLine {
  const offset = offsetMs(utcOffset);
  const fromMs = Math.floor((atMs + offset) / dayMs) * dayMs - offset;
  return { fromMs, toMs: fromMs + dayMs };
}

/** Where a moment stands on the line, per cent from its left end. */
export function placeOf(atMs: number, { fromMs, toMs }: DayLine): number {
  return Math.min(100, Math.max(0, ((atMs - fromMs) / (toMs - fromMs)) * 100));
}

/** Which moment stands at a share of the line, in whole seconds. */
export function momentAt(share: number, { fromMs, toMs }: DayLine): number {
  return Math.round((fromMs + Math.min(1, Math.max(0, share)) * (toMs - fromMs)) / 1000) * 1000;
}

import { districts, province, shareOf } from './areas.js';
import { poisson, stream, unit, wander } from './random.js';
import { busyness, dayElapsed, dayWeight, type RhythmName } from './rhythm.js';
import { dayMs, localMs, localTime, startOfDay, startOfMonth, startOfYear } from './vietnam-time.js';

/** How one indicator behaves in this world. */
export interface Figure {
  /** level: a stock or a rate at a moment · counter: grows from zero through its period · cases: rare, drawn one by one. */
  kind: 'level' | 'counter' | 'cases';
  /** The province's value at the anchor; for a counter and for cases the amount of a whole period. */
  base: number;
  /** sum: districts split the province's value by population · same: each district has its own value near it. */
  spread: 'sum' | 'same';
  /** Resets of a counter and of cases. */
  period: 'day' | 'month' | 'quarter' | 'year';
  rhythm: RhythmName;
  /** Share of a level that follows the rhythm, 0–1. */
  swing: number;
  /** Relative growth a year, counted from the anchor. */
  trend: number;
  /** Relative height of the year's wave and the month (1–12) of its top. */
  season: number;
  peak: number;
  /** Relative width of the slow wandering and the time of one step of it. */
  noise: number;
  pace: 'live' | 'day' | 'month' | 'year';
  /** Relative width of the quick movement (steps of 15 s). */
  flicker: number;
  /** Relative difference between districts (spread same). */
  vary: number;
  min: number;
  max: number;
  decimals: number;
  /** Year whose start the base belongs to. */
  anchor: number;
}

const yearMs = 365.25 * dayMs;
const paceMs = { live: 3 * 3_600_000, day: 1.5 * dayMs, month: 40 * dayMs, year: yearMs };

/** Value of a figure for an area at a moment. The key carries the seed and the indicator's id. */
export function figureAt(figure: Figure, key: string, at: { area: string; ms: number }): number {
  if (at.area === province.code && figure.spread === 'sum') {
    const parts = districts.map((district) => oneArea(figure, key, { area: district.code, ms: at.ms }));
    return round(
      parts.reduce((sum, part) => sum + part, 0),
      figure.decimals,
    );
  }
  return oneArea(figure, key, at);
}

function oneArea(figure: Figure, key: string, at: { area: string; ms: number }): number {
  const raw = rawValue(figure, key, at);
  const share = figure.spread === 'sum' ? shareOf(at.area) : 1;
  return round(Math.min(figure.max * share, Math.max(figure.min * share, raw)), figure.decimals);
}

function rawValue(figure: Figure, key: string, at: { area: string; ms: number }): number {
  if (figure.kind === 'cases') return casesAt(figure, key, at);
  const size = figure.base * weightOf(figure, key, at.area) * slowFactor(figure, at.ms);
  return figure.kind === 'counter'
    ? counterAt(figure, `${key}|${at.area}`, { size, ms: at.ms })
    : levelAt(figure, `${key}|${at.area}`, { size, ms: at.ms });
}

function weightOf(figure: Figure, key: string, area: string): number {
  if (figure.spread === 'sum') return shareOf(area);
  return area === province.code ? 1 : 1 + figure.vary * (unit(`${key}|${area}|own`) * 2 - 1);
}

function slowFactor(figure: Figure, ms: number): number {
  const years = (ms - localMs(figure.anchor, 1)) / yearMs;
  const wave = Math.cos(((localTime(ms).month - figure.peak) / 12) * 2 * Math.PI);
  return (1 + figure.trend) ** years * (1 + figure.season * wave);
}

function levelAt(figure: Figure, key: string, { size, ms }: { size: number; ms: number }): number {
  const busy = figure.swing > 0 ? 1 + figure.swing * (busyness(figure.rhythm, ms) - 1) : 1;
  const slow = figure.noise * wander(key, ms, paceMs[figure.pace]);
  const quick = figure.flicker > 0 ? figure.flicker * wander(`${key}|quick`, ms, 15_000) : 0;
  return size * busy * (1 + slow + quick);
}

/** Counts up only: the wobble is drawn once per day, so that a counter never falls within its period. */
function counterAt(figure: Figure, key: string, { size, ms }: { size: number; ms: number }): number {
  const wobble = (dayStart: number) => 1 + figure.noise * (unit(`${key}|${dayStart}`) * 2 - 1);
  if (figure.period === 'day')
    return size * wobble(startOfDay(ms)) * dayWeight(figure.rhythm, ms) * dayElapsed(figure.rhythm, ms);
  const start = startOfPeriod(figure.period, ms);
  const days = (endOfPeriod(figure.period, ms) - start) / dayMs;
  const whole = (startOfDay(ms) - start) / dayMs;
  return (size * wobble(start) * (whole + dayElapsed(figure.rhythm, ms))) / days;
}

/** Rare happenings: each day of the period has its own draw and each happening its own moment of the day. */
function casesAt(figure: Figure, key: string, at: { area: string; ms: number }): number {
  const start = startOfPeriod(figure.period, at.ms);
  const days = (endOfPeriod(figure.period, at.ms) - start) / dayMs;
  let count = 0;
  for (let day = start; day <= at.ms; day += dayMs) {
    const mean =
      ((figure.base * weightOf(figure, key, at.area) * slowFactor(figure, day)) / days) * dayWeight(figure.rhythm, day);
    const next = stream(`${key}|${at.area}|${day}`);
    const happenings = poisson(next, Math.max(0, mean));
    for (let i = 0; i < happenings; i++) if (day + next() * dayMs <= at.ms) count += 1;
  }
  return count;
}

function startOfPeriod(period: Figure['period'], ms: number): number {
  if (period === 'day') return startOfDay(ms);
  if (period === 'month') return startOfMonth(ms);
  if (period === 'year') return startOfYear(ms);
  const { year, month } = localTime(ms);
  return localMs(year, month - ((month - 1) % 3));
}

function endOfPeriod(period: Figure['period'], ms: number): number {
  const { year, month, day } = localTime(startOfPeriod(period, ms));
  if (period === 'day') return localMs(year, month, day + 1);
  if (period === 'year') return localMs(year + 1, 1);
  return localMs(year, month + (period === 'month' ? 1 : 3));
}

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

const plain: Figure = {
  kind: 'level',
  base: 0,
  spread: 'same',
  period: 'day',
  rhythm: 'steady',
  swing: 0,
  trend: 0,
  season: 0,
  peak: 1,
  noise: 0.02,
  pace: 'month',
  flicker: 0,
  vary: 0.1,
  min: 0,
  max: Number.POSITIVE_INFINITY,
  decimals: 0,
  anchor: 2026,
};

/** A percentage: two decimals, within 0–100, its own in each district. */
export function rate(base: number, more: Partial<Figure> = {}): Figure {
  return {
    ...plain,
    base,
    max: 100,
    decimals: 2,
    vary: Math.min(0.08, (100 - base) / 150 + 0.01),
    noise: 0.006,
    ...more,
  };
}

/** A number of things that are there at a moment; districts add up to the province. */
export function stock(base: number, more: Partial<Figure> = {}): Figure {
  return { ...plain, base, spread: 'sum', noise: 0.01, ...more };
}

/** One figure for the whole province, or an index that districts do not add up to. */
export function index(base: number, more: Partial<Figure> = {}): Figure {
  return { ...plain, base, ...more };
}

/** A sum that grows through the day, month, quarter or year and starts again at zero. */
export function counter(base: number, period: Figure['period'], more: Partial<Figure> = {}): Figure {
  return { ...plain, kind: 'counter', base, period, spread: 'sum', noise: 0.06, ...more };
}

/** Rare happenings: `base` of them in a whole period over the province. */
export function cases(base: number, period: Figure['period'], more: Partial<Figure> = {}): Figure {
  return { ...plain, kind: 'cases', base, period, spread: 'sum', ...more };
}

import { distanceFrom, type IndicatorInfo, type Qualifier, type Target } from '@ioc/contracts';
import type { SeriesView } from '@ioc/screen-live';
import { widthRem } from './type-width.js';
import type { Words } from './words.js';

/** All that stands on a tile, as text. */
export interface FigureText {
  /** `null`: no value was ever received, or the source says that there is none. */
  value: string | null;
  /** ≈ before an estimate, > before "trên" … */
  prefix: string;
  unit: string;
  change: { arrow: '↑' | '↓' | '='; by: string } | null;
  target: string;
  /** In a playback what is known today; "đã sửa" for a day after a correction; else "sơ bộ". */
  remark: { kind: 'revised' | 'preliminary'; text: string } | null;
}

/** From here on a wall's reader has no use for decimals, and a tile no room. */
const wholeFrom = 100_000;

const qualifierSigns: Record<Qualifier, string> = { gt: '>', gte: '≥', lt: '<', lte: '≤', approx: '≈' };

export function figureText(indicator: IndicatorInfo, view: SeriesView | null, words: Words): FigureText {
  const value = view?.value ?? null;
  const whole = Math.abs(value ?? 0) >= wholeFrom;
  const number = (one: number) =>
    words.formats.number(one, whole || Math.abs(one) >= wholeFrom ? 0 : indicator.decimals);
  return {
    value: value === null ? null : number(value),
    prefix: prefixOf(view),
    unit: words.unit(indicator.unit),
    change: changeText(value, view?.previous ?? null, number),
    target: targetText(indicator.target, (bound) =>
      words.formats.number(bound, Number.isInteger(bound) ? 0 : indicator.decimals),
    ),
    remark: remarkOf(view, words, number),
  };
}

/** "mục tiêu ≥95 · thiếu 3,3 · trước đó 93,1": how a figure stands, the most telling first. */
export function standingText(indicator: IndicatorInfo, view: Pick<SeriesView, 'value' | 'previous'> | null, words: Words): string {
  const { formats, t } = words;
  const number = (one: number) => formats.number(one, Math.abs(one) >= wholeFrom ? 0 : indicator.decimals);
  const target = targetText(indicator.target, (bound) => formats.number(bound, Number.isInteger(bound) ? 0 : indicator.decimals));
  const parts = [target && t('figure.target', { target })];
  if (typeof view?.value === 'number') {
    const off = distanceFrom(view.value, indicator.target);
    const isShort = view.value < (indicator.target?.min ?? -Infinity);
    if (off > 0) parts.push(t(isShort ? 'figure.short' : 'figure.over', { by: number(off) }));
    if (view.previous !== null) parts.push(t('figure.before', { value: number(view.previous) }));
  }
  return parts.filter(Boolean).join(' · ');
}

function remarkOf(view: SeriesView | null, { t }: Words, number: (value: number) => string): FigureText['remark'] {
  if (view?.restated !== undefined) return { kind: 'revised', text: t('playback.restated', { value: view.restated === null ? t('datum.missing') : number(view.restated) }) };
  if (view?.revisedAt !== undefined) return { kind: 'revised', text: t('datum.revised') };
  return view?.status === 'preliminary' ? { kind: 'preliminary', text: t('datum.preliminary') } : null;
}

/** ≈ before an estimate, > before "trên" …; nothing before a figure that is exact. */
export function prefixOf(view: Partial<Pick<SeriesView, 'qualifier' | 'status'>> | null): string {
  if (view?.qualifier) return qualifierSigns[view.qualifier];
  return view?.status === 'estimate' ? '≈' : '';
}

/** Arrows show direction only; good or bad is the target's matter. */
function changeText(
  value: number | null,
  previous: number | null,
  number: (value: number) => string,
): FigureText['change'] {
  if (value === null || previous === null) return null;
  const by = number(Math.abs(value - previous));
  if (number(value) === number(previous) || by === number(0)) return { arrow: '=', by: '' };
  return { arrow: value > previous ? '↑' : '↓', by };
}

export function targetText(target: Target | undefined, number: (value: number) => string): string {
  if (!target) return '';
  const { min, max } = target;
  if (min !== undefined && max !== undefined) return min === max ? number(min) : `${number(min)}–${number(max)}`;
  if (min !== undefined) return `≥${number(min)}`;
  return max === undefined ? '' : `≤${number(max)}`;
}

/** Which parts of a cell have room beside its value and its remark, which always stand. */
export interface CellRoom {
  spark: boolean;
  change: boolean;
  target: boolean;
  /** A unit without room joins the label. */
  unit: boolean;
}

/** Type is never shrunk to fit: content is dropped in this order, the least telling first. */
const cellDrops = ['spark', 'change', 'target', 'unit'] as const;
const headDrops = ['change', 'target'] as const;

/** Width of a supporting figure on a 16:9 wall: a panel of 142.8 rem less its headline, gaps and margins, halved. */
export const cellRem = 51;
const gapRem = 0.9;
const sparkRem = 9.4 + gapRem;
/** "chưa có số" in its dashed box, and when it is due. */
const missingRem = 44;

/** @param placeRem width of the place that the figure has */
export function cellRoom(text: FigureText, placeRem: number = cellRem): CellRoom {
  const { prefix, value, unit, change, target } = text;
  const stands = (value === null ? missingRem : widthRem(prefix + value, 6, 1)) + remarkRem(text, gapRem);
  return roomFor(cellDrops, placeRem - stands, {
    spark: sparkRem,
    change: change ? changeWidthRem(change) + gapRem : 0,
    target: target ? Math.max(8, widthRem(target, 4, 0.86)) + gapRem : 0,
    unit: unit && value !== null ? 0.7 + widthRem(unit, 4, 0.86) : 0,
  });
}

/** Leaves parts off in the order of `drops` until the rest fits into `freeRem`. */
function roomFor<T extends string>(drops: readonly T[], freeRem: number, widths: Record<T, number>): Record<T, boolean> {
  const room = Object.fromEntries(drops.map((part) => [part, true])) as Record<T, boolean>;
  let needed = drops.reduce((sum, part) => sum + widths[part], 0);
  for (const part of drops) {
    if (needed <= freeRem) break;
    room[part] = false;
    needed -= widths[part];
  }
  return room;
}

/** With its frame and the gap before it. */
function remarkRem({ remark }: FigureText, gap: number): number {
  return remark ? widthRem(remark.text, 4, 0.84) + (remark.kind === 'revised' ? 1.9 : 0) + gap : 0;
}

/** Width of a cell's change in steps of two rem, so that it seldom moves what stands beside it. */
export function changeWidthRem(change: NonNullable<FigureText['change']>): number {
  return Math.max(8, Math.ceil((changeRem(change, { fontRem: 4, stretch: 0.86 }) + 0.2) / 2) * 2);
}

/** Figure and arrow, with the arrow's margin. */
function changeRem(
  { arrow, by }: NonNullable<FigureText['change']>,
  { fontRem, stretch }: { fontRem: number; stretch: number },
): number {
  return widthRem(arrow + by, fontRem, stretch) + 0.15 * fontRem;
}

/** Width of the headline's column. */
const headRem = 29;
const headGapRem = 1.8;

/** How a headline stands: large with its unit, large alone, or smaller. A unit without room joins the label. */
export interface HeadRoom {
  size: 'large' | 'small' | 'smallest';
  unit: boolean;
  change: boolean;
  target: boolean;
}

export function headRoom(text: FigureText): HeadRoom {
  const { unit, change, target } = text;
  const large = headlineRem(text, 10.8, 1);
  const size = large <= headRem ? 'large' : headlineRem(text, 8, 0.84) <= headRem ? 'small' : 'smallest';
  const more = roomFor(headDrops, headRem + headGapRem - remarkRem(text, headGapRem), {
    change: change ? changeRem(change, { fontRem: 4.2, stretch: 0.92 }) + headGapRem : 0,
    target: target ? widthRem(target, 4.2, 0.92) + headGapRem : 0,
  });
  const beside = unit ? 0.8 + widthRem(unit, 5.2, 0.92) : 0;
  return { size, unit: size === 'large' && large + beside <= headRem, ...more };
}

/** A headline's figures stand closer by 0.02 em. */
function headlineRem({ prefix, value }: FigureText, fontRem: number, stretch: number): number {
  const digits = value ?? '';
  const before = prefix ? widthRem(prefix, 6, 1) + 1.3 : 0;
  return before + widthRem(digits, fontRem, stretch) - 0.02 * fontRem * digits.length;
}

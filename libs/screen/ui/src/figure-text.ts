import type { IndicatorInfo, Qualifier, Target } from '@ioc/contracts';
import type { SeriesView } from '@ioc/screen-live';
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
  /** "đã sửa" for a day after a correction, else "sơ bộ". */
  remark: { kind: 'revised' | 'preliminary'; text: string } | null;
}

/** From here on a wall's reader has no use for decimals, and a tile no room. */
const wholeFrom = 100_000;

const qualifierSigns: Record<Qualifier, string> = { gt: '>', gte: '≥', lt: '<', lte: '≤', approx: '≈' };

export function figureText(indicator: IndicatorInfo, view: SeriesView | null, words: Words): FigureText {
  const value = view?.value ?? null;
  const decimals = Math.abs(value ?? 0) >= wholeFrom ? 0 : indicator.decimals;
  const number = (one: number) => words.formats.number(one, decimals);
  return {
    value: value === null ? null : number(value),
    prefix: prefixOf(view),
    unit: words.unit(indicator.unit),
    change: changeText(value, view?.previous ?? null, number),
    target: targetText(indicator.target, (bound) =>
      words.formats.number(bound, Number.isInteger(bound) ? 0 : indicator.decimals),
    ),
    remark: remarkOf(view, words),
  };
}

function remarkOf(view: SeriesView | null, { t }: Words): FigureText['remark'] {
  if (view?.revisedAt !== undefined) return { kind: 'revised', text: t('datum.revised') };
  return view?.status === 'preliminary' ? { kind: 'preliminary', text: t('datum.preliminary') } : null;
}

function prefixOf(view: SeriesView | null): string {
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

/** Which parts of a cell have room. Type is never shrunk to fit: content is dropped, the least telling first. */
export interface CellRoom {
  spark: boolean;
  target: boolean;
  change: boolean;
}

/** Width of a cell on a 16:9 wall: a panel of 142.8 rem less its headline, gaps and margins, halved. */
const cellRem = 50;
const sparkRem = 9.4;
const gapRem = 0.9;

export function cellRoom(text: FigureText): CellRoom {
  const { value, change, target, remark } = partWidths(text);
  const left = cellRem - value - remark;
  if (text.remark?.kind === 'revised') return { spark: false, change: false, target: left >= target + gapRem };
  if (left >= sparkRem + change + target + 3 * gapRem) return { spark: true, target: true, change: true };
  if (left >= change + target + 2 * gapRem) return { spark: false, target: true, change: true };
  return { spark: false, target: false, change: left >= change + gapRem };
}

function partWidths({
  prefix,
  value,
  unit,
  change,
  target,
  remark,
}: FigureText): Record<'value' | 'change' | 'target' | 'remark', number> {
  return {
    value: widthRem(prefix + (value ?? ''), 6, 1) + (unit ? 0.7 + widthRem(unit, 4, 0.86) : 0),
    change: change ? changeWidthRem(change) : 0,
    target: target ? Math.max(8, widthRem(target, 4, 0.86)) : 0,
    remark: remark ? 2.8 + widthRem(remark.text, 4, 0.84) : 0,
  };
}

/** Width of a cell's change in steps of two rem, so that it seldom moves what stands beside it. */
export function changeWidthRem(change: NonNullable<FigureText['change']>): number {
  return Math.max(8, Math.ceil((changeRem(change, 4) + 0.6) / 2) * 2);
}

function changeRem({ arrow, by }: NonNullable<FigureText['change']>, fontRem: number): number {
  return widthRem(`${arrow} ${by}`, fontRem, 0.86);
}

/** Width of the headline's column. */
const headRem = 29;

/** How a headline stands: large with its unit, large alone, or smaller. A unit without room joins the label. */
export interface HeadRoom {
  size: 'large' | 'small' | 'smallest';
  unit: boolean;
  target: boolean;
}

export function headRoom(text: FigureText): HeadRoom {
  const digits = widthRem(text.prefix + (text.value ?? ''), 1, 1);
  const unit = text.unit ? 0.8 + widthRem(text.unit, 5.2, 0.92) : 0;
  const more =
    (text.change ? changeRem(text.change, 4.2) : 0) + (text.remark ? 4.6 + widthRem(text.remark.text, 4, 0.84) : 0);
  const target = more + 1.8 + widthRem(text.target, 4.2, 0.92) <= headRem;
  const size = digits * 10.4 <= headRem ? 'large' : digits * 8 * 0.86 <= headRem ? 'small' : 'smallest';
  return { size, unit: size === 'large' && digits * 10.4 + unit <= headRem, target };
}

/**
 * Width of a text in Plex, estimated: figures and most signs are 0.6 em, points and commas 0.28, letters 0.54 on average.
 * @param fontRem size of the type @param stretch 1 is the normal width
 */
export function widthRem(text: string, fontRem: number, stretch: number): number {
  let em = 0;
  for (const char of text) em += narrow.test(char) ? 0.28 : letter.test(char) ? 0.54 : 0.6;
  return em * fontRem * stretch;
}
const narrow = /[.,\s:/]/;
const letter = /\p{L}/u;

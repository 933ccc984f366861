import type { Indicator, Qualifier, ReadingStatus } from '@ioc/contracts';
import { foldText, isUnit, missingTexts, powerBetween, readNumber, shiftDecimal, type DecimalMark } from '@ioc/adapter-kit';
import type { Cell } from './grid.js';

/** What stands around a figure and decides how it is read. */
export interface FigureContext {
  mark: DecimalMark;
  /** Folded texts that mean "no figure", beside the usual ones. */
  missing: readonly string[];
  /** Unit that the file or the configuration gives to the figure. */
  unit: string | undefined;
  indicator: Indicator | undefined;
}

export type Figure =
  | { kind: 'figure'; value: number | null; qualifier?: Qualifier | undefined; status?: ReadingStatus | undefined }
  | { kind: 'refused'; reason: string }
  | { kind: 'blank' };

/** Reads one cell into the unit of its indicator. An error, a formula without a value and a date are no figures. */
export function readFigure(cell: Cell | undefined, context: FigureContext): Figure {
  if (!cell || cell.text.trim() === '') return { kind: 'blank' };
  if (cell.kind === 'error') return refused(`an error value: ${cell.text}`);
  if (cell.kind === 'uncached') return refused('a formula without a computed value');
  if (cell.kind === 'date') return refused('a date stands where a figure is wanted');
  if (cell.kind === 'number') {
    const value = cell.percent ? shiftDecimal(cell.value, 2) : cell.value;
    return inUnit({ value }, cell.percent ? '%' : context.unit, context);
  }
  return textFigure(cell.text, context);
}

function textFigure(text: string, context: FigureContext): Figure {
  const read = readNumber(text, context.mark, [...missingTexts, ...context.missing]);
  if (read.kind === 'refused') return refused(read.reason);
  if (read.kind === 'missing') return { kind: 'figure', value: null };
  const { value, qualifier, status } = read;
  const unit = read.percent ? '%' : (read.unit ?? context.unit);
  return inUnit({ value, qualifier, status }, unit, context);
}

interface Plain {
  value: number;
  qualifier?: Qualifier | undefined;
  status?: ReadingStatus | undefined;
}

function inUnit(figure: Plain, unit: string | undefined, context: FigureContext): Figure {
  if (!Number.isFinite(figure.value)) return refused('not a finite number');
  if (!unit || !context.indicator) return { kind: 'figure', ...figure };
  const power = powerBetween(unit, context.indicator.unit);
  if (power === null) return refused(`unit "${unit}" does not fit "${context.indicator.unit}" of ${context.indicator.id}`);
  return { kind: 'figure', ...figure, value: shiftDecimal(figure.value, power) };
}

function refused(reason: string): Figure {
  return { kind: 'refused', reason };
}

/** The unit that a title, header or label names: behind `ĐVT:` or `Đơn vị tính:`, or alone in brackets. */
export function unitIn(text: string, expected = ''): string | undefined {
  const named = /(?:đ\s*v\s*t|đơn\s+vị(?:\s+tính)?|unit)\s*[:：]\s*([^;\n)]+)/iu.exec(text.normalize('NFC'))?.[1];
  if (named) return named.replace(/\s+-.*$/, '').trim();
  const brackets = [...text.matchAll(/\(([^()]+)\)/g)].map((match) => match[1] ?? '');
  return brackets.map((inner) => inner.trim()).find((inner) => isUnit(inner, expected));
}

/** True for a cell that may be meant as a figure, however it is written. */
export function isFigureLike(cell: Cell | undefined): boolean {
  if (!cell) return false;
  if (cell.kind !== 'text') return cell.kind !== 'date';
  const text = foldText(cell.text);
  return text !== '' && (missingTexts.includes(text) || /^[^\p{L}]{0,3}\d/u.test(text) || readNumber(text, null).kind === 'number');
}

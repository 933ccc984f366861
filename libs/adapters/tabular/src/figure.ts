import { figureOf, foldText, isUnit, missingTexts, readNumber, shiftDecimal, type FigureSurroundings, type FigureValue, type NotTaken } from '@ioc/adapter-kit';
import type { Cell } from './grid.js';

export type Figure = FigureValue | NotTaken | 'blank';

/** Reads one cell into the unit of its indicator. An error, a formula without a value and a date are no figures. */
export function readFigure(cell: Cell | undefined, around: FigureSurroundings): Figure {
  if (!cell || cell.text.trim() === '') return 'blank';
  if (cell.kind === 'error') return refused(`an error value: ${cell.text}`);
  if (cell.kind === 'uncached') return refused('a formula without a computed value');
  if (cell.kind === 'date') return refused('a date stands where a figure is wanted');
  if (cell.kind === 'text') return figureOf(cell.text, around);
  return cell.percent ? figureOf(shiftDecimal(cell.value, 2), { ...around, unit: '%' }) : figureOf(cell.value, around);
}

function refused(reason: string): NotTaken {
  return { reason };
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

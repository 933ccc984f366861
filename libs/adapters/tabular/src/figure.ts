import { figureOf, foldText, isUnit, missingTexts, readNumber, readUnit, shiftDecimal, type FigureSurroundings, type FigureValue, type NotTaken } from '@ioc/adapter-kit';
import type { Cell } from './grid.js';

export type Figure = FigureValue | NotTaken | 'blank';

/** What a table's configuration says of texts that are no plain numbers. */
export interface TextRules {
  /** Folded texts that mean 0. */
  zero: readonly string[];
  brackets: 'refuse' | 'negative' | 'missing';
}

/** Reads one cell into the unit of its indicator. An error, a formula without a value and a date are no figures. */
export function readFigure(cell: Cell | undefined, around: FigureSurroundings, rules: TextRules): Figure {
  if (!cell || cell.text.trim() === '') return 'blank';
  if (cell.kind === 'error') return refused(`an error value: ${cell.text}`);
  if (cell.kind === 'uncached') return refused('a formula without a computed value');
  if (cell.kind === 'date') return refused('a date stands where a figure is wanted');
  if (cell.kind === 'text') return textFigure(cell.text, around, rules);
  return cell.percent ? figureOf(shiftDecimal(cell.value, 2), { ...around, unit: '%' }) : figureOf(cell.value, around);
}

function textFigure(text: string, around: FigureSurroundings, rules: TextRules): Figure {
  if (rules.zero.includes(foldText(text))) return figureOf(0, around);
  const inner = /^\s*\(\s*([^()]*\d[^()]*)\)\s*(%?)\s*$/.exec(text);
  if (!inner || rules.brackets === 'refuse') return figureOf(text, around);
  return rules.brackets === 'missing' ? { value: null } : figureOf(`-${inner[1] ?? ''}${inner[2] ?? ''}`, around);
}

function refused(reason: string): NotTaken {
  return { reason };
}

const named = /(đ\s*\.?\s*v\s*\.?\s*t\b\.?\s*[:：]?|đơn\s+vị\s+tính\s*[:：]?|\bunits?\s*[:：])\s*\(?([^\n()]+)/iu;
/** "Đơn vị: Sở Tài chính" names an organisation: without "tính", only a known unit counts. */
const perhapsNamed = /(đơn\s+vị|đv)\s*[:：]?\s*\(?([^\n()]+)/iu;

/** The unit that a title, header or label names: behind `ĐVT:` or `Đơn vị tính:`, or alone in brackets. */
export function unitIn(text: string, expected = ''): string | undefined {
  const plain = text.normalize('NFC');
  const surely = named.exec(plain)?.[2];
  if (surely) return surely.replace(/\s-.*$/, '').trim();
  const perhaps = perhapsNamed.exec(plain)?.[2]?.replace(/\s-.*$/, '').trim();
  if (perhaps && listed(perhaps).every((part) => isUnit(part, expected))) return perhaps;
  const brackets = [...plain.matchAll(/\(([^()]+)\)/g)].map((match) => (match[1] ?? '').trim());
  return brackets.find((inner) => listed(inner).every((part) => isUnit(part, expected)));
}

function listed(text: string): string[] {
  return text.split(/[;,]\s+/);
}

/** The unit behind a label's last dash: `Dầu thô - Triệu tấn`. A scale or the expected base must stand there. */
export function unitBehindDash(label: string, expected = ''): string | undefined {
  const tail = /(?:\s-|-\s|-)\s*([^-]+)$/u.exec(label.normalize('NFC'))?.[1]?.trim() ?? '';
  const { power, base } = readUnit(tail);
  const fits = power > 0 ? isUnit(tail, expected) || base !== '' : base !== '' && base === readUnit(expected).base;
  return fits ? tail : undefined;
}

/** A text that is a unit and nothing else, or has one in brackets: the heading of a part of a table. */
export function unitOfHeading(text: string): string | undefined {
  return isUnit(text) ? text : (unitIn(text) ?? unitBehindDash(text, '%'));
}

/** True for a cell that may be meant as a figure, however it is written. */
export function isFigureLike(cell: Cell | undefined): boolean {
  if (!cell) return false;
  if (cell.kind !== 'text') return cell.kind !== 'date';
  const text = foldText(cell.text);
  return text !== '' && (missingTexts.includes(text) || /^[^\p{L}]{0,3}\d/u.test(text) || readNumber(text, null).kind === 'number');
}

import { beginsAsNumber, figureOf, foldText, isErrorText, isScaledUnit, isUnit, missingTexts, powerBetween, readNumber, readUnit, shiftDecimal, type FigureSurroundings, type FigureValue, type NotTaken } from '@ioc/adapter-kit';
import type { Cell } from './grid.js';

/** With a `reason`, a value of `null` is missing by fault of the source, which is reported. */
export type Figure = (FigureValue & { reason?: undefined }) | (NotTaken & { value?: null; qualifier?: undefined; status?: undefined }) | 'blank';

/** What a table's configuration says of texts that are no plain numbers. */
export interface TextRules {
  /** Folded texts that mean 0. */
  zero: readonly string[];
  brackets: 'refuse' | 'negative' | 'missing';
  /** Other figures of the column have a percent sign or format. */
  signed: boolean;
}

/** Reads one cell into the unit of its indicator. An error and a formula without a value are known to be missing, with the reason; a date is no figure. */
export function readFigure(cell: Cell | undefined, around: FigureSurroundings, rules: TextRules): Figure {
  if (!cell || cell.text.trim() === '') return 'blank';
  if (cell.kind === 'error' || isErrorText(cell.text)) return { value: null, reason: `an error value: ${cell.text.trim()}` };
  if (cell.kind === 'uncached') return { value: null, reason: 'a formula without a computed value' };
  return cell.kind === 'date' ? { reason: 'a date stands where a figure is wanted' } : saidFigure(cell, around, rules);
}

function saidFigure(cell: Extract<Cell, { kind: 'text' | 'number' }>, around: FigureSurroundings, rules: TextRules): Figure {
  if (rules.signed && isBareShare(cell, around)) return { reason: 'a share without a percent sign, which others of its column have: of 1 or of 100?' };
  if (cell.kind === 'text') return textFigure(cell.text, around, rules);
  if (cell.percent) return figureOf(shiftDecimal(cell.value, 2), { ...around, unit: '%' });
  return cell.unit === undefined ? figureOf(cell.value, around) : figureInFormat(cell.value, cell.unit, around);
}

/** `120 tỷ đồng` by its format is that, whatever the title says; a bare `₫` under `ĐVT: triệu đồng` may be either. */
function figureInFormat(value: number, unit: string, around: FigureSurroundings): Figure {
  const power = around.unit === undefined ? 0 : powerBetween(around.unit, unit);
  if (power !== null && power !== 0 && readUnit(unit).power === 0) return { reason: `the number's format says "${unit}", the table "${around.unit}": which one is right?` };
  return figureOf(value, { ...around, unit });
}

/** True for a cell with a percent sign or format. */
export function isSigned(cell: Cell | undefined): boolean {
  return cell?.kind === 'number' ? cell.percent || cell.unit === '%' : cell?.kind === 'text' && /\d\s*%\s*$/.test(cell.text);
}

/** `0,985` among `98,5%`: nobody can tell whether it is 0.985 % or 98.5 %. */
function isBareShare(cell: Cell, { mark, pack, indicator }: FigureSurroundings): boolean {
  if (isSigned(cell) || pack.indicator(indicator)?.unit !== '%') return false;
  const read = cell.kind === 'text' ? readNumber(cell.text, mark) : cell;
  const value = read.kind === 'number' ? Math.abs(read.value) : 0;
  return value > 0 && value <= 1;
}

function textFigure(text: string, around: FigureSurroundings, rules: TextRules): Figure {
  if (rules.zero.includes(foldText(text))) return figureOf(0, around);
  const inner = /^\s*\(\s*([^()]*\d[^()]*)\)\s*(%?)\s*$/.exec(text);
  if (!inner || rules.brackets === 'refuse') return figureOf(text, around);
  return rules.brackets === 'missing' ? { value: null } : figureOf(`-${inner[1] ?? ''}${inner[2] ?? ''}`, around);
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
  return brackets.find((inner) => listed(inner).every((part) => isUnit(part, expected) || isScaledUnit(part)));
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
  return text !== '' && (missingTexts.includes(text) || isErrorText(text) || /^[^\p{L}]{0,3}\d/u.test(text) || beginsAsNumber(text));
}

import type { Qualifier, ReadingStatus } from '@ioc/contracts';
import type { PackView } from './adapter.js';
import { missingTexts, readNumber, type DecimalMark, type NumberText } from './number-text.js';
import { powerBetween, shiftDecimal, unitFor } from './unit-text.js';

/** A figure in its indicator's unit; `null` is known to be missing. */
export interface FigureValue {
  value: number | null;
  qualifier?: Qualifier | undefined;
  status?: ReadingStatus | undefined;
}
export interface NotTaken {
  reason: string;
}

/** What stands around a figure and decides how it is read. */
export interface FigureSurroundings {
  /** Decimal mark that its column or document proved. */
  mark: DecimalMark;
  /** Unit that the source gives beside the figure; the indicator's own when it says none. */
  unit?: string | undefined;
  indicator: string;
  pack: PackView;
  /** Folded texts that mean "no figure". */
  missing?: readonly string[];
}

/** Reads a figure, a number or a text of one, into the unit of its indicator, or says why not. */
export function figureOf(said: number | string | null, around: FigureSurroundings): FigureValue | NotTaken {
  const read = numberOf(said, around);
  if (read.kind === 'refused') return { reason: read.reason };
  if (read.kind === 'missing') return { value: null };
  const scaled = inWantedUnit(read, around);
  return 'reason' in scaled ? scaled : { ...scaled, qualifier: read.qualifier, status: read.status };
}

function inWantedUnit(read: Extract<NumberText, { kind: 'number' }>, around: FigureSurroundings): { value: number } | NotTaken {
  const wanted = around.pack.indicator(around.indicator)?.unit;
  const named = (read.percent ? '%' : (read.unit ?? around.unit)) ?? wanted ?? '';
  // Nearly all figures: nothing is to be read of the unit's words.
  return named === wanted ? { value: read.value } : converted(read.value, named, { ...around, wanted });
}

function converted(value: number, named: string, { indicator, wanted, pack }: FigureSurroundings & { wanted: string | undefined }): { value: number } | NotTaken {
  const unit = unitFor(named, wanted ?? named);
  if (unit === null) return { reason: `which unit of "${named}" is that of ${indicator}?` };
  const power = powerBetween(unit, wanted ?? unit);
  if (power === null) return { reason: `unit "${unit}" does not fit "${wanted}" of ${indicator}` };
  if (power !== 0) pack.repaired?.(`unit ${named} of ${indicator}`);
  return { value: shiftDecimal(value, power) };
}

function numberOf(said: number | string | null, { mark, missing = missingTexts }: FigureSurroundings): NumberText {
  if (said === null) return { kind: 'missing' };
  if (typeof said === 'string') return readNumber(said, mark, missing);
  return Number.isFinite(said) ? { kind: 'number', value: said, percent: false } : { kind: 'refused', reason: 'not a finite number' };
}

/** Code of the area that a text names; nobody guesses between two. */
export function areaCodeOf(text: string, pack: PackView): { code: string } | NotTaken {
  const match = pack.area(text);
  if (match === null) return { reason: `unknown area "${text.trim()}"` };
  return 'code' in match ? match : { reason: `"${text.trim()}" may be ${match.candidates.join(' or ')}` };
}

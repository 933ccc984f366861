import type { Qualifier, ReadingStatus } from '@ioc/contracts';
import { foldText } from './fold-text.js';
import { isUnit } from './unit-text.js';

/**
 * What the texts of one column or document prove about their decimal mark. `1.761` alone proves nothing: it is
 * 1761 in vi-VN and 1.761 in en-US. `75,5` beside it proves the comma. `mixed`: both marks are proven.
 */
export type DecimalMark = ',' | '.' | 'mixed' | null;

export type NumberText =
  | { kind: 'number'; value: number; percent: boolean; unit?: string | undefined; qualifier?: Qualifier | undefined; status?: ReadingStatus | undefined }
  | { kind: 'missing' }
  | { kind: 'refused'; reason: string };

/** Texts that say "no figure", folded. */
export const missingTexts: readonly string[] = [
  '', '-', '--', '...', '..', '.', ':', 'x', 'na', 'n/a', 'n.a.', 'nan', 'null', 'sb', 'kxd', 'khong co', 'chua co', 'chua co so lieu', 'khong co so lieu',
];

/** @returns the mark that the texts prove; texts that are no numbers prove nothing */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark {
  const proven = new Set<',' | '.'>();
  for (const text of texts) {
    const parts = partsOf(text);
    const shape = parts?.tail === undefined ? parts?.shape : undefined;
    if (shape?.kind === 'proven') proven.add(shape.mark);
  }
  if (proven.size > 1) return 'mixed';
  return [...proven][0] ?? null;
}

/**
 * Reads one number as a person wrote it: sign, qualifier (trên, ≥ …), marks, percent, a unit behind it, `sb` (sơ bộ).
 * @param mark what its column or document proved; an ambiguous text without proof is refused, never guessed
 * @param missing folded texts that mean "no figure"
 */
export function readNumber(text: string, mark: DecimalMark, missing = missingTexts): NumberText {
  const folded = foldText(bare(text));
  if (missing.includes(dotted(folded))) return { kind: 'missing' };
  if (isErrorText(folded)) return refuse(`an error value: ${bare(text).trim()}`);
  if (/^\(.*\d.*\)$/.test(folded)) return refuse('a number in brackets: a negative figure or a note?');
  const parts = partsOf(text);
  if (!parts) return refuse('not a number');
  if (parts.tail !== undefined) return refuse(`not a number alone: "${parts.tail}" stands behind it`);
  const magnitude = finite(settle(parts.shape, mark));
  if (typeof magnitude === 'string') return refuse(magnitude);
  const { negative, percent, unit, qualifier, status } = parts;
  return { kind: 'number', value: negative && magnitude !== 0 ? -magnitude : magnitude, percent, unit, qualifier, status };
}

/** Dots to be filled in, however many and however far apart, are those of `...`. */
function dotted(folded: string): string {
  return /^\.[. ]{2,}$/.test(folded) ? '...' : folded;
}

/** The error of a spreadsheet as text: `#DIV/0!`, `ERROR:  #N/A`. */
export function isErrorText(text: string): boolean {
  return /^\s*(#(n\/a|ref!|value!|div\/0!|name\?|num!|null!|calc!|spill!|getting_data)|error\b)/i.test(text);
}

/** True where a number is written, whatever mark it uses and whatever stands behind it: `trên 1.200`, `khoảng 5 hộ`. */
export function beginsAsNumber(text: string): boolean {
  return partsOf(text) !== null;
}

/** `1e400` is a number to JavaScript, and infinite. */
function finite(magnitude: number | string): number | string {
  return magnitude === Number.POSITIVE_INFINITY ? 'larger than any figure' : magnitude;
}

/** Without NULs and soft hyphens that broken writers leave, and without footnote marks: `1.204¹` is not 12041. */
function bare(text: string): string {
  return text.replace(/[\0\u00ad]/g, '').replace(/(?<=\d\s*)[¹²³⁰⁴-⁹]+\s*$/u, '');
}

function refuse(reason: string): NumberText {
  return { kind: 'refused', reason };
}

function settle(shape: Shape, mark: DecimalMark): number | string {
  if (shape.kind === 'bad') return shape.reason;
  if (shape.kind === 'plain') return shape.value;
  const decided = mark === ',' || mark === '.';
  if (shape.kind === 'proven') {
    return decided && shape.mark !== mark ? `"${shape.mark}" is its decimal mark, but "${mark}" is that of the column` : shape.value;
  }
  if (!decided) return 'ambiguous: thousands or decimals? Nothing in the column or document proves the decimal mark';
  return mark === shape.mark ? shape.asDecimal : shape.asThousands;
}

type Shape =
  | { kind: 'plain'; value: number }
  | { kind: 'proven'; mark: ',' | '.'; value: number }
  /** One mark before exactly three digits: thousands or decimals. */
  | { kind: 'open'; mark: ',' | '.'; asDecimal: number; asThousands: number }
  | { kind: 'bad'; reason: string };

interface Parts {
  negative: boolean;
  percent: boolean;
  shape: Shape;
  unit?: string | undefined;
  qualifier?: Qualifier | undefined;
  status?: ReadingStatus | undefined;
  /** What stands behind the digits and says nothing that is known. */
  tail?: string;
}

const qualifiers: readonly (readonly [RegExp, Qualifier])[] = [
  [/^(>=|≥|tu|it nhat|toi thieu)\s*(?=[\d+-])/, 'gte'],
  [/^(<=|≤|den|toi da|khong qua)\s*(?=[\d+-])/, 'lte'],
  [/^(>|tren|hon)\s*(?=[\d+-])/, 'gt'],
  [/^(<|duoi|chua den)\s*(?=[\d+-])/, 'lt'],
  [/^(~|≈|khoang|gan|xap xi)\s*(?=[\d+-])/, 'approx'],
];
/** `ước 1.204`, `ước đạt khoảng 5` */
const estimated = /^\(?uoc(?: tinh| dat)?\)? (?=[\d+~≈<>≥≤-]|tren|hon|duoi|khoang|gan)/;
const numberPattern = /^([+-]?)\s*(\d+(?:\.\d+)?e[+-]?\d+|\d(?:[\d., ]*\d)?)(.*)$/;

function partsOf(text: string): Parts | null {
  const said = foldText(bare(text)).replace(/^'/, '');
  let rest = said.replace(estimated, '');
  let qualifier: Qualifier | undefined;
  for (const [pattern, name] of qualifiers) {
    if (!pattern.test(rest)) continue;
    qualifier = name;
    rest = rest.replace(pattern, '');
    break;
  }
  const match = numberPattern.exec(rest);
  if (!match) return null;
  const tail = (match[3] ?? '').trim();
  const status = estimated.test(said) ? ('estimate' as const) : undefined;
  return { negative: match[1] === '-', shape: shapeOf(match[2] ?? ''), qualifier, status, ...(tailOf(tail) ?? { percent: false, tail }) };
}

/** What stands behind the digits: `%`, `sb`, a footnote mark or a unit in words; anything else is a fault (`1.2K` is not 1.2). */
function tailOf(tail: string): { percent: boolean; status?: ReadingStatus; unit?: string } | null {
  const clean = tail.replace(/\s*(\(\*+\)|\*+)$/, '');
  if (clean === '') return { percent: false };
  if (clean === '%') return { percent: true };
  if (/^\(?(sb|so bo|p)\)?$/.test(clean)) return { percent: false, status: 'preliminary' };
  if (/^\(?(ut|uoc|uoc tinh)\)?$/.test(clean)) return { percent: false, status: 'estimate' };
  return isUnit(clean) ? { percent: false, unit: clean } : null;
}

function shapeOf(digits: string): Shape {
  if (/e/.test(digits)) return { kind: 'proven', mark: '.', value: Number(digits) };
  if (digits.includes(' ')) return blankGrouped(digits);
  const marks = digits.replace(/\d/g, '');
  if (marks === '') return { kind: 'plain', value: Number(digits) };
  if (marks.includes(',') && marks.includes('.')) return bothMarks(digits);
  return oneMark(digits, marks[0] as ',' | '.', marks.length);
}

/** `7 902.3`: blanks part the thousands, so that any mark is the decimal one. */
function blankGrouped(digits: string): Shape {
  const match = /^([1-9]\d{0,2}(?: \d{3})+)(?:([.,])(\d+))?$/.exec(digits);
  if (!match) return { kind: 'bad', reason: 'blanks stand where thousands do not part' };
  const whole = (match[1] ?? '').replaceAll(' ', '');
  if (!match[2]) return { kind: 'plain', value: Number(whole) };
  return { kind: 'proven', mark: match[2] as ',' | '.', value: Number(`${whole}.${match[3]}`) };
}

function bothMarks(digits: string): Shape {
  const mark = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
  const [head = '', tail = '', ...more] = digits.split(mark);
  const other = mark === ',' ? '\\.' : ',';
  if (more.length > 0 || !new RegExp(`^[1-9]\\d{0,2}(${other}\\d{3})+$`).test(head)) return badGroups;
  return { kind: 'proven', mark, value: Number(`${head.replace(/[.,]/g, '')}.${tail}`) };
}

function oneMark(digits: string, mark: ',' | '.', count: number): Shape {
  // 0260.3862 is a telephone number or a code.
  if (/^0\d/.test(digits)) return badGroups;
  const plain = digits.replace(/[.,]/g, '');
  if (count > 1) {
    const grouped = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(digits);
    return grouped ? { kind: 'proven', mark: mark === ',' ? '.' : ',', value: Number(plain) } : badGroups;
  }
  const asDecimal = Number(digits.replace(mark, '.'));
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return { kind: 'open', mark, asDecimal, asThousands: Number(plain) };
  return { kind: 'proven', mark, value: asDecimal };
}

const badGroups: Shape = { kind: 'bad', reason: 'its marks part neither thousands nor decimals' };

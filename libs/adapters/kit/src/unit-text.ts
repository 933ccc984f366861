import { foldText } from './fold-text.js';

/** A unit as power of ten and what is counted: `tỷ đồng` → `{ power: 9, base: 'dong' }`. */
export interface UnitText {
  power: number;
  base: string;
}

const powers: Readonly<Record<string, number>> = {
  tram: 2,
  nghin: 3, ngan: 3, '1000': 3, '1.000': 3, '1,000': 3, thousand: 3, thousands: 3, thous: 3, ths: 3,
  trieu: 6, '1000000': 6, '1.000.000': 6, million: 6, millions: 6, mill: 6, mil: 6, mln: 6,
  ty: 9, ti: 9, billion: 9, billions: 9, bill: 9, bil: 9, bln: 9, bn: 9,
  trillion: 12, trillions: 12, trill: 12,
};
const sameBase: Readonly<Record<string, string>> = {
  d: 'dong', vnd: 'dong', 'dong viet nam': 'dong', 'phan tram': '%', percent: '%', 'dola my': 'usd', 'do la my': 'usd', $: 'usd', 'us$': 'usd',
  dongs: 'dong', 'viet nam dong': 'dong', 'do la': 'usd', 'us dollars': 'usd', usds: 'usd',
  pers: 'nguoi', persons: 'nguoi', person: 'nguoi', people: 'nguoi', tons: 'tan', ton: 'tan', tonnes: 'tan', litres: 'lit', pieces: 'cai', met: 'm',
};
/** Bases that may stand in brackets behind a label; other words in brackets are remarks. */
const knownBases = new Set([
  'dong', '%', 'usd', 'nguoi', 'ha', 'tan', 'ho', 'luot', 'luot khach', 'luot nguoi', 'khach', 'm2', 'm3', 'km', 'km2', 'kwh', 'kg', 'doanh nghiep',
  'xa', 'thon', 'truong', 'lop', 'hoc sinh', 'giao vien', 'giuong', 'ca', 'vu', 'ho so', 'van ban', 'san pham', 'tai khoan', 'may', 'dong/nguoi', 'phut', 'gio', 'ngay', 'lit', 'cai', 'chiec', 'bao', 'hop', 'm', 'con', 'quyen', 'ban', 'em', 'diem', 'co so', 'benh nhan', 'ca the', 'don vi',
]);

/** Reads scale words and the base of a unit; of `Tỷ đồng - Bill. VND` the first language speaks. */
export function readUnit(text: string): UnitText {
  const words = foldText(text)
    .replace(/(\s-|-\s).*$/, '')
    .replace(/^[(\s]+|[)\s.:;,]+$/g, '')
    .replace(/\s*\/\s*/g, '/')
    // `Mill.tons`, `tr.đồng`, `1000đ`: a mark or a digit parts the words as a blank does.
    .replace(/(?<=\p{L})\.(?=\s|\p{L}|$)/gu, ' ')
    .replace(/^(1[.,]?000(?:[.,]?000)?)(?=\p{L})/u, '$1 ')
    // "tr" alone may be anything (triệu, trang, trẻ); before money it is triệu.
    .replace(/^tr (?=d\b|dong\b|vnd\b)/, 'trieu ')
    .split(' ')
    .filter(Boolean);
  let power = 0;
  while (words.length > 0 && powers[words[0] ?? ''] !== undefined) power += powers[words.shift() ?? ''] ?? 0;
  const base = words.join(' ');
  return { power, base: sameBase[base] ?? base };
}

/** True when the text is surely a unit: a scale, a known base, or the base that the reader expects. */
export function isUnit(text: string, expected = ''): boolean {
  const { power, base } = readUnit(text);
  if (base === '') return power > 0;
  return knownBases.has(base) || base === readUnit(expected).base;
}

/**
 * The one unit meant for a figure where a source names several for its whole table: `ĐVT: Tỷ đồng; %`.
 * @returns the text itself when it names one, `null` when none or several of a list fit
 */
export function unitFor(said: string, wanted: string): string | null {
  const parts = said.split(/\s*(?:[;,]|\bvà\b|\band\b|&)\s+/u).filter((part) => part.trim() !== '');
  if (parts.length < 2 || !parts.every((part) => isUnit(part, wanted))) return said;
  const fitting = parts.filter((part) => powerBetween(part, wanted) !== null);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/**
 * Power of ten from a source's unit to an indicator's.
 * @returns `null` when they count different things
 */
export function powerBetween(from: string, to: string): number | null {
  const a = readUnit(from);
  const b = readUnit(to);
  return alike(a.base, b.base) ? a.power - b.power : null;
}

/** A scale alone (`nghìn`) fits any base; `luot khach` is `luot` said in full, but `ho so` is no `ho`. */
function alike(from: string, to: string): boolean {
  if (from === to || from === '') return true;
  const [short = '', long = ''] = from.length < to.length ? [from, to] : [to, from];
  return short.length > 2 && long.startsWith(`${short} `);
}

/** `value × 10^power` by moving the decimal point, so that no binary rounding is added. */
export function shiftDecimal(value: number, power: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + power}`);
}

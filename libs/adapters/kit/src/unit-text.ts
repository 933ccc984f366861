import { foldText } from './fold-text.js';

/** A unit as power of ten and what is counted: `tỷ đồng` → `{ power: 9, base: 'dong' }`. */
export interface UnitText {
  power: number;
  base: string;
}

const powers: Readonly<Record<string, number>> = {
  tram: 2,
  nghin: 3, ngan: 3, '1000': 3, '1.000': 3, thousand: 3,
  trieu: 6, million: 6, mill: 6, mln: 6,
  ty: 9, ti: 9, billion: 9, bill: 9, bn: 9,
};
const sameBase: Readonly<Record<string, string>> = {
  d: 'dong', vnd: 'dong', 'dong viet nam': 'dong', 'phan tram': '%', percent: '%', 'dola my': 'usd', 'do la my': 'usd', $: 'usd', 'us$': 'usd',
};
/** Bases that may stand in brackets behind a label; other words in brackets are remarks. */
const knownBases = new Set([
  'dong', '%', 'usd', 'nguoi', 'ha', 'tan', 'ho', 'luot', 'luot khach', 'luot nguoi', 'khach', 'm2', 'm3', 'km', 'km2', 'kwh', 'kg', 'doanh nghiep',
  'xa', 'thon', 'truong', 'lop', 'hoc sinh', 'giao vien', 'giuong', 'ca', 'vu', 'ho so', 'van ban', 'san pham', 'tai khoan', 'may', 'dong/nguoi', 'phut', 'gio', 'ngay',
]);

/** Reads scale words and the base of a unit. */
export function readUnit(text: string): UnitText {
  const words = foldText(text).replace(/\s*\/\s*/g, '/').split(' ').filter(Boolean);
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

import { foldText } from './fold-text.js';

/** A unit as power of ten and what is counted: `tỷ đồng` → `{ power: 9, base: 'dong' }`. */
export interface UnitText {
  power: number;
  base: string;
}

const powers: Readonly<Record<string, number>> = {
  trăm: 2,
  nghin: 3, ngan: 3, '1000': 3, '1.000': 3, '1,000': 3, thousand: 3, thousands: 3, thous: 3, ths: 3,
  trieu: 6, '1000000': 6, '1.000.000': 6, million: 6, millions: 6, mill: 6, mil: 6, mln: 6,
  ty: 9, ti: 9, billion: 9, billions: 9, bill: 9, bil: 9, bln: 9, bn: 9,
  trillion: 12, trillions: 12, trill: 12,
};
const sameBase: Readonly<Record<string, string>> = {
  d: 'dong', vnd: 'dong', 'dong viet nam': 'dong', 'phan tram': '%', percent: '%', 'dola my': 'usd', 'do la my': 'usd', $: 'usd', 'us$': 'usd', '₫': 'dong',
  dongs: 'dong', 'viet nam dong': 'dong', 'do la': 'usd', 'us dollars': 'usd', usds: 'usd',
  pers: 'nguoi', persons: 'nguoi', person: 'nguoi', people: 'nguoi', tons: 'tan', ton: 'tan', tonnes: 'tan', litres: 'lit', pieces: 'cai', met: 'm', em: 'hoc sinh', dn: 'doanh nghiep',
};
/** Bases that may stand in brackets behind a label; other words in brackets are remarks. */
const knownBases = new Set([
  'dong', '%', 'usd', 'nguoi', 'ha', 'tan', 'ho', 'luot', 'luot khach', 'luot nguoi', 'khach', 'm2', 'm3', 'km', 'km2', 'kwh', 'kg', 'doanh nghiep',
  'xa', 'thon', 'truong', 'lop', 'hoc sinh', 'giao vien', 'giuong', 'ca', 'vu', 'ho so', 'van ban', 'san pham', 'tai khoan', 'may', 'dong/nguoi', 'phut', 'gio', 'ngay', 'lit', 'cai', 'chiec', 'bao', 'hop', 'm', 'con', 'quyen', 'ban', 'em', 'diem', 'co so', 'benh nhan', 'ca the', 'don vi', 'lan', '‰', 'ta', 'ta/ha', 'kg/nguoi', 'm3/s', 'mw', 'cay', 'cuoc', 'lieu', 'mui', 'vu viec', 'phieu', 'truong hop',
]);

/** Scales as they are spelt with accents: a `trạm` is no hundred, and `ngân` no thousand. */
const spelt = new Set(['trăm', 'nghìn', 'ngàn', 'ngìn', 'triệu', 'tỷ', 'tỉ']);
/** Words behind `tỷ` that make it a ratio, a rate or a share. */
const ratios = new Set(['le', 'gia', 'suat', 'trong', 'so', 'phu']);

/** Reads scale words and the base of a unit; of `Tỷ đồng - Bill. VND` the first language speaks. */
export function readUnit(text: string): UnitText {
  const words = wordsOf(text);
  let power = 0;
  for (let scale = powerOf(words); scale !== undefined && words.length > 0; scale = powerOf(words)) {
    power += scale;
    words.shift();
  }
  // `VND million`
  if (power === 0 && words.length > 1) power = abroadPower(words);
  const base = foldText(words.join(' '));
  return { power, base: sameBase[base] ?? base.replace(/^(d|vnd)(?=\/)/, 'dong') };
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/(\s-|-\s).*$/, '')
    .replace(/^[(\s]+|[)\s.:;,]+$/g, '')
    .replace(/\s*\/\s*/g, '/')
    // `Mill.tons`, `tr.đồng`, `1000đ`: a mark or a digit parts the words as a blank does.
    .replace(/(?<=\p{L})\.(?=\s|\p{L}|$)/gu, ' ')
    .replace(/^(1[.,]?000(?:[.,]?000)?)(?=\p{L})/u, '$1 ')
    // "tr" alone may be anything (triệu, trang, trẻ); before money it is triệu.
    .replace(/^tr ?(?=(?:đ|d|đồng|dong|vnd|vnđ)(?!\p{L}))/u, 'triệu ')
    .replace(/^(tỷ|tỉ|nghìn|ngàn|triệu)(?=đ(?!\p{L}))/u, '$1 ')
    .split(' ')
    .filter(Boolean);
}

/** Power of the first word, where it is a scale. */
function powerOf([word = '', next = '']: readonly string[]): number | undefined {
  const folded = foldText(word);
  if (word !== folded && !spelt.has(word)) return undefined;
  if ((folded === 'ty' || folded === 'ti') && ratios.has(foldText(next))) return undefined;
  return powers[folded] ?? powers[word];
}

/** Power of a last word in English, which is taken away. */
function abroadPower(words: string[]): number {
  const power = /^(thousand|million|billion|trillion)s?$/.test(words.at(-1) ?? '') ? powers[words.at(-1) ?? ''] : undefined;
  if (power !== undefined) words.pop();
  return power ?? 0;
}

/** A scale and something counted: in brackets behind a label it is a unit, whatever is counted: `nghìn quả trứng`. */
export function isScaledUnit(text: string): boolean {
  const { power, base } = readUnit(text);
  return power > 0 && base !== '';
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

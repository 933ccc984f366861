import { parseTime, type ReadingStatus, type TimeSpan } from '@ioc/contracts';
import { foldText } from './fold-text.js';

export type SpanKind = TimeSpan['kind'];

/** A time found in a text, in the contract's writing. */
export interface PeriodText {
  at: string;
  kind: SpanKind;
}

/** Numbers of months as words; *năm* is both "five" and "year", so that it stands only where a month's name must. */
const monthWords = ['gieng', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot', 'muoi hai'];
const otherWords: Readonly<Record<string, number>> = { mot: 1, bon: 4, chap: 12 };
const abroad = [
  'january jan janvier janv', 'february feb fevrier fevr fev', 'march mar mars', 'april apr avril avr', 'may mai', 'june jun juin',
  'july jul juillet juil', 'august aug aout', 'september sep sept septembre', 'october oct octobre', 'november nov novembre', 'december dec decembre',
].map((names) => names.split(' '));
const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

const number = '(\\d{1,2}|muoi mot|muoi hai|gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|chap)';
const year = '((?:19|20)\\d{2})';
type Build = (match: RegExpExecArray, yearAfter: () => string | undefined, utcOffset: string) => string | null | undefined;

/** Names a time that is none: a year beside it does not stand for it. */
const nonsense = 'none';

/** Tried in this order; what one rule took, no later one sees. */
const rules: readonly (readonly [RegExp, Build])[] = [
  [/\b(\d{4}-\d{2}-\d{2})[t ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(z|[+-]\d{2}:?\d{2})?\b/g, (m, _, offset) => instant(m[1], m.slice(2), offset)],
  [/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?\b/g, (m, _, offset) => instant(day(m[3], m[2], m[1]), m.slice(4), offset)],
  [/\b(\d{1,2}):(\d{2})(?::(\d{2}))?[ ,]+(?:ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/g, (m, _, offset) => instant(day(m[6], m[5], m[4]), m.slice(1, 4), offset)],
  [/\b(?:nam hoc|nh)[: ]+(\d{4}) ?[-/] ?(\d{4})\b/g, (m) => `${m[1]}/${m[2]}`],
  [/\b(?:nam hoc|nh)[: ]+(\d{2})(\d{2}) ?[-/] ?(\d{2})\b(?![\d/-])/g, (m) => `${m[1]}${m[2]}/${m[1]}${m[3]}`],
  [/\bngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})\b/g, (m) => day(m[3], m[2], m[1])],
  [/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/g, (m) => day(m[3], m[2], m[1])],
  [/\b(\d{4})([-/])(\d{2})\2(\d{2})\b/g, (m) => day(m[1], m[3], m[4])],
  [/\b(\d{1,2}) ([a-z]{3,9})\.? (\d{4})\b/g, dayAbroad],
  // A date that is still to be filled in: `ngày … tháng 11 năm 2026` above a signature.
  [/\bngay[ ._]*thang [\d ._]*nam [\d ._]*/g, () => ''],
  [new RegExp(`\\b${number} thang\\b,? ?(cuoi nam|dau nam|nam)?(?! ?\\d{1,2}\\b(?!\\d))`, 'g'), (m, after) => run(wordNumber(m[1]), m[2] === 'cuoi nam', after())],
  [/\b(\d{1,2})t[ ./-]?(\d{4})\b/g, (m) => run(Number(m[1]), false, m[2])],
  [/\b(\d{1,2}) thang$/g, (m, after) => run(Number(m[1]), false, after())],
  [/\bquy (?:i|1)(?: ?[,+-] ?| va )(?:quy )?(?:ii|2)\b(?! ?[,+])/g, (_, after) => joined(after(), '-S', 1)],
  [/\bquy (?:iii|3)(?: ?[,+-] ?| va )(?:quy )?(?:iv|4)\b/g, (_, after) => joined(after(), '-S', 2)],
  // Other runs of quarters have no writing of their own: none of them is meant alone.
  [/\bquy (?:iv|iii|ii|i|[1-4])(?:(?: ?[,+] ?| va |-)(?:quy )?(?:iv|iii|ii|i|[1-4])\b)+/g, () => nonsense],
  [/\bnua (dau|cuoi) nam\b/g, (m, after) => joined(after(), '-S', m[1] === 'dau' ? 1 : 2)],
  [/\bquy (iv|iii|ii|i|[1-4])\b/g, (m, after) => joined(after(), '-Q', romans[m[1] ?? ''] ?? Number(m[1]))],
  [/\b(iv|iii|ii|i)\s?[./-]\s?(\d{4})\b/g, (m) => joined(m[2], '-Q', romans[m[1] ?? ''])],
  [/\bq([1-4])[ /.-]?(\d{4})\b/g, (m) => `${m[2]}-Q${m[1]}`],
  [/\b(\d{4})[ -]?q([1-4])\b/g, (m) => `${m[1]}-Q${m[2]}`],
  [/\b(\d{4})-?[sh]([12])\b/g, (m) => `${m[1]}-S${m[2]}`],
  [/\btuan (?:thu )?(\d{1,2})\b/g, (m, after) => joined(after(), '-W', m[1]?.padStart(2, '0'))],
  [/\b(\d{4})-?w(\d{2})\b/g, (m) => `${m[1]}-W${m[2]}`],
  [new RegExp(`(?<!cac )\\bthang ${number}\\b`, 'g'), (m, after) => (wordNumber(m[1]) > 12 ? nonsense : month(after(), wordNumber(m[1])))],
  [/\bt(\d{1,2})[./ -]?(\d{4})\b/g, (m) => month(m[2], Number(m[1]))],
  [/\b(\d{4})[ -]?m(\d{2})\b/g, (m) => month(m[1], Number(m[2]))],
  [/\b(\d{4})[-/](0[1-9]|1[0-2])\b/g, (m) => month(m[1], Number(m[2]))],
  [/\b(\d{1,2})[/.-](\d{4})\b/g, (m) => month(m[2], Number(m[1]))],
  [/\b([a-z]{3,9})\.?[ -](\d{4})\b/g, (m) => month(m[2], monthAbroad(m[1]))],
  [new RegExp(`(?<!\\d{4}\\s?[-/]\\s?)\\b${year}\\b(?!\\s?[-/]\\s?\\d{4}|[-/.]\\d{1,2}\\b)`, 'g'), (m) => m[1]],
];

/**
 * Every time that a text names, as given: `tháng 10 và 10 tháng đầu năm 2026` → `2026-10` and `2026-01/2026-10`. What stands
 * behind `so với` is what is compared with, and no time of the figures.
 * @param utcOffset zone of a clock time that names none
 */
export function readPeriods(text: string, utcOffset = '+07:00'): PeriodText[] {
  const whole = text.trim();
  const exact = parseTime(whole, utcOffset);
  if (exact) return [{ at: whole, kind: exact.kind }];
  const folded = foldText(text.replaceAll('_', ' ')).replace(/\bso voi .*$/, '');
  const found = new Map<string, PeriodText>();
  let rest = folded;
  let spoilt = false;
  for (const [pattern, build] of rules) {
    rest = rest.replace(pattern, (taken: string, ...args: unknown[]) => {
      const start = args.find((arg) => typeof arg === 'number') as number;
      const match = [taken, ...args.filter((arg) => typeof arg !== 'number').slice(0, -1)] as unknown as RegExpExecArray;
      const at = build(match, () => yearNear(folded, start + taken.length), utcOffset);
      if (at === null || at === undefined) return taken;
      const span = parseTime(at, utcOffset);
      // 31/02/2026 is no day, and its rest is no month either.
      if (span) found.set(at, { at, kind: span.kind });
      spoilt ||= !span && at !== '';
      return '#'.repeat(taken.length);
    });
  }
  const all = [...found.values()];
  return withoutOwnYears(spoilt ? all.filter((period) => period.kind !== 'year') : all);
}

/** The year of `tháng 10` was said for it: it is no period of its own. */
function withoutOwnYears(periods: PeriodText[]): PeriodText[] {
  const narrower = periods.filter((period) => period.kind !== 'year');
  return periods.filter((period) => period.kind !== 'year' || !narrower.some((other) => other.at.includes(period.at)));
}

/**
 * The one time that a text speaks of.
 * @param wanted kinds that are looked for first, e.g. that of the indicator's cadence
 * @returns `null` when there is none, `'ambiguous'` when several of a kind stand beside each other
 */
export function readPeriod(text: string, wanted: readonly SpanKind[] = [], utcOffset = '+07:00'): PeriodText | 'ambiguous' | null {
  return choosePeriod(readPeriods(text, utcOffset), wanted);
}

/** The one of several times; see {@link readPeriod}. */
export function choosePeriod(all: readonly PeriodText[], wanted: readonly SpanKind[] = []): PeriodText | 'ambiguous' | null {
  for (const kind of wanted) {
    const ofKind = all.filter((period) => period.kind === kind);
    if (ofKind.length > 0) return ofKind.length === 1 ? (ofKind[0] ?? null) : 'ambiguous';
  }
  return all.length > 1 ? 'ambiguous' : (all[0] ?? null);
}

/** Sơ bộ, ước tính, chính thức: what a text says of the standing of its figures. */
export function readStatus(text: string): ReadingStatus | undefined {
  const folded = foldText(text);
  if (/\b(so bo|prel\b|preliminary)/.test(folded)) return 'preliminary';
  if (/\b(uoc|est\b|estimate)/.test(folded)) return 'estimate';
  return /\b(chinh thuc|quyet toan|official)\b/.test(folded) ? 'official' : undefined;
}

function yearNear(folded: string, from: number): string | undefined {
  const pattern = new RegExp(`\\b${year}\\b`, 'g');
  const after = pattern.exec(folded.slice(from));
  if (after) return after[1];
  const all = new Set([...folded.matchAll(pattern)].map((match) => match[1]));
  return all.size === 1 ? [...all][0] : undefined;
}

function wordNumber(text = ''): number {
  return /^\d/.test(text) ? Number(text) : (otherWords[text] ?? monthWords.indexOf(text) + 1);
}

const two = (n: number | string): string => String(n).padStart(2, '0');

function month(y: string | undefined, m: number): string | null {
  return y && m >= 1 && m <= 12 ? `${y}-${two(m)}` : null;
}

function day(y = '', m = '', d = ''): string {
  return `${y}-${two(m)}-${two(d)}`;
}

/** `15 mars 2024` */
function dayAbroad(match: RegExpExecArray): string | null {
  const at = month(match[3], monthAbroad(match[2]));
  return at && `${at}-${two(match[1] ?? '')}`;
}

function monthAbroad(name = ''): number {
  return abroad.findIndex((names) => names.includes(name)) + 1;
}

function joined(y: string | undefined, mark: string, n: number | string | undefined): string | null {
  return y && n !== undefined ? `${y}${mark}${n}` : null;
}

/** "6 tháng đầu năm" and "6 tháng cuối năm", kept as runs of months; "12 tháng" is the year's own run. */
function run(months: number, fromTheEnd: boolean, y: string | undefined): string | null {
  if (!y || months < 2 || months > 12) return null;
  return fromTheEnd ? `${y}-${two(13 - months)}/${y}-12` : `${y}-01/${y}-${two(months)}`;
}

function instant(date: string | undefined, clock: (string | undefined)[], utcOffset: string): string | null {
  const [hours = '', minutes = '', seconds = '00', zone] = clock;
  const named = zone === 'z' ? 'Z' : zone?.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return date ? `${date}T${two(hours)}:${minutes}:${seconds}${named ?? utcOffset}` : null;
}

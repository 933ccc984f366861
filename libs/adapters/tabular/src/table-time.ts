import type { Indicator } from '@ioc/contracts';
import { choosePeriod, foldText, readPeriods, type PackView, type PeriodText, type SpanKind } from '@ioc/adapter-kit';
import { cellText, type Grid } from './grid.js';
import { titleRows } from './table-range.js';
import type { Table } from './table-settings.js';

const kindOfCadence: Readonly<Record<string, SpanKind>> = {
  day: 'day', week: 'week', month: 'month', quarter: 'quarter', 'half-year': 'half', year: 'year', 'school-year': 'school-year',
};

/** Texts of one table that may name its period. */
export interface TimeTexts {
  title: readonly string[];
  /** Of the whole sheet, where other tables stand between it and this one. */
  sheetTitle: readonly string[];
  sheet: string;
  file: string;
}

export function timeTexts(grid: Grid, at: { from: number; top: number }, file: string): TimeTexts {
  const textsOf = (r: number): string[] => (grid.rows[r] ?? []).map(cellText).filter((text) => text.trim() !== '' && !isSigning(text));
  const title = titleRows(grid, at);
  const first = grid.rows.findIndex((row) => row.filter((cell) => cell?.kind === 'number').length > 1);
  // A row of many texts is a header of another table and speaks for that one.
  const whole = Array.from({ length: Math.max(Math.min(first, title[0] ?? at.top), 0) }, (_, r) => textsOf(r)).filter((texts) => texts.length < 3);
  return { title: title.flatMap(textsOf), sheetTitle: whole.flat(), sheet: grid.name, file };
}

/** `Kon Tum, ngày 05 tháng 11 năm 2026`: where and when a report was signed is no time of its figures. */
function isSigning(text: string): boolean {
  return /^[\p{L}. ]+, ngay \d{1,2} thang \d{1,2} nam \d{4}$/u.test(foldText(text));
}

type Found = { at: string } | { reason: string; skipped?: true };

/** From the shortest to the longest: a row `Quý I` among months is their sum. */
const lengths: readonly SpanKind[] = ['instant', 'day', 'week', 'month', 'quarter', 'half', 'months', 'year'];

/** Finds when figures were so: one answer for a row and a value column. */
export class TableTime {
  private readonly known = new Map<string, Found>();

  constructor(
    private readonly table: Table,
    private readonly texts: TimeTexts,
    private readonly pack: PackView,
  ) {}

  /**
   * @param header of the column of figures
   * @param row what the row itself says, where its period stands in it
   * @returns the period in the contract's writing, or why there is none
   */
  of(header: string, row: string | undefined, indicator: Indicator | undefined): Found {
    if (this.table.period.at) return { at: this.table.period.at };
    const key = `${header}\n${row ?? ''}\n${indicator?.cadence.every ?? ''}`;
    const known = this.known.get(key) ?? (row === undefined ? this.ofTable(header, indicator) : this.ofRow(row, header));
    this.known.set(key, known);
    return known;
  }

  private ofTable(header: string, indicator: Indicator | undefined): Found {
    const year = /\bcung ky(?: nam)? ((?:19|20)\d{2})\b/.exec(foldText(header).replace(/\bso voi .*$/, ''))?.[1];
    return year === undefined ? this.named(header, indicator) : inYear(this.named('', indicator), year);
  }

  private named(header: string, indicator: Indicator | undefined): Found {
    for (const place of this.table.period.from) {
      const found = choosePeriod(this.periodsOf(place, header), this.wanted(indicator));
      if (found === 'ambiguous') return { reason: `the ${place} names several periods` };
      if (found) return { at: (place === 'title' && found.kind === 'year' ? this.finer(found.at, this.wanted(indicator)) : undefined) ?? found.at };
    }
    return { reason: `no period in ${this.table.period.from.join(', ')}` };
  }

  /** A sheet `Tháng 10`, or a file of that name, under a title that says the year alone. */
  private finer(year: string, wanted: readonly SpanKind[]): string | undefined {
    const places = this.table.period.from.flatMap((place) => (place === 'sheet' || place === 'file' ? [this.texts[place]] : []));
    const found = places.map((text) => this.withYear(text, [[year]]).filter(({ at, kind }) => wanted.includes(kind) && at.startsWith(year)));
    return found.find((periods) => periods.length === 1)?.[0]?.at;
  }

  /** A row may say `Tháng 3`, or 3 under "Tháng": its year stands in the header or above the table. */
  private ofRow(text: string, header: string): Found {
    if (text.trim() === '') return { reason: 'a row without a period' };
    const { kind } = this.table.period;
    const found = choosePeriod(this.withYear(spoken(text, kind), [[header], ...this.places()]), kind ? [kind] : []);
    if (!found || found === 'ambiguous') return { reason: `no one period in "${text.trim()}"` };
    return isLonger(found.kind, kind) ? { reason: `"${text.trim()}" is longer than the ${kind} that is wanted: a sum of other rows`, skipped: true } : { at: found.at };
  }

  private wanted(indicator: Indicator | undefined): SpanKind[] {
    const kind = this.table.period.kind ?? kindOfCadence[indicator?.cadence.every ?? ''];
    return kind ? [kind] : [];
  }

  private periodsOf(place: Table['period']['from'][number], header: string): PeriodText[] {
    if (place === 'header') return this.withYear(schoolYear(header, this.table.period.kind), this.places());
    const { title, sheetTitle, sheet, file } = this.texts;
    const told = (texts: readonly string[]): PeriodText[] => this.distinct(texts.map((text) => schoolYear(text, this.table.period.kind)));
    if (place !== 'title') return told(place === 'sheet' ? [sheet] : [file]);
    const own = told(title);
    if (own.length > 0) return own;
    const dated = title.flatMap((text) => this.withYear(text, [[...sheetTitle], [sheet], [file]]));
    return dated.length > 0 ? dated : told(sheetTitle);
  }

  /** Where a year may stand, nearest first. */
  private places(): string[][] {
    const { title, sheetTitle, sheet, file } = this.texts;
    return [[...title], [...sheetTitle], [sheet], [file]];
  }

  /** Times of a text (never "Tháng" and "năm 2026" put together: that is May); one that names a month or quarter without its year takes the one year of the nearest place. */
  private withYear(text: string, places: readonly (readonly string[])[]): PeriodText[] {
    const own = this.distinct([text]);
    if (own.length > 0) return own;
    const named = spelledOut(text);
    for (const texts of places) {
      const years = new Set(texts.flatMap((one) => [...one.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map((match) => match[1])));
      if (years.size === 1) return this.distinct([`${named}, ${[...years][0]}`]).filter((period) => period.kind !== 'year');
      if (years.size > 1) return [];
    }
    return [];
  }

  private distinct(texts: readonly string[]): PeriodText[] {
    const all = texts.flatMap((text) => readPeriods(text, this.pack.utcOffset));
    return [...new Map(all.map((period) => [period.at, period])).values()];
  }
}

/** `T10` and `Q4` at the end of a header are a month and a quarter, of a year that stands elsewhere. */
export function spelledOut(text: string): string {
  return text.replace(/(^|\s)(?:t|th|thg)[. ]*(1[0-2]|0?[1-9])$/i, '$1tháng $2').replace(/(^|\s)q[. ]*([1-4])$/i, '$1quý $2');
}

/** `Cùng kỳ năm 2025` beside October 2026 is October 2025. */
function inYear(found: Found, year: string): Found {
  if ('reason' in found) return found;
  const isWhole = /^\d{4}(-(Q[1-4]|S[12]|\d{2}))?(\/\d{4}-\d{2})?$/.test(found.at);
  return isWhole ? { at: found.at.replace(/\d{4}/g, year) } : { reason: `which day of ${year} is that of "cùng kỳ"?` };
}

function isLonger(found: SpanKind, wanted: SpanKind | undefined): boolean {
  return wanted !== undefined && wanted !== 'school-year' && lengths.indexOf(found) > lengths.indexOf(wanted);
}

/** 3 under "Tháng" is `tháng 3`. */
function spoken(text: string, kind: SpanKind | undefined): string {
  const said = foldText(text);
  const name = /^(\d{1,2}|i{1,3}|iv)$/.test(said) && (kind === 'month' ? 'tháng' : kind === 'quarter' && 'quý');
  return name ? `${name} ${said}` : schoolYear(text, kind);
}

/** `2023-2024` alone is a school year only where one is looked for. */
function schoolYear(text: string, kind: SpanKind | undefined): string {
  return kind === 'school-year' ? text.replace(/(?<!\d)((?:19|20)\d{2})\s*[-–/]\s*((?:(?:19|20)\d{2}|\d{2}))(?![\d/-])/, 'năm học $1-$2').replace(/(năm học:?\s*){2}/i, 'năm học ') : text;
}

import { offsetMs, type Bilingual, type DirectivePriority, type DirectivesImported, type Organisation } from '@ioc/contracts';
import { directiveColumns, priorityWords, type DirectiveColumn } from './directive-columns.js';

/** A sheet as texts; dates are ISO without a zone. */
export interface ImportSheet {
  rows: readonly (readonly string[])[];
  /** A cell by its sheet and place, counted from 0. */
  where: (row: number, column: number) => string;
}

/** A row that can be drafted. */
export interface ImportedRow {
  /** Id in the system that it comes from; empty when the sheet has none. */
  theirId: string;
  organisation: string;
  title: string;
  content: string;
  evidenceWanted: string;
  priority: DirectivePriority;
  deadline: number;
}

export interface ImportGround {
  organisations: readonly Pick<Organisation, 'id' | 'name' | 'shortName' | 'aliases'>[];
  utcOffset: string;
}

export interface ImportedRows {
  rows: ImportedRow[];
  /** Rows that this centre wrote itself. */
  own: number;
  errors: DirectivesImported['errors'];
}

const mostRows = 1000;
/** Titles stand in one of the first rows: above them a sheet may say what it is. */
const headWithin = 10;
const needed: readonly DirectiveColumn[] = ['organisation', 'title', 'content', 'deadline'];
const lengths: Partial<Record<DirectiveColumn, number>> = { title: 160, content: 4000, evidenceWanted: 500, theirId: 120 };

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase().replaceAll('hỏa', 'hoả');

/** Reads the rows of a sheet; what cannot be taken is named by its cell, the rest is taken. Pure. */
export function directiveRows(sheet: ImportSheet, ground: ImportGround): ImportedRows {
  const head = sheet.rows.slice(0, headWithin).findIndex((row) => needed.every((column) => columnIn(row, column) >= 0));
  if (head < 0) return { rows: [], own: 0, errors: [{ where: sheet.where(0, 0), message: headless }] };
  const columns = sheet.rows[head] ?? [];
  const below = sheet.rows.slice(head + 1).map((cells, index) => ({ cells, index: head + 1 + index })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const found: ImportedRows = { rows: [], own: 0, errors: [] };
  for (const { cells, index } of below.slice(0, mostRows)) {
    const text = (column: DirectiveColumn) => (cells[columnIn(columns, column)] ?? '').trim();
    if (/^NV-\d+$/.test(text('number'))) found.own += 1;
    else takeRow(found, { text, ground, where: (column) => sheet.where(index, columnIn(columns, column)) });
  }
  const [beyond] = below.slice(mostRows);
  if (beyond) found.errors.push({ where: sheet.where(beyond.index, 0), message: { vi: `Chỉ đọc ${mostRows} dòng đầu.`, en: `Only the first ${mostRows} rows are read.` } });
  return found;
}

const headless: Bilingual = {
  vi: `Không thấy dòng tiêu đề có đủ các cột: ${needed.map((column) => directiveColumns[column]).join(', ')}.`,
  en: `There is no row of titles with all of these columns: ${needed.map((column) => directiveColumns[column]).join(', ')}.`,
};

function columnIn(row: readonly string[], column: DirectiveColumn): number {
  return row.findIndex((cell) => folded(cell) === folded(directiveColumns[column]));
}

interface OneRow {
  text: (column: DirectiveColumn) => string;
  where: (column: DirectiveColumn) => string;
  ground: ImportGround;
}

type Fault = ImportedRows['errors'][number];

function takeRow(found: ImportedRows, row: OneRow): void {
  const { text, ground } = row;
  const organisation = organisationOf(text('organisation'), ground);
  const deadline = deadlineOf(text('deadline'), ground.utcOffset);
  const priority = priorityOf(text('priority'));
  const faults = textFaults(row);
  if (organisation === undefined) faults.push(faultAt(row, 'organisation', { vi: `Không có cơ quan “${text('organisation')}”.`, en: `There is no organisation “${text('organisation')}”.` }));
  if (deadline === null) faults.push(faultAt(row, 'deadline', { vi: `“${text('deadline')}” không phải ngày giờ: viết 31/12/2026 hoặc 31/12/2026 17:00.`, en: `“${text('deadline')}” is no date: write 31/12/2026 or 31/12/2026 17:00.` }));
  if (priority === undefined) faults.push(faultAt(row, 'priority', { vi: 'Viết hoả tốc, khẩn hoặc thường.', en: 'Write hoả tốc, khẩn or thường.' }));
  if (faults.length > 0 || organisation === undefined || deadline === null || priority === undefined) found.errors.push(...faults);
  else found.rows.push({ theirId: text('theirId'), organisation, title: text('title'), content: text('content'), evidenceWanted: text('evidenceWanted'), priority, deadline });
}

function faultAt({ where }: OneRow, column: DirectiveColumn, message: Bilingual): Fault {
  return { where: where(column), message };
}

function textFaults(row: OneRow): Fault[] {
  const lacking = (['title', 'content'] as const).filter((column) => row.text(column).length < 2);
  const long = (Object.entries(lengths) as [DirectiveColumn, number][]).filter(([column, most]) => row.text(column).length > most);
  return [
    ...lacking.map((column) => faultAt(row, column, { vi: `Thiếu ${directiveColumns[column]}.`, en: `${directiveColumns[column]} is missing.` })),
    ...long.map(([column, most]) => faultAt(row, column, { vi: `Dài quá ${most} chữ.`, en: `Longer than ${most} characters.` })),
  ];
}

function organisationOf(text: string, { organisations }: ImportGround): string | undefined {
  const asked = folded(text);
  return organisations.find(({ id, name, shortName, aliases }) => [id, name, shortName ?? '', ...aliases].some((one) => one !== '' && folded(one) === asked))?.id;
}

function priorityOf(text: string): DirectivePriority | undefined {
  if (text === '') return 'p3';
  return (['p1', 'p2', 'p3'] as const).find((priority) => folded(text) === priority || folded(text) === priorityWords[priority]);
}

const forms = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ](?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2})?)?$/,
  /^(?<hour>\d{1,2}):(?<minute>\d{2})\s+(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})(?:\s+(?<hour>\d{1,2}):(?<minute>\d{2}))?$/,
];

/** A day without a clock is meant to its end. @returns null for what is no moment of the calendar */
function deadlineOf(text: string, utcOffset: string): number | null {
  const groups = forms.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (!groups) return null;
  const [year, month, day, hour, minute] = [groups['year'], groups['month'], groups['day'], groups['hour'] ?? '23', groups['minute'] ?? '59'].map(Number) as [number, number, number, number, number];
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? at.getTime() - offsetMs(utcOffset) : null;
}

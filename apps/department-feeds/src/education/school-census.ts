import type { Row } from 'write-excel-file/node';
import { districts, province } from '../core/areas.js';
import type { DropFile, DropProtocol } from '../core/drop-feed.js';
import { thin } from '../core/serve-feed.js';
import { monthsBefore, type Month } from '../core/vietnam-time.js';
import { headerRow, heading, letterhead, numberCell, numberingRow, textCell, workbook } from '../core/workbook.js';
import type { FeedView } from '../department.js';

const columns = [
  ['Số trường', 'schools'],
  ['Số lớp', 'classes'],
  ['Số học sinh', 'students'],
  ['Học sinh dân tộc thiểu số', 'students-ethnic-minority'],
  ['Số giáo viên', 'teachers'],
  ['Giáo viên còn thiếu', 'teacher-shortage'],
] as const;
export const censusIndicators: readonly string[] = columns.map(([, indicator]) => indicator);

interface Level {
  slug: string;
  name: string;
  /** Part of all levels, per column. */
  parts: readonly number[];
}

const allLevels: Level = { slug: 'toan-nganh', name: 'Toàn ngành', parts: [1, 1, 1, 1, 1, 1] };
/** Parts are assumptions of the demonstration; the last level takes what rounding leaves, so that the levels add up. */
const levels: readonly Level[] = [
  { slug: 'mam-non', name: 'Mầm non', parts: [0.37, 0.31, 0.26, 0.25, 0.27, 0.41] },
  { slug: 'tieu-hoc', name: 'Tiểu học', parts: [0.27, 0.38, 0.37, 0.39, 0.35, 0.31] },
  { slug: 'thcs', name: 'THCS', parts: [0.29, 0.2, 0.25, 0.25, 0.25, 0.18] },
  { slug: 'thpt', name: 'THPT', parts: [] },
];

/** Twelve months of all levels together, and of the newest month one workbook for each level. */
export const schoolCensus: DropProtocol = {
  feed: 'education-schools',
  owns: /^truong-hoc-[a-z-]+-\d{4}-\d{2}\.xlsx$/,
  files(view) {
    const months = monthsBefore(view.now(), 12);
    const newest = months.at(-1);
    const totals = months.map((month) => fileOf(view, { level: allLevels, month, newest: month === newest }));
    return newest
      ? [...totals, ...levels.map((level) => fileOf(view, { level, month: newest, newest: true }))]
      : totals;
  },
};

interface Sheet {
  level: Level;
  month: Month;
  newest: boolean;
}

function fileOf(view: FeedView, sheet: Sheet): DropFile {
  const { level, month } = sheet;
  const units = view.mode === 'empty' ? [] : districts;
  const rows = units.map((unit, i) =>
    unitRow(view, { ...sheet, code: unit.code, name: unit.name, number: String(i + 1) }),
  );
  const total =
    units.length === 0 ? [] : [unitRow(view, { ...sheet, code: province.code, name: 'Toàn tỉnh', number: '' })];
  return workbook(`truong-hoc-${level.slug}-${month.key}.xlsx`, {
    name: level.name,
    columns: [6, 10, 28, 14, 14, 14, 18, 14, 18],
    rows: [
      ...letterhead(['UBND TỈNH KON TUM', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO'], 9),
      [],
      heading(
        `THỐNG KÊ TRƯỜNG, LỚP, HỌC SINH, GIÁO VIÊN - ${level.name.toUpperCase()} - THÁNG ${month.month} NĂM ${month.year}`,
        9,
      ),
      [],
      headerRow(['STT', 'Mã huyện', 'Đơn vị', ...columns.map(([name]) => name)]),
      numberingRow(['(A)', '(B)', '(C)', '(1)', '(2)', '(3)', '(4)', '(5)', '(6)']),
      ...(sheet.newest ? thin(view, rows, spoil) : rows),
      ...total,
    ],
  });
}

function unitRow(view: FeedView, row: Sheet & { code: string; name: string; number: string }): Row {
  const values = censusIndicators.map((indicator, column) => {
    const end = row.month.endMs - 1;
    const all = row.newest ? view.latest(indicator, row.code, end) : view.value(indicator, row.code, end);
    return partOf(all, row.level, column);
  });
  return [textCell(row.number), textCell(row.code), textCell(row.name), ...values.map((value) => numberCell(value, 0))];
}

function partOf(all: number, level: Level, column: number): number {
  const part = level.parts[column];
  if (part !== undefined) return Math.round(all * part);
  const others = levels
    .filter(({ parts }) => parts.length > 0)
    .map(({ parts }) => Math.round(all * (parts[column] ?? 0)));
  return all - others.reduce((sum, other) => sum + other, 0);
}

function spoil(row: Row): Row {
  return row.map((cell, i) => (i === 5 ? textCell('chưa nộp?') : cell));
}

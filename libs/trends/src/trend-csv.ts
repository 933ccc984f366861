import { exportCell } from '@ioc/contracts';
import { momentText, type FileCell, type FileTable } from './trend-table.js';
import type { FileLanguage } from './trend-words.js';

/** A Vietnamese spreadsheet program reads a comma as the decimal mark, and so cannot read one between cells. */
const marks: Record<FileLanguage, { between: string; decimal: string }> = {
  vi: { between: ';', decimal: ',' },
  en: { between: ',', decimal: '.' },
};

/** RFC 4180 in UTF-8 with its mark at the beginning; texts that a spreadsheet would run are led by an apostrophe. */
export function trendCsv({ titles, rows }: Pick<FileTable, 'titles' | 'rows'>, language: FileLanguage): string {
  const { between, decimal } = marks[language];
  const cell = (value: FileCell) => cellText(value, decimal);
  return `\uFEFF${[titles, ...rows].map((row) => row.map(cell).join(between)).join('\r\n')}\r\n`;
}

function cellText(value: FileCell, decimal: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', decimal);
  if (value instanceof Date) return momentText(value);
  const safe = String(exportCell(value));
  return /[",;\r\n]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

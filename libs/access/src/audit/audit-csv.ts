import { exportCell, type AuditEntry } from '@ioc/contracts';
import { auditRow, type FileGround } from './audit-rows.js';
import { fileWords } from './audit-words.js';

/** A Vietnamese spreadsheet program reads a comma as the decimal mark, and so cannot read one between cells. */
const between = { vi: ';', en: ',' } as const;

/** RFC 4180 in UTF-8 with its mark at the beginning; texts that a spreadsheet would run are led by an apostrophe. */
export function auditCsv(entries: readonly AuditEntry[], ground: FileGround): string {
  const rows = [[...fileWords[ground.language].columns], ...entries.map((entry) => auditRow(entry, ground))];
  return `\uFEFF${rows.map((row) => row.map(cellText).join(between[ground.language])).join('\r\n')}\r\n`;
}

function cellText(value: string | number | null): string {
  const safe = String(exportCell(value));
  return /[",;\r\n]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

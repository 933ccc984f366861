import { exportCell, offsetMs, type AuditEntry } from '@ioc/contracts';
import writeWorkbook, { type Cell } from 'write-excel-file/node';
import { auditRow, type FileGround } from './audit-rows.js';
import { fileWords } from './audit-words.js';

export interface WorkbookGround extends FileGround {
  /** What was asked for, as it was asked. */
  asked: string;
  simulated: boolean;
  nowMs: number;
}

/** Characters, in the order of the columns. */
const widths = [10, 24, 26, 24, 24, 12, 16, 14, 30, 20, 12, 24, 40, 18, 12, 40, 38, 66, 66];

/** Two sheets: the entries, newest first, and what they are. */
export function auditWorkbook(entries: readonly AuditEntry[], ground: WorkbookGround): Promise<Buffer> {
  const said = fileWords[ground.language];
  const rows = entries.map((entry) => auditRow(entry, ground).map(typed));
  const local = new Date(ground.nowMs + offsetMs(ground.utcOffset)).toISOString().slice(0, 16).replace('T', ' ');
  const span = entries.length === 0 ? '–' : `${entries.at(-1)?.number} – ${entries[0]?.number}`;
  const about: Cell[][] = [
    [bold(said.title)],
    ...(ground.simulated ? [[bold(said.simulated)]] : []),
    [text(said.written), text(local)],
    [text(said.entries), { value: entries.length, type: Number }],
    [text(said.span), text(span)],
    [text(said.asked), text(ground.asked)],
  ];
  return writeWorkbook([
    { sheet: said.sheet.audit, data: [said.columns.map(bold), ...rows], columns: widths.map((width) => ({ width })), stickyRowsCount: 1 },
    { sheet: said.sheet.about, data: about, columns: [{ width: 28 }, { width: 90 }] },
  ]).toBuffer();
}

const bold = (value: string): Cell => ({ value, fontWeight: 'bold' });
const text = (value: string): Cell => ({ value: String(exportCell(value)), type: String });

function typed(value: string | number | null): Cell {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number } : text(value);
}

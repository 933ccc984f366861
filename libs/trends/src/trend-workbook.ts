import { exportCell, type TrendAnswer } from '@ioc/contracts';
import writeWorkbook, { type Cell } from 'write-excel-file/node';
import { aboutTrend, trendTable, type FileCell, type FileGround } from './trend-table.js';
import { fileWords, type ColumnKey } from './trend-words.js';

const momentFormat = 'dd/mm/yyyy hh:mm:ss';
/** Characters. */
const widths: Partial<Record<ColumnKey, number>> = { indicator: 28, name: 36, area: 22, breakdown: 22, span: 22, moment: 20, over: 20, remark: 26, provenance: 20 };
const otherWidth = 14;

/** Two sheets: what the figures are, and the figures, with numbers and moments as such. */
export function trendWorkbook(answer: TrendAnswer, ground: FileGround): Promise<Buffer> {
  const { sheet, about } = fileWords[ground.language];
  const { keys, titles, rows } = trendTable(answer, ground);
  const number = numberFormat(answer, ground);
  const head: Cell[][] = [[bold(about.title)], []];
  const facts = aboutTrend(answer, ground).map(([name, said]): Cell[] => [bold(name), { ...typed(said, '0'), align: 'left', wrap: true }]);
  return writeWorkbook([
    { sheet: sheet.about, data: [...head, ...facts], columns: [{ width: 28 }, { width: 80 }] },
    {
      sheet: sheet.data,
      data: [titles.map(bold), ...rows.map((row) => row.map((cell, column) => typed(cell, figures.has(keys[column]) ? number : '0')))],
      columns: keys.map((key) => ({ width: widths[key] ?? otherWidth })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

const figures: ReadonlySet<ColumnKey | undefined> = new Set<ColumnKey>(['value', 'min', 'max']);

/** A cell holds every digit of a figure, and shows as many as the indicator has; of a mean at least one. */
function numberFormat({ bucket }: TrendAnswer, { indicator: { decimals } }: FileGround): string {
  const shown = bucket === 'none' ? decimals : Math.max(decimals, 1);
  return shown === 0 ? '#,##0' : `#,##0.${'0'.repeat(shown)}`;
}

function bold(text: string): Cell {
  return { value: text, fontWeight: 'bold' };
}

function typed(cell: FileCell, format: string) {
  if (cell === null) return {};
  if (typeof cell === 'number') return { value: cell, type: Number, format };
  if (cell instanceof Date) return { value: cell, type: Date, format: momentFormat };
  return { value: String(exportCell(cell)), type: String };
}

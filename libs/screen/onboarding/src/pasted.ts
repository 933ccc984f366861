import type { EntryLine } from '@ioc/contracts';

/** Lines that were copied from a spreadsheet: area, period and value, parted by tabs; blank lines and a header without a digit are passed over. */
export function pastedLines(text: string, indicator: string): EntryLine[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.length >= 3 && /\d|^[-–…x]$/.test(cells[2] ?? ''))
    .map(([area = '', period = '', value = '']) => ({ indicator, area, period, value }));
}

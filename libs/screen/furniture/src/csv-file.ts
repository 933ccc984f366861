import { exportCell } from '@ioc/contracts';

export type CsvValue = string | number | null;

/**
 * A table as CSV that a spreadsheet opens with its accents and runs nothing of: a text that would be read as a formula
 * is led by an apostrophe, numbers stay numbers, `null` is an empty cell.
 */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(value: CsvValue): string {
  if (value === null) return '';
  const safe = String(exportCell(value));
  return /[",\r\n;]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the person in front of the screen. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

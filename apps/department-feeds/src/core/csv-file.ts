import type { DropFile } from './drop-feed.js';

/** A CSV as Vietnamese Excel writes it: UTF-8 with a byte-order mark, semicolons, comma decimals, CR LF. */
export function csvFile(name: string, rows: readonly (readonly (string | number)[])[]): DropFile {
  const text = `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
  return { name, signature: text, bytes: () => Promise.resolve(Buffer.from(text, 'utf8')) };
}

function cellOf(cell: string | number): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A text that a spreadsheet program would run as a formula, or whose cell it would break out of. */
const dangerous = /^\s*[=+\-@]|^[\t\r]/u;

/**
 * One cell of any exported table (CSV, TSV, XLSX), safe against formula injection: a text that begins with = + - @, a tab
 * or a line break gets an apostrophe before it. Numbers stay numbers, negative ones too; what is missing stays blank.
 */
export function exportCell(value: string | number | boolean | null | undefined): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  const text = String(value);
  return dangerous.test(text) ? `'${text}` : text;
}

/** A CSV file by RFC 4180 with a byte order mark, so that spreadsheet programs see the Vietnamese; every cell through {@link exportCell}. */
export function exportCsv(rows: readonly (readonly (string | number | boolean | null | undefined)[])[]): string {
  const line = (row: (typeof rows)[number]) => row.map((value) => quoted(String(exportCell(value)))).join(',');
  return `\ufeff${rows.map(line).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

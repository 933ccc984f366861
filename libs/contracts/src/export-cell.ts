/** What a spreadsheet program would run as a formula when a cell begins with it. */
const formulaStart = /^\s*[=+\-@]|^[\t\r]/u;
const plainNumber = /^[+-]?\d+([.,]\d+)?$/u;

/**
 * One cell of any exported table (CSV, TSV, XLSX), safe against formula injection: a text that begins with = + - @, a tab
 * or a line break gets an apostrophe before it. Numbers stay numbers, also as texts; what is missing stays blank.
 */
export function exportCell(value: string | number | boolean | null | undefined): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  const text = String(value);
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

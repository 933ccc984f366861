/** What spreadsheet programs run as a formula when a cell begins with it. */
const formulaStart = /^[\s]*[=+\-@\t\r]/u;
const plainNumber = /^[+-]?\d+([.,]\d+)?$/u;

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
  const text = String(value);
  const safe = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n;]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the person in front of the screen. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

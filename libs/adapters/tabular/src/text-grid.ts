import { parse } from 'csv-parse/sync';
import { AdapterFault, type RawPayload } from '@ioc/adapter-kit';
import type { Cell, Grid } from './grid.js';

export type Delimiter = ',' | ';' | '\t' | '|';
const delimiters: readonly Delimiter[] = [';', '\t', '|', ','];

/**
 * Delimited text as a grid of text cells.
 * @param delimiter found by content when absent
 * @throws AdapterFault `empty`, or `bad-shape` for bytes that are no text and for quotes that never close
 */
export function textGrid(payload: RawPayload, text: string, delimiter?: Delimiter): Grid {
  const clean = text.replace(/^\ufeff/, '').replace(/\0+$/, '').replaceAll('\0', strayNuls(text) ? '' : '\0');
  if (clean.trim() === '') throw new AdapterFault('empty', `${payload.name}: the file is empty`);
  if (/[\x00-\x08\x0e-\x1f\ufffd]/.test(clean.slice(0, 4000))) throw new AdapterFault('bad-shape', `${payload.name}: not text`);
  return { ...plain(payload.name), rows: recordsOf(payload, clean, delimiter ?? sniffDelimiter(clean)).map((record) => record.map(cellOf)) };
}

/** Broken writers leave a NUL behind a value here and there; of bytes that are no text, or are UTF-16, they are a large part. */
function strayNuls(text: string): boolean {
  const head = text.slice(0, 4000);
  return (head.match(/\0/g)?.length ?? 0) * 20 < head.length;
}

function plain(name: string): Omit<Grid, 'rows'> {
  return { name, position: 1, hidden: false, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() };
}

function cellOf(text: string): Cell | undefined {
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

function recordsOf(payload: RawPayload, text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text.replace(/^sep=.\r?\n/i, ''), { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch (cause) {
    throw new AdapterFault('bad-shape', `${payload.name}: not delimited text`, { cause });
  }
}

/**
 * The delimiter that parts the lines most evenly. A comma is asked last: in Vietnamese files it is the decimal mark.
 */
export function sniffDelimiter(text: string): Delimiter {
  const named = /^sep=([,;\t|])/i.exec(text)?.[1];
  if (named) return named as Delimiter;
  const lines = text.split(/\r\n|\n|\r/, 60).filter((line) => line.trim() !== '');
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const most = mode(counts.filter((count) => count > 0));
    const score = most === 0 ? 0 : counts.filter((count) => count === most).length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function mode(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Lines below one line of headings as records by heading. @throws AdapterFault as {@link textGrid}, or for headings that are not unique */
export function headedRecords(payload: RawPayload, text: string): Readonly<Record<string, string>>[] {
  const [head = [], ...lines] = recordsOf(payload, text.replace(/\0+$/, ''), sniffDelimiter(text));
  const names = head.map((name) => name.trim());
  if (names.length < 2 || new Set(names).size !== names.length) throw new AdapterFault('bad-shape', `${payload.name}: the first line does not name the columns, each once`);
  return lines.filter((line) => line.some((cell) => cell.trim() !== '')).map((line) => Object.fromEntries(names.map((name, i) => [name, line[i] ?? ''])));
}

import { parse } from 'csv-parse/sync';
import { AdapterFault, excerptLength, excerptOf, textOf, type Excerpt, type RawPayload } from '@ioc/adapter-kit';
import type { SdmxSeries } from './sdmx-series.js';

/** Columns that say what a row is, not where it belongs. */
const notKey = new Set(['TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'STRUCTURE', 'STRUCTURE_ID', 'STRUCTURE_NAME', 'ACTION']);
const actions: Readonly<Record<string, 'keep' | 'replace' | 'delete'>> = { '': 'keep', I: 'keep', A: 'keep', M: 'replace', R: 'replace', D: 'delete' };

/** A heading: `FREQ`, or `FREQ: Frequency` when labels were asked for as well; then cells are `A: Annual`. */
interface Column {
  id: string;
  labelled: boolean;
}

/**
 * Series of an SDMX-CSV message, version 1.0 (`DATAFLOW`) or 2.0 (`STRUCTURE`, `STRUCTURE_ID`, `ACTION`).
 * A row that replaces (R) or merges (M) takes the place of an earlier one; a row that deletes (D) says so.
 * @throws AdapterFault `bad-shape` for another table or an unknown action, `empty` without a row
 */
export function sdmxCsvSeries(payload: RawPayload): SdmxSeries[] {
  const [head = [], ...lines] = rowsOf(payload);
  const columns = head.map(columnOf);
  const ids = columns.map(({ id }) => id);
  if (!ids.includes('OBS_VALUE') || !ids.includes('TIME_PERIOD') || !/^(DATAFLOW|STRUCTURE)$/.test(ids[0] ?? '')) {
    throw new AdapterFault('bad-shape', `${payload.name} is no SDMX-CSV: DATAFLOW or STRUCTURE, TIME_PERIOD and OBS_VALUE are expected among its headings`);
  }
  if (lines.length === 0) throw new AdapterFault('empty', `${payload.name}: no row follows the headings`);
  const bySeries = new Map<string, SdmxSeries>();
  lines.forEach((line, i) => addRow(bySeries, new Map(columns.map((column, c) => [column.id, cellOf(line[c] ?? '', column)])), { file: payload.name, line: i + 2 }));
  return [...bySeries.values()];
}

/** The cells of a row under their headings. @param place `line 7, OBS_VALUE`, as the reader names it */
export function sdmxCsvExcerpt(payload: RawPayload, place: string): Excerpt {
  const line = Number(/^line (\d+)/.exec(place)?.[1] ?? 1);
  const [head = [], ...lines] = line > 1 ? rowsOf(payload) : [];
  const row = lines[line - 2];
  if (!row) return excerptOf(payload, place);
  return { text: head.map((name, i) => `${name} = ${row[i] ?? ''}`).join('\n').slice(0, excerptLength), exact: true };
}

function rowsOf(payload: RawPayload): string[][] {
  const text = textOf(payload);
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  try {
    return parse(text, { delimiter, skip_empty_lines: true, relax_column_count: true });
  } catch (cause) {
    throw new AdapterFault('bad-shape', `${payload.name}: not delimited text`, { cause });
  }
}

function columnOf(heading: string): Column {
  const [id = '', label] = heading.split(':');
  // `STRUCTURE[;]` and `NAME[]` carry sub-field marks in version 2.0.
  return { id: id.trim().replace(/\[.?\]$/, '').toUpperCase(), labelled: label !== undefined };
}

function cellOf(cell: string, { labelled }: Column): string {
  return labelled ? (cell.split(':')[0] ?? '').trim() : cell.trim();
}

function addRow(bySeries: Map<string, SdmxSeries>, row: ReadonlyMap<string, string>, at: { file: string; line: number }): void {
  const said = (row.get('ACTION') ?? '').toUpperCase();
  const action = Object.hasOwn(actions, said) ? actions[said] : undefined;
  if (!action) throw new AdapterFault('bad-shape', `${at.file}, line ${at.line}: the action "${said}" is none of I, A, M, R, D`);
  const key = new Map([...row].filter(([id, text]) => !notKey.has(id) && text !== ''));
  const name = JSON.stringify([...key]);
  const series = bySeries.get(name) ?? { key, observations: [], where: `line ${at.line}` };
  bySeries.set(name, series);
  const time = row.get('TIME_PERIOD') ?? '';
  if (action === 'replace') series.observations = series.observations.filter((observation) => observation.time !== time);
  series.observations.push({ time, value: row.get('OBS_VALUE'), status: row.get('OBS_STATUS') || undefined, where: `line ${at.line}, OBS_VALUE`, ...(action === 'delete' && { deleted: true }) });
}

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { callServer, defaultUrl } from './server-call.js';

const Row = z.object({
  id: z.string(),
  freshness: z.string(),
  everyMs: z.number(),
  ageS: z.number().nullable(),
  outcome: z.string().nullable(),
  readings: z.number(),
  rejected: z.number(),
  provenance: z.string(),
  fault: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

const columns: [title: string, cell: (row: Row) => string][] = [
  ['feed', (row) => row.id],
  ['freshness', (row) => row.freshness],
  ['every', (row) => `${row.everyMs / 1000} s`],
  ['age', (row) => (row.ageS === null ? '–' : `${row.ageS} s`)],
  ['outcome', (row) => row.outcome ?? '–'],
  ['readings', (row) => String(row.readings)],
  ['refused', (row) => String(row.rejected)],
  ['provenance', (row) => row.provenance],
  ['fault', (row) => row.fault ?? ''],
];

/** `ioc feeds`: what a running server says of its feeds. */
export async function feedTable(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { url: { type: 'string', default: defaultUrl() } } });
  const rows = z.array(Row).parse(await callServer(values.url, '/api/v1/feeds'));
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_column, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  for (const line of cells) process.stdout.write(`${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd()}\n`);
  return 0;
}

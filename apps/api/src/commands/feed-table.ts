import { parseArgs } from 'node:util';
import { z } from 'zod';

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
  const port = process.env['IOC_PORT'] || '8080';
  const { values } = parseArgs({ args, options: { url: { type: 'string', default: `http://127.0.0.1:${port}` } } });
  const answer = await fetch(new URL('/api/v1/feeds', values.url)).catch((cause: unknown) => {
    throw new Error(`no server answers at ${values.url}; start one with npm start`, { cause });
  });
  const rows = z.array(Row).parse(await answer.json());
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_column, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  for (const line of cells) process.stdout.write(`${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd()}\n`);
  return 0;
}

import { expect, it } from 'vitest';
import type { Indicator, Reading } from '@ioc/contracts';
import type { PackView } from '@ioc/adapter-kit';
import { adapterOf } from '@ioc/adapter-registry';
import { xlsxBook } from '../support/xlsx-book.js';

/* Figures and periods as they were published, the same list in every kind of file that may hold it. */

const published: readonly (readonly [period: string, figure: string])[] = [
  ['2013', '2587371.57'], ['2014', '2.767.229,12'], ['2015', 'na'], ['2016', '519.4sb'], ['2017', '7 902.3'], ['2018', 'ERROR:  #N/A'], ['2019-S1', '1204.5\u00a0'], ['Prel. 2024', '33.5\0'], ['Avril 2023', '12.25'], ['févr. 2023', '1\u202f234.5'], ['15 mars 2024', '8.5'], ['2020', '1.761'],
];
const expected = [
  '2013 2587371.57', '2014 2767229.12', '2015 null', '2016 519.4 preliminary', '2017 7902.3', '2019-S1 1204.5', '2024 33.5 preliminary', '2023-04 12.25', '2023-02 1234.5', '2024-03-15 8.5',
];
const pack: PackView = {
  utcOffset: '+07:00', provinceArea: '62', area: () => null, organisation: () => null,
  indicator: (id) => ({ id, unit: 'tỷ đồng', cadence: { every: 'year', dueAfter: 'P90D' } }) as Indicator,
};
const delimited = (mark: string): string => [`Kỳ${mark}Giá trị`, ...published.map(([period, figure]) => `${period}${mark}"${figure}"`)].join('\n');
const column = { period: { column: 'Kỳ' }, columns: [{ column: 'Giá trị', indicator: 'debt' }] };
const address = { url: 'https://example.invalid/' };
const book = xlsxBook([{ name: 'S', rows: [['Kỳ', 'Giá trị'], ...published.map(([period, figure]) => [period, figure.replace('\0', '')])] }]);
const json = (records: unknown): string => `${JSON.stringify(records)}\0`;

const files: Readonly<Record<string, [body: string | Uint8Array, settings: Record<string, unknown>]>> = {
  spreadsheet: [book, { source: address, tables: [column] }],
  csv: [delimited(';'), { source: address, table: column }],
  'http-json': [json({ data: published.map(([t, v]) => ({ t, v })) }), { source: address, records: '/data', readings: "{'indicator': 'debt', 'value': v, 'at': t}" }],
  'ckan-datastore': [
    json({ success: true, result: { fields: [{ id: 't', type: 'text' }, { id: 'v', type: 'text' }], records: published.map(([t, v]) => ({ t, v })), total: published.length } }),
    { source: address, resource: 'r', table: { time: { column: 't' }, figures: [{ column: 'v', indicator: 'debt' }] } },
  ],
  'sdmx-csv': [
    ['DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE', ...published.map(([period, figure]) => `GSO:X(1.0),A,VN,DEBT,${period},"${figure}"`)].join('\n'),
    { source: address, areas: {}, series: [{ key: { INDICATOR: 'DEBT' }, indicator: 'debt', area: '62', unitMult: 9 }] },
  ],
};

const short = ({ at, value, status }: Reading): string => [at, String(value), ...(status ? [status] : [])].join(' ');

it.each(Object.keys(files))('%s reads or refuses every published figure, and alters none', async (kind) => {
  const [body, settings] = files[kind] ?? ['', {}];
  const adapter = adapterOf(kind);
  if (!adapter) throw new Error(`no adapter ${kind}`);
  const payload = { name: 'file', body: typeof body === 'string' ? new TextEncoder().encode(body) : body, contentType: '', fetchedAt: '2026-11-20T00:00:00Z', locator: 'file' };
  const batch = await adapter.parse([payload], adapter.settings.parse(settings), pack);
  // An error cell of a table is missing, with the reason beside it; of a record it is refused.
  const table = kind === 'spreadsheet' || kind === 'csv';
  expect(batch.readings.map(short)).toEqual(table ? expected.toSpliced(5, 0, '2018 null') : expected);
  expect(batch.rejected.filter((entry) => !entry.skipped).map(({ reason }) => reason)).toEqual([
    'an error value: ERROR:  #N/A', 'ambiguous: thousands or decimals? Nothing in the column or document proves the decimal mark',
  ]);
});

import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FeedBatch, Indicator } from '@ioc/contracts';
import { foldText, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { adapterOf } from '@ioc/adapter-registry';
import { repository } from './fixtures.js';

/** Recorded files of publishers; they may not be committed, so they are read where they stand. */
const samples = join(process.env['IOC_SHARED'] ?? resolve(repository, '../shared'), 'samples');
const present = existsSync(samples);
if (!present) process.stdout.write('real payloads: not present\n');

const units: Readonly<Record<string, string>> = {
  'price-index': 'chỉ số',
  gdp: 'tỷ đồng',
  debt: 'tỷ đồng',
  'debt-usd': 'triệu USD',
  population: 'nghìn người',
  'sex-ratio': 'lần',
  revenue: 'tỷ đồng',
  'taxes-fees': 'tỷ đồng',
  'deficit-share': '%',
  'deficit-share-vn': '%',
  contingency: 'tỷ đồng',
};
const areas: Readonly<Record<string, string>> = { 'whole country': '0', 'kon tum': '62', vn: '0' };
const pack: PackView = {
  utcOffset: '+07:00',
  provinceArea: '0',
  indicator: (id) => (units[id] === undefined ? undefined : ({ id, unit: units[id], cadence: { every: 'year', dueAfter: 'P90D' } } as Indicator)),
  area: (text) => (areas[foldText(text)] === undefined ? null : { code: areas[foldText(text)] ?? '' }),
  organisation: () => null,
};

async function read(file: string, kind: string, settings: Record<string, unknown>): Promise<FeedBatch> {
  const adapter = adapterOf(kind);
  if (!adapter) throw new Error(`no adapter ${kind}`);
  const payload: RawPayload = {
    name: basename(file),
    body: new Uint8Array(readFileSync(join(samples, file))),
    contentType: '',
    fetchedAt: '2026-11-20T00:00:00Z',
    locator: file,
  };
  return adapter.parse([payload], adapter.settings.parse({ source: { url: 'https://example.invalid/' }, ...settings }), pack);
}

const valueAt = (batch: FeedBatch, indicator: string, at: string): unknown =>
  batch.readings.find((reading) => reading.indicator === indicator && reading.at === at && reading.area === '0')?.value;
const refused = (batch: FeedBatch): FeedBatch['rejected'] => batch.rejected.filter((entry) => !entry.skipped);

describe.runIf(present)('SDMX-ML files of the national summary data page', () => {
  it('reads the consumer price index', async () => {
    const batch = await read('sdmx/vn-nsdp-CPIVNM.sdmx21.xml', 'sdmx-ml', { series: [{ key: { INDICATOR: 'PCPI_IX' }, indicator: 'price-index' }] });
    expect(batch.readings).toHaveLength(51);
    expect(valueAt(batch, 'price-index', '2020-08')).toBe(102.8928);
    expect(batch.rejected.filter((entry) => entry.skipped)).toHaveLength(32);
    expect(refused(batch)).toEqual([]);
  });

  it('reads gross domestic product in its unit', async () => {
    const batch = await read('sdmx/vn-nsdp-GDPVNM.sdmx21.xml', 'sdmx-ml', { series: [{ key: { INDICATOR: 'NGDP_XDC', FREQ: 'A' }, indicator: 'gdp' }] });
    expect(valueAt(batch, 'gdp', '2004')).toBe(779337.6704454578);
    expect(valueAt(batch, 'gdp', '2022')).toBe(9548737.6706585679);
    expect(refused(batch)).toEqual([]);
  });

  it('reads both writings of one debt series, and none of the 245 figures is lost', async () => {
    const settings = { series: [{ key: { INDICATOR: 'VNM_CGD_TD_XDC' }, indicator: 'debt' }] };
    const batch = await read('sdmx/vn-nsdp-MOF_CGD_Vietnam.sdmx21.xml', 'sdmx-ml', settings);
    expect(batch.readings.map(({ at, value }) => [at, value])).toEqual([
      ['2013', 1528066.24],
      ['2014', 1826051.12],
      ['2015', 2064645.62],
      ['2016', 2373175.07],
      ['2017', 2587371.57],
      ['2018', 2767229.12],
      ['2019-S1', 2802593.63],
    ]);
    const all = await read('sdmx/vn-nsdp-MOF_CGD_Vietnam.sdmx21.xml', 'sdmx-ml', { series: [{ key: {}, indicator: 'debt' }] });
    expect(all.readings.length + refused(all).length).toBe(245);
    expect(refused(all)).toEqual([]);
  });
});

describe.runIf(present)('JSON-stat downloads of the statistics office', () => {
  it('reads a province of the population table, which ends with a NUL byte', async () => {
    const batch = await read('jsonstat-gso/E02.03-07.json', 'json-stat', {
      time: 'Year',
      area: { dimension: 'Cities, provincies' },
      select: [{ where: { 'Average population': 'Total' }, indicator: 'population', unit: 'nghìn người' }],
    });
    expect(valueAt(batch, 'population', '1995')).toBe(71995.5);
    expect(batch.readings).toHaveLength(60);
    expect(batch.readings.find((reading) => reading.area === '62' && reading.at === '2024')?.value).toBe(601.817377411958);
    expect(refused(batch)).toHaveLength(69 * 30);
    expect(new Set(refused(batch).map((entry) => entry.reason.replace(/".*"/, '…')))).toEqual(new Set(['unknown area …']));
    expect(batch.readings.find((reading) => reading.area === '0' && reading.at === '2024')).toMatchObject({ status: 'preliminary' });
  });

  it('reads a table without areas and keeps "Prel." as preliminary', async () => {
    const batch = await read('jsonstat-gso/E02.08.json', 'json-stat', {
      time: 'Year',
      select: [{ where: { 'Sex ratio': 'Sex ratio of population (Males per 100 females)', Residence: 'Total' }, indicator: 'sex-ratio' }],
    });
    expect(batch.readings).toHaveLength(25);
    expect(batch.readings.find((reading) => reading.at === '2024')).toMatchObject({ value: 99.6, status: 'preliminary', where: '/dataset/value/72' });
    expect(valueAt(batch, 'sex-ratio', '2000')).toBe(96.7);
  });
});

describe.runIf(present)('budget accounts of the Ministry of Finance', () => {
  const budget = (value: string | string[]): Record<string, unknown> => ({
    tables: [
      {
        sheets: [{ title: 'Cân đối thu - chi ngân sách nhà nước' }],
        rows: {
          label: 'Chỉ tiêu',
          value,
          items: [
            { label: ['Thu NSNN và viện trợ', 'Tổng thu và viện trợ'], indicator: 'revenue' },
            { label: 'Thu từ thuế và phí', indicator: 'taxes-fees' },
            { label: 'Dự phòng', indicator: 'contingency' },
          ],
        },
      },
    ],
  });

  it.each([
    { file: 'QT-2004-N-CKQT02-NN001.xls', column: 'Quyết toán', year: '2004', revenue: 198614, taxes: 180197 },
    { file: 'QT-2007-N-CKQT02-NN001.xls', column: 'QT', year: '2007', revenue: 336272.6, taxes: 299095.6 },
    { file: 'QT-2014-N-CKQT02-NN001.xlsx', column: 'Quyết toán', year: '2014', revenue: 877696.5000000001, taxes: 820490.5000000001 },
  ])('reads $file: three header rows without merges, the unit from a title cell', async ({ file, column, year, revenue, taxes }) => {
    const batch = await read(`vn-spreadsheets/mof-budget/${file}`, 'spreadsheet', budget(column));
    expect(valueAt(batch, 'revenue', year)).toBe(revenue);
    expect(valueAt(batch, 'taxes-fees', year)).toBe(taxes);
    // The row is there, its figure is blank: said, and no 0.
    expect(batch.rejected).toContainEqual(expect.objectContaining({ reason: 'no row with this label and a figure for contingency' }));
    expect(valueAt(batch, 'contingency', year)).toBeUndefined();
  });

  it('reads percent formats, tells equal labels apart by the heading above, and refuses them without it', async () => {
    const settings = (items: unknown[]): Record<string, unknown> => ({ tables: [{ sheets: [{ name: 'Can doi' }], rows: { label: 'Chỉ tiêu', value: 'Quyết toán', items } }] });
    const first = { label: 'Bội chi so với GDP', under: 'Bội chi ngân sách (không gồm nợ gốc) (D+E+G-A-B-C)', indicator: 'deficit-share' };
    const second = { label: 'Bội chi so với GDP', under: 'Bội chi ngân sách theo phân loại của Việt Nam (H+F)', indicator: 'deficit-share-vn' };
    const batch = await read('vn-spreadsheets/mof-budget/QT-2014-N-CKQT02-NN001.xlsx', 'spreadsheet', settings([first, second]));
    expect(valueAt(batch, 'deficit-share', '2014')).toBeCloseTo(4.696926449316579, 12);
    expect(valueAt(batch, 'deficit-share-vn', '2014')).toBeCloseTo(6.332440800273038, 12);
    const blind = await read('vn-spreadsheets/mof-budget/QT-2014-N-CKQT02-NN001.xlsx', 'spreadsheet', settings([{ label: 'Bội chi so với GDP', indicator: 'deficit-share' }]));
    expect(refused(blind).map((entry) => entry.reason)).toEqual(['a second row for deficit-share: which one is meant?']);
  });
});

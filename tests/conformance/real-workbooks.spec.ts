import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FeedBatch, Indicator } from '@ioc/contracts';
import { foldText, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { adapterOf } from '@ioc/adapter-registry';
import { repository } from './fixtures.js';

/** Workbooks of publishers; they may not be committed, so they are read where they stand. */
const samples = join(process.env['IOC_SHARED'] ?? resolve(repository, '../shared'), 'samples');
const present = existsSync(join(samples, 'vn-spreadsheets'));
if (!present) process.stdout.write('real workbooks: not present\n');

const units: Readonly<Record<string, string>> = {
  'district-towns': 'đơn vị', 'rural-districts': 'đơn vị', communes: 'đơn vị', people: 'nghìn người', women: 'người', growth: '%', unemployment: '%',
  output: 'tỷ đồng', 'output-index': '%', coal: 'nghìn tấn', oil: 'tấn', 'vegetable-oil': 'nghìn tấn', retail: 'tỷ đồng', share: '%', cpi: '%',
  exports: 'tỷ USD', 'export-growth': '%', visitors: 'lượt người', 'marine-exports': 'triệu USD',
};
const areas: Readonly<Record<string, string>> = {
  'ca nuoc': '0', 'dong bang song hong': 'r1', 'dong bac': 'r2', 'tay bac': 'r3', 'bac trung bo': 'r4', 'duyen hai nam trung bo': 'r5', 'tay nguyen': 'r6',
  'dong nam bo': 'r7', 'dong bang song cuu long': 'r8', 'ha noi': '01', 'quang ninh': '22', 'da nang': '48', 'tp. ho chi minh': '79', 'dong nai': '75',
};
const pack: PackView = {
  utcOffset: '+07:00',
  provinceArea: '0',
  indicator: (id) => (units[id] === undefined ? undefined : ({ id, unit: units[id], cadence: { every: 'year', dueAfter: 'P90D' } } as Indicator)),
  area: (text) => (areas[foldText(text)] === undefined ? null : { code: areas[foldText(text)] ?? '' }),
  organisation: () => null,
};

async function read(file: string, ...tables: Record<string, unknown>[]): Promise<FeedBatch> {
  const adapter = adapterOf('spreadsheet');
  if (!adapter) throw new Error('no adapter');
  const payload: RawPayload = { name: basename(file), body: new Uint8Array(readFileSync(join(samples, file))), contentType: '', fetchedAt: '2026-11-20T00:00:00Z', locator: file };
  return adapter.parse([payload], adapter.settings.parse({ source: { url: 'https://example.invalid/' }, tables }), pack);
}

const refused = (batch: FeedBatch): string[] => batch.rejected.filter((entry) => !entry.skipped).map((entry) => `${entry.where}: ${entry.reason}`);
/** To six decimals: the workbook computed some of them. */
const figures = (batch: FeedBatch): unknown[] => batch.readings.map(({ indicator, area, at, value, status }) => [indicator, area, at, value === null ? null : Number(value.toFixed(6)), ...(status ? [status] : [])]);

describe.runIf(present)('yearbook 2002 of the statistics office, in fonts of the years before Unicode', () => {
  const land = 'vn-spreadsheets/gso-yearbook-2002-tcvn3/1DSLD2002.xls';
  const industry = 'vn-spreadsheets/gso-yearbook-2002-tcvn3/4CN2002.xls';
  const trade = 'vn-spreadsheets/gso-yearbook-2002-tcvn3/6TMGC2002.xls';

  it('reads areas whose Vietnamese name stands above the row of figures, or beside the English one', async () => {
    const batch = await read(land, {
      sheets: [{ title: '1. Số đơn vị hành chính' }],
      area: { left: true },
      totals: 'province',
      columns: [{ column: 'Thị xã', indicator: 'district-towns' }, { column: 'Huyện', indicator: 'rural-districts' }],
    });
    expect(figures(batch).slice(0, 6)).toEqual([
      ['district-towns', '0', '2002-12-31', 59], ['rural-districts', '0', '2002-12-31', 518], ['district-towns', 'r1', '2002-12-31', 10],
      ['rural-districts', 'r1', '2002-12-31', 85], ['district-towns', 'r2', '2002-12-31', 12], ['rural-districts', 'r2', '2002-12-31', 94],
    ]);
    expect(batch.readings).toHaveLength(18);
    expect(refused(batch)).toEqual([]);
    expect(batch.rejected).toContainEqual({ where: 'dvhchinh02!8', raw: 'CẢ NƯỚC', reason: 'label of the figures in the row below', skipped: true });
    expect(batch.rejected).toContainEqual(expect.objectContaining({ where: 'dvhchinh02!C4', raw: 'Quận', reason: 'no mapping for this column' }));
  });

  it('reads one half of a sheet whose years stand left of the figures, in the unit of its heading', async () => {
    const batch = await read(
      land,
      { sheets: [{ name: 'DSGioiTinh' }], period: { left: true }, until: 'Tỷ lệ tăng', columns: [{ column: 'Tổng số', indicator: 'people' }, { column: 'Nữ', indicator: 'women' }] },
      { sheets: [{ name: 'DSGioiTinh' }], period: { left: true }, section: 'Tỷ lệ tăng', columns: [{ column: 'Tổng số', indicator: 'growth' }] },
    );
    expect(batch.readings).toHaveLength(13 * 2 + 12);
    expect(figures(batch)[0]).toEqual(['people', '0', '1990', 66016.7]);
    expect(figures(batch)[25]).toEqual(['women', '0', '2002', 40530000]);
    expect(figures(batch)[26]).toEqual(['growth', '0', '1991', 1.856651]);
    expect(refused(batch)).toEqual([]);
  });

  it('takes every column whose header names a year', async () => {
    const batch = await read(land, { sheets: [{ name: 'tyleTN' }], area: { left: true }, totals: 'province', columns: [{ across: 'periods', indicator: 'unemployment' }] });
    expect(figures(batch).slice(0, 4)).toEqual([['unemployment', '0', '1996', 5.88], ['unemployment', '0', '2000', 6.44], ['unemployment', '0', '2001', 6.28], ['unemployment', '0', '2002', 6.01]]);
    expect(batch.readings.filter((reading) => reading.area === 'r5').map((reading) => reading.value)).toEqual([5.57, 6.31, 6.16, 5.49]);
    expect(batch.readings.filter((reading) => reading.area === '79').map((reading) => reading.value)).toEqual([5.68, 6.48, 6.04, 6.73]);
    expect(batch.readings).toHaveLength(9 * 4 + 3 * 4);
    expect(batch.rejected).toContainEqual({ where: 'tyleTN!22', raw: '   Quảng Ninh | 9.33 | 6.8 | 9.29', reason: 'hidden row', skipped: true });
    expect(refused(batch)).toEqual([]);
  });

  it('reads two tables of one sheet, each in its own unit, and labels that step to the right', async () => {
    const item = (indicator: string): unknown[] => [{ label: 'Tổng số', indicator }, { label: 'Khu vực kinh tế trong nước', indicator, breakdown: 'sector=domestic' }, { label: 'Trung ương', indicator, breakdown: 'sector=central' }];
    const batch = await read(
      industry,
      { sheets: [{ name: '33-34' }], until: 'Chỉ số phát triển', rows: { across: 'periods', items: item('output') } },
      { sheets: [{ name: '33-34' }], below: 'Chỉ số phát triển', rows: { across: 'periods', items: item('output-index') } },
    );
    expect(figures(batch).filter((_, i) => i % 4 === 3)).toEqual([
      ['output', '0', '2002', 260200, 'preliminary'], ['output', '0', '2002', 168300, 'preliminary'], ['output', '0', '2002', 70000, 'preliminary'],
      ['output-index', '0', '2002', 114.5, 'preliminary'], ['output-index', '0', '2002', 114.4, 'preliminary'], ['output-index', '0', '2002', 112.6, 'preliminary'],
    ]);
    expect(refused(batch)).toEqual([]);
  });

  it('takes the unit behind a label and a decimal comma among numbers', async () => {
    const items = [{ label: 'Than sạch', indicator: 'coal' }, { label: 'Dầu thô khai thác', indicator: 'oil' }, { label: 'Dầu thực phẩm', indicator: 'vegetable-oil' }];
    const batch = await read(industry, { sheets: [{ name: '35' }], rows: { across: 'periods', items } });
    expect(figures(batch)).toEqual([
      ['coal', '0', '1995', 8350], ['coal', '0', '2000', 11600], ['coal', '0', '2001', 13400], ['coal', '0', '2002', 15900, 'preliminary'],
      ['oil', '0', '1995', 7620000], ['oil', '0', '2000', 16300000], ['oil', '0', '2001', 16800000], ['oil', '0', '2002', 16600000, 'preliminary'],
      ['vegetable-oil', '0', '1995', 38.612], ['vegetable-oil', '0', '2000', 280.1], ['vegetable-oil', '0', '2001', 282.8], ['vegetable-oil', '0', '2002', 298, 'preliminary'],
    ]);
    expect(refused(batch)).toEqual([]);
  });

  it('reads trade, prices and visitors', async () => {
    const batch = await read(
      trade,
      { sheets: [{ name: '48 (2)' }], until: 'Cơ cấu', rows: { across: 'periods', items: [{ label: 'Tổng số', indicator: 'retail' }] } },
      { sheets: [{ name: '48 (2)' }], section: 'Cơ cấu', rows: { across: 'periods', items: [{ label: 'Tập thể', indicator: 'share' }] } },
      { sheets: [{ name: '51' }], period: { left: true }, until: 'Chỉ số phát triển', columns: [{ column: 'Xuất khẩu', indicator: 'exports' }] },
      { sheets: [{ name: '51' }], period: { left: true }, section: 'Chỉ số phát triển', columns: [{ column: 'Xuất khẩu', indicator: 'export-growth' }] },
      { sheets: [{ name: '54' }], until: 'Cơ cấu', rows: { across: 'periods', items: [{ label: 'Tổng số', indicator: 'visitors' }] } },
      { sheets: [{ name: '50X' }], rows: { value: 'Tháng 12-2001', items: [{ label: 'Chỉ số giá tiêu dùng', indicator: 'cpi' }] }, period: { at: '2002-12' } },
      { sheets: [{ name: '52.53' }], until: '6. Một số mặt hàng nhập khẩu', rows: { across: 'periods', items: [{ label: 'Hàng thuỷ sản', indicator: 'marine-exports' }] } },
    );
    expect(figures(batch)).toEqual([
      ['retail', '0', '1995', 121200], ['retail', '0', '2000', 220400], ['retail', '0', '2001', 244900], ['retail', '0', '2002', 272800, 'preliminary'],
      ['share', '0', '1995', 0.907591], ['share', '0', '2000', 0.816327], ['share', '0', '2001', 1.020825], ['share', '0', '2002', 0.843109, 'preliminary'],
      ...[5.4489, 7.2559, 9.185, 9.3603, 11.5414, 14.483, 15.027].map((value, i) => ['exports', '0', String(1995 + i), value]), ['exports', '0', '2002', 16.7058, 'preliminary'],
      ...[134.4, 133.162657, 126.58664, 101.908547, 123.29733, 125.487376, 103.756128].map((value, i) => ['export-growth', '0', String(1995 + i), value]),
      ['export-growth', '0', '2002', 111.171891, 'preliminary'],
      ['visitors', '0', '1995', 1351300], ['visitors', '0', '2000', 2140100], ['visitors', '0', '2001', 2330800], ['visitors', '0', '2002', 2628200, 'preliminary'],
      ['cpi', '0', '2002-12', 104],
      ['marine-exports', '0', '1995', 621.4], ['marine-exports', '0', '2000', 1478.5], ['marine-exports', '0', '2001', 1777.6], ['marine-exports', '0', '2002', 2022.8, 'preliminary'],
    ]);
    expect(refused(batch)).toEqual([]);
  });
});

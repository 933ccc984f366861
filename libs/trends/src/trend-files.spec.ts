import { read, utils } from '@e965/xlsx';
import type { IndicatorInfo, TrendAnswer, TrendPoint } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { trendCsv } from './trend-csv.js';
import { trendTable, type FileGround } from './trend-table.js';
import { trendWorkbook } from './trend-workbook.js';

const indicator: IndicatorInfo = {
  ...{ id: 'beds-taken', component: 'health', unit: 'giường', decimals: 1, polarity: 'neutral', possible: [0, 9999], aggregate: 'sum', source: 'so-y-te' },
  ...{ name: { vi: 'Giường bệnh đang dùng', en: 'Beds taken' }, cadence: { every: 'PT1H', dueAfter: 'PT5M' } },
};
const ground: FileGround = { indicator, language: 'vi', utcOffset: '+07:00', areaName: (code) => `Huyện ${code}`, organisation: 'Sở Y tế' };
const point = (more: Partial<TrendPoint>): TrendPoint => ({ at: '2026-11-26T23:00:00.000Z', over: '2026-11-26T23:00:00.000Z', period: 'instant', value: 1234.5678, provenance: 'live', ...more });
const answer = (...points: TrendPoint[]): TrendAnswer => {
  const span = { from: '2026-11-25T17:00:00.000Z', to: '2026-11-27T17:00:00.000Z' };
  return { indicator: indicator.id, bucket: 'none', value: 'mean', compare: 'none', ...span, readAt: span.to, lines: [{ area: '608', breakdown: '=cmd|calc', compare: 'none', ...span, points }] };
};
const odd = answer(point({}), point({ value: -0.5, qualifier: 'approx', gap: true }), point({ value: null, provenance: 'simulated' }));
const csv = (language: 'vi' | 'en') => trendCsv(trendTable(odd, { ...ground, language }), language);

it('writes a CSV that a Vietnamese spreadsheet program reads, and runs nothing of', () => {
  const [titles = '', first = '', second = '', third = ''] = csv('vi').split('\r\n');
  expect(titles.startsWith('\uFEFFMã chỉ tiêu;')).toBe(true);
  expect(first).toContain(";Huyện 608;'=cmd|calc;");
  expect(first).toContain(';2026-11-27 06:00:00;1234,5678;');
  expect(second).toContain(';-0,5;khoảng;đứt quãng trước mốc này;');
  expect(third.endsWith(';;;;dữ liệu mô phỏng')).toBe(true);
});

it('writes a CSV with points and commas for the rest of the world', () => expect(csv('en')).toContain(",'=cmd|calc,chosen span,at the moment,2026-11-27 06:00:00,1234.5678,"));

it('leaves out columns that say nothing of any point', () => {
  expect(trendTable(answer(point({})), ground).keys).not.toContain('qualifier');
  expect(trendTable(odd, ground).keys).toContain('qualifier');
});

it('writes a workbook with typed figures and moments, and says on its first sheet what they are', async () => {
  const book = read(await trendWorkbook(odd, ground), { cellDates: false, cellNF: true });
  expect(book.SheetNames).toEqual(['Thông tin', 'Số liệu']);
  const facts = new Map(utils.sheet_to_json<[string, unknown]>(book.Sheets['Thông tin']!, { header: 1 }).map(([name, said]) => [name, said]));
  expect([facts.get('Chỉ tiêu'), facts.get('Đơn vị'), facts.get('Địa bàn'), facts.get('Dữ liệu mô phỏng')]).toEqual(['Giường bệnh đang dùng', 'giường', 'Huyện 608 (608)', 'CÓ: trong tệp có dữ liệu mô phỏng']);
  const sheet = book.Sheets['Số liệu']!;
  const [titles = [], ...rows] = utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null, raw: true });
  const column = titles.indexOf('Giá trị');
  expect(rows.map((row) => row[column])).toEqual([1234.5678, -0.5, null]);
  const moment = sheet[utils.encode_cell({ r: 1, c: titles.indexOf('Mốc thời gian') })];
  expect(moment).toMatchObject({ t: 'n', z: 'dd/mm/yyyy hh:mm:ss' });
  expect(Math.round((moment.v - 25_569) * 86_400_000)).toBe(Date.parse('2026-11-27T06:00:00Z'));
  expect(sheet[utils.encode_cell({ r: 1, c: titles.indexOf('Phân tổ') })]).toMatchObject({ t: 's', v: "'=cmd|calc" });
});

import { join } from 'node:path';
import { utils, write, type WorkSheet } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FeedBatch, Indicator, Reading } from '@ioc/contracts';
import type { PackView, RawPayload } from '@ioc/adapter-kit';
import { adapterOf } from '@ioc/adapter-registry';
import { loadPack } from '@ioc/platform';
import { xlsxBook } from '../support/xlsx-book.js';
import { repository } from './fixtures.js';

/*
 * Further invented files of departments, in the kinds and encodings that they send. Each figure was written down before the
 * file was read. Areas are those of config/kon-tum.
 */

const units: Readonly<Record<string, [unit: string, every: Indicator['cadence']['every']]>> = {
  revenue: ['tỷ đồng', 'month'], 'inland-revenue': ['tỷ đồng', 'month'], investment: ['tỷ đồng', 'month'], 'plan-rate': ['%', 'month'],
  beds: ['giường', 'day'], visits: ['lượt', 'day'], pupils: ['học sinh', 'school-year'], score: ['điểm', 'school-year'], attendance: ['%', 'school-year'],
  'sown-area': ['ha', 'month'], yield: ['tạ/ha', 'month'], crop: ['tấn', 'month'], herd: ['con', 'month'], eggs: ['quả', 'month'],
  cases: ['việc', 'quarter'], claims: ['triệu đồng', 'quarter'], done: ['%', 'quarter'], accidents: ['vụ', 'month'], deaths: ['người', 'month'], fines: ['triệu đồng', 'month'], stations: ['cơ sở', 'month'],
  enterprises: ['doanh nghiệp', 'month'],
};
let pack: PackView;
beforeAll(async () => {
  const real = await loadPack(join(repository, 'config/kon-tum'), { unset: 'placeholder' });
  pack = {
    utcOffset: real.utcOffset,
    provinceArea: real.provinceArea,
    indicator: (id) => (units[id] ? ({ id, unit: units[id][0], cadence: { every: units[id][1], dueAfter: 'P15D' } } as Indicator) : undefined),
    area: (text) => real.area(text),
    organisation: () => null,
  };
});

async function read(body: Uint8Array, settings: Record<string, unknown>, { name = 'bieu.xlsx', kind = 'spreadsheet' } = {}): Promise<FeedBatch> {
  const adapter = adapterOf(kind);
  if (!adapter) throw new Error(`no adapter ${kind}`);
  const payload: RawPayload = { name, body, contentType: '', fetchedAt: '2026-11-20T00:00:00Z', locator: name };
  return adapter.parse([payload], adapter.settings.parse({ source: { folder: 'drop', pattern: '*' }, ...settings }), pack);
}

const short = ({ indicator, area, at, value, qualifier, status, breakdown }: Reading): string =>
  [indicator, area, at, `${qualifier ?? ''}${value}`, ...(status ? [status] : []), ...(breakdown ? [breakdown] : [])].join(' ');
const refused = (batch: FeedBatch): string[] => batch.rejected.filter((entry) => !entry.skipped).map((entry) => `${entry.where} "${entry.raw}" ${entry.reason}`);
const skipped = (batch: FeedBatch): string[] => batch.rejected.filter((entry) => entry.skipped).map((entry) => `${entry.where} ${entry.reason}`);

describe('the department of finance: formats that show millions, two header rows, a date of signing that is not filled in', () => {
  const millions = (v: number): { v: number; format: string } => ({ v, format: '#,##0,,' });
  const billions = (v: number): { v: number; format: string } => ({ v, format: '#,##0" tỷ đồng"' });
  const book = xlsxBook([
    {
      name: 'Biểu 1',
      rows: [
        ['UBND TỈNH KON TUM', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['SỞ TÀI CHÍNH', null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
        [null, null, null, null, 'Kon Tum, ngày     tháng 11 năm 2026'],
        ['TÌNH HÌNH THU NGÂN SÁCH NHÀ NƯỚC THÁNG 10 VÀ 10 THÁNG NĂM 2026'],
        [null, null, null, null, null, 'ĐVT: triệu đồng'],
        ['TT', 'Chỉ tiêu', 'Dự toán năm 2026', 'Thực hiện', null, 'So sánh (%)', null],
        [null, null, null, 'Tháng 10', 'Lũy kế 10 tháng', 'Lũy kế/ dự toán', 'Cùng kỳ năm 2025'],
        ['A', 'B', '1', '2', '3', '4=3/1', '5'],
        [null, 'TỔNG SỐ (I+II)', millions(4_200_000_000_000), millions(411_000_000_000), millions(3_706_900_000_000), { v: 0.8826, format: '0.00%' }, { v: 1.032, format: '0.0%' }],
        ['I', 'Thu nội địa', '3.500.000', '350.250,5', '3.100.000', '88,6', '104,5'],
        ['1', '  - Thu từ DNNN', '1.200', '1.761', '9.004', 0.755, '-'],
        ['2', 'Thu tiền sử dụng đất(1)', 900, { formula: 'E12-1' }, 8000, '50%', 'x'],
        [3, 'Vốn đầu tư (tỷ đồng)', '2.500', '75,5', '1.900', '76', '…'],
        [null, 'Trong đó: vốn NSTW', billions(1500), billions(120), { v: 1100, format: '#,##0 [$₫-42A]' }, '73,3', null],
        ['(1) Chưa bao gồm ghi thu, ghi chi.'],
      ],
      merges: ['A6:A7', 'B6:B7', 'C6:C7', 'D6:E6', 'F6:G6', 'E1:G1', 'A4:G4'],
    },
  ]);
  const items = [
    { label: 'Tổng số', indicator: 'revenue' }, { label: 'Thu nội địa', indicator: 'inland-revenue' }, { label: 'Thu từ DNNN', indicator: 'inland-revenue', breakdown: 'of=state' },
    { label: 'Thu tiền sử dụng đất', indicator: 'inland-revenue', breakdown: 'of=land' }, { label: 'Vốn đầu tư', indicator: 'investment' }, { label: 'Trong đó: vốn NSTW', indicator: 'investment', breakdown: 'of=central' },
  ];
  const table = (value: string, of: readonly unknown[] = items): Record<string, unknown> => ({ tables: [{ sheets: [{ title: 'thu ngân sách' }], rows: { label: 'Chỉ tiêu', value, items: of } }] });

  it('reads what the formats show, in the unit that stands nearest', async () => {
    const batch = await read(book, table('Tháng 10'));
    expect(batch.readings.map(short)).toEqual([
      'revenue 62 2026-10 411', 'inland-revenue 62 2026-10 350.2505', 'inland-revenue 62 2026-10 1.761 of=state', 'inland-revenue 62 2026-10 null of=land', 'investment 62 2026-10 75.5', 'investment 62 2026-10 120 of=central',
    ]);
    expect(refused(batch)).toEqual(['Biểu 1!D12 "=E12-1" a formula without a computed value']);
    expect(skipped(batch)).toEqual(expect.arrayContaining(['Biểu 1!E7 no mapping for this column', 'Biểu 1!8 numbering row', 'Biểu 1!15 footnote']));
  });

  it('keeps the run of months that a header names without its year, and refuses a format that contradicts the title', async () => {
    const batch = await read(book, table('Lũy kế 10 tháng'));
    expect(batch.readings.map(short)).toEqual([
      'revenue 62 2026-01/2026-10 3706.9', 'inland-revenue 62 2026-01/2026-10 3100', 'inland-revenue 62 2026-01/2026-10 9.004 of=state', 'inland-revenue 62 2026-01/2026-10 8 of=land', 'investment 62 2026-01/2026-10 1900',
    ]);
    expect(refused(batch)).toEqual(['Biểu 1!E14 "1100" the number\'s format says "₫", the table "triệu đồng": which one is right?']);
  });

  it('takes the unit of the upper header row, and refuses a share without a sign among percentages', async () => {
    const batch = await read(book, table('Lũy kế/ dự toán', items.slice(0, 4).map((item) => ({ ...item, indicator: 'plan-rate', breakdown: item.label }))));
    expect(batch.readings.map(short)).toEqual(['plan-rate 62 2026-10 88.26 Tổng số', 'plan-rate 62 2026-10 88.6 Thu nội địa', 'plan-rate 62 2026-10 50 Thu tiền sử dụng đất']);
    expect(refused(batch)).toEqual(['Biểu 1!F11 "0.755" a share without a percent sign, which others of its column have: of 1 or of 100?']);
  });
});

describe('the department of health: BIFF8, days as text and as serials, tiers with subtotals', () => {
  const sheet: WorkSheet = utils.aoa_to_sheet([
    ['SỞ Y TẾ TỈNH KON TUM', '', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['BÁO CÁO HOẠT ĐỘNG KHÁM CHỮA BỆNH (Số liệu tính đến 7h00 ngày 15/12/2023)'],
    ['STT', 'Đơn vị', 'Ngày báo cáo', 'Giường bệnh', '', 'Khám bệnh\n(nghìn lượt)', 'Ghi chú'],
    ['', '', '', 'Kế hoạch', 'Thực kê', '', ''],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
    ['I', 'Tuyến tỉnh', '', '', '', '', ''],
    [1, 'Thành phố Kon Tum', '15/12/2023', 300, '1.250', '1,25', ''],
    [2, 'Đăk Hà', 45275, 150, '…', '0,985', ''],
    ['', 'Cộng tuyến tỉnh', '', 450, 1250, '2,235', ''],
    ['II', 'Tuyến huyện', '', '', '', '', ''],
    [3, 'H. Sa Thầy', '14/12/2023', 100, 'khoảng 120', 'x', 'đang sửa'],
    [4, 'Kon Rẫy', 45275, 80, '-', '', ''],
    [5, 'Kon Tum', 45275, 80, 5, '1,5', ''],
    [6, 'Đăk Tô', 45275, 'chưa báo cáo', 'chưa báo cáo', '', ''],
    ['', 'TỔNG CỘNG', '', 630, 1370, '3,7', ''],
    ['Người lập biểu', '', '', 'Thủ trưởng đơn vị'],
  ]);
  sheet['!merges'] = ['A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:F4', 'G3:G4', 'A2:G2'].map((range) => utils.decode_range(range));
  for (const cell of ['C8', 'C12', 'C13', 'C14']) Object.assign(sheet[cell] as object, { t: 'n', z: 'dd/mm/yyyy' });
  const book = new Uint8Array(write({ SheetNames: ['BC ngay'], Sheets: { 'BC ngay': sheet } }, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);

  it('reads each row on its own day, and passes over nothing that a district says', async () => {
    const batch = await read(book, { tables: [{ area: { column: 'Đơn vị' }, period: { column: 'Ngày báo cáo' }, columns: [{ column: 'Giường bệnh Thực kê', indicator: 'beds' }, { column: 'Khám bệnh', indicator: 'visits' }], checks: [{ areas: 'total' }] }] }, { name: 'bc.xls' });
    expect(batch.readings.map(short)).toEqual([
      'beds 608 2023-12-15 1250', 'visits 608 2023-12-15 1250', 'beds 615 2023-12-15 null', 'visits 615 2023-12-15 985', 'beds 616 2023-12-14 approx120', 'visits 616 2023-12-14 null', 'beds 614 2023-12-15 null',
    ]);
    expect(refused(batch)).toEqual(['BC ngay!13 "5 | Kon Tum | 2023-12-15 | 80 | 5 | 1,5" "Kon Tum" may be 608 or 62', 'BC ngay!E14 "chưa báo cáo" not a number']);
    expect(skipped(batch)).toEqual(expect.arrayContaining(['BC ngay!6 heading or remark: no figure in the row', 'BC ngay!9 subtotal row', 'BC ngay!F12 blank: no figure for visits', 'BC ngay!16 signature block']));
  });
});

describe('the department of education: a page with the numbers behind what it shows', () => {
  const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>
<table border=1><tr><th colspan=6>THỐNG KÊ HỌC SINH - NĂM HỌC 2025 - 2026</th></tr>
<tr><th rowspan=2>STT</th><th rowspan=2>Phòng GD&amp;ĐT</th><th colspan=2>Học sinh<br>(em)</th><th rowspan=2>Điểm TB</th><th rowspan=2>Chuyên cần</th></tr>
<tr><th>Tổng số</th><th>Nữ</th></tr>
<tr><td>1</td><td>TP. Kon Tum</td><td x:num="38204">38.204</td><td>19.102</td><td>7,5</td><td>98,5%</td></tr>
<tr><td>2</td><td>Huyện Đăk Tô</td><td>12.105</td><td>6.000</td><td>7.5</td><td>0,985</td></tr>
<tr style='mso-hide:all;display:none'><td>3</td><td>Huyện Ngọc Hồi</td><td>1</td><td>1</td><td>1</td><td>1%</td></tr>
<tr><td>4</td><td>Huyện Ia H&#39;Drai</td><td>1.004 (*)</td><td>500</td><td>6,75</td><td>&nbsp;</td></tr>
<tr><td>5</td><td>Huyện Tu Mơ Rông</td><td>trên&nbsp;7.000</td><td></td><td>…</td><td>≥ 95%</td></tr>
<tr><td>6</td><td>Huyện Sa Thầy</td><td x:num="9000000000">9,000</td><td></td><td>8</td><td>95%</td></tr>
<tr><td colspan=2>Tổng số</td><td>58.322</td><td>25.607</td><td></td><td></td></tr>
<tr><td colspan=6>(*) Số liệu chưa gồm Trường PTDTNT</td></tr></table></body></html>`;

  it('lets the numbers behind prove the mark of the others, and never takes a number that is not shown', async () => {
    const columns = [{ column: 'Học sinh Tổng số', indicator: 'pupils' }, { column: 'Điểm TB', indicator: 'score' }, { column: 'Chuyên cần', indicator: 'attendance' }];
    const batch = await read(new TextEncoder().encode(page), { tables: [{ area: { column: 'Phòng GD&ĐT' }, columns }] }, { name: 'hs.xls' });
    expect(batch.readings.map(short)).toEqual([
      'pupils 608 2025/2026 38204', 'score 608 2025/2026 7.5', 'attendance 608 2025/2026 98.5', 'pupils 612 2025/2026 12105', 'score 612 2025/2026 7.5', 'pupils 618 2025/2026 1004', 'score 618 2025/2026 6.75',
      'pupils 617 2025/2026 gt7000', 'score 617 2025/2026 null', 'attendance 617 2025/2026 gte95', 'score 616 2025/2026 8', 'attendance 616 2025/2026 95',
    ]);
    expect(refused(batch)).toEqual([
      'Sheet1!F5 "0,985" a share without a percent sign, which others of its column have: of 1 or of 100?', 'Sheet1!C9 "9,000 (x:num=9000000000)" not a number alone: "(x:num=9000000000)" stands behind it',
    ]);
    expect(skipped(batch)).toEqual(expect.arrayContaining(['Sheet1!6 hidden row', 'Sheet1!F7 blank: no figure for attendance', 'Sheet1!10 total row (totals: province would take it)', 'Sheet1!11 footnote']));
  });
});

describe('the department of agriculture: UTF-16LE with tabs, equal labels under crops, units in a column and in a label', () => {
  const text = [
    'SỞ NÔNG NGHIỆP VÀ PTNT\t\t\t\t', '"TIẾN ĐỘ SẢN XUẤT NÔNG NGHIỆP\nƯớc tháng 10 năm 2026"\t\t\t\t', 'STT\tChỉ tiêu\tĐVT\t"Ước thực hiện\ntháng 10"\t"% so với cùng kỳ"', 'A\tB\tC\t1\t2',
    'I\tTRỒNG TRỌT\t\t\t', '1\tLúa vụ Mùa\t\t\t', '\t- Diện tích\tha\t16.250\t101,2', '\t- Năng suất\tTạ/ha\t41,5\t100,9', '\t- Sản lượng\tNghìn tấn\t67,4\t102', '2\tNgô\t\t\t', '\t- Diện tích\tha\t3.705\t98,5', '\t- Năng suất\tnt\t44\tx',
    '\t- Sản lượng\tTấn\t16.302\t-', 'II\tCHĂN NUÔI\t\t\t', '1\tĐàn trâu\t1.000 con\t24,3\t99', '2\tĐàn bò\tcon\ttrên 84.000\t103', '3\tTrứng gia cầm (nghìn quả trứng)\t\t1.500\t103', '(*) Ước tính đến 20/10/2026\t\t\t\t',
  ].join('\r\n');
  const crops = ['Lúa vụ Mùa', 'Ngô'].flatMap((under) => [['Diện tích', 'sown-area'], ['Năng suất', 'yield'], ['Sản lượng', 'crop']].map(([label, indicator]) => ({ label, under, indicator, breakdown: `crop=${under}` })));
  const items = [...crops, { label: 'Đàn trâu', indicator: 'herd', breakdown: 'of=buffalo' }, { label: 'Đàn bò', indicator: 'herd', breakdown: 'of=cattle' }, { label: 'Trứng gia cầm', indicator: 'eggs' }];

  it('reads each figure in its own unit, and a yield whose unit is that of the row above as wrong', async () => {
    const batch = await read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), { table: { unit: { column: 'ĐVT' }, rows: { label: 'Chỉ tiêu', value: 'Ước thực hiện tháng 10', items } } }, { name: 'nn.csv', kind: 'csv' });
    expect(batch.readings.map(short)).toEqual([
      'sown-area 62 2026-10 16250 estimate crop=Lúa vụ Mùa', 'yield 62 2026-10 41.5 estimate crop=Lúa vụ Mùa', 'crop 62 2026-10 67400 estimate crop=Lúa vụ Mùa', 'sown-area 62 2026-10 3705 estimate crop=Ngô', 'crop 62 2026-10 16302 estimate crop=Ngô',
      'herd 62 2026-10 24300 estimate of=buffalo', 'herd 62 2026-10 gt84000 estimate of=cattle', 'eggs 62 2026-10 1500000 estimate',
    ]);
    expect(refused(batch)).toEqual(['nn.csv!D12 "44" unit "ha" does not fit "tạ/ha" of yield']);
  });
});

describe('the department of justice: windows-1258 with tone marks apart, a quarter, a date of signing above the title', () => {
  const tones = '\u0300\u0301\u0303\u0309\u0323';
  /** As the code page writes it: â ê ô ă ơ ư whole, tones behind them. */
  const apart = (letter: string): string => {
    const tone = [...letter.normalize('NFD')].find((mark) => tones.includes(mark));
    return tone === undefined ? letter : `${letter.normalize('NFD').replace(tone, '').normalize('NFC')}${tone}`;
  };
  const text = [
    'SỞ TƯ PHÁP TỈNH KON TUM;;;Kon Tum, ngày 05 tháng 10 năm 2026;', 'KẾT QUẢ THI HÀNH ÁN DÂN SỰ QUÝ III NĂM 2026;;;;', 'STT;Đơn vị;Số việc;"Số tiền (trđ)";% thi hành xong', '1;Thành phố Kon Tum;1.204;12.345,6;82,5', '2;Huyện Đăk Glei;187;1.761;75', '3;Huyện Đăk Tô;…………;-;x',
    '4;Huyện Kon Plông;98;(120);ít nhất 60', '5;Huyện Tu Mơ Rông;khoảng 50;75,5;58,1%', '6;Xã Đăk Long;1;1;1', ';Cộng;1.539;14.302,1;', ';;;;', 'Nguồn: Cục Thi hành án dân sự', 'NGƯỜI LẬP BIỂU',
  ].join('\r\n');

  it('reads each figure and passes over notes that lack fields', async () => {
    const body = new Uint8Array(iconv.encode([...text].map(apart).join(''), 'windows-1258'));
    const columns = [{ column: 'Số việc', indicator: 'cases' }, { column: 'Số tiền', indicator: 'claims' }, { column: '% thi hành xong', indicator: 'done' }];
    const batch = await read(body, { table: { area: { column: 'Đơn vị' }, columns } }, { name: 'thi-hanh-an.csv', kind: 'csv' });
    expect(batch.readings.map(short)).toEqual([
      'cases 608 2026-Q3 1204', 'claims 608 2026-Q3 12345.6', 'done 608 2026-Q3 82.5', 'cases 610 2026-Q3 187', 'claims 610 2026-Q3 1761', 'done 610 2026-Q3 75', 'cases 612 2026-Q3 null', 'claims 612 2026-Q3 null', 'done 612 2026-Q3 null',
      'cases 613 2026-Q3 98', 'done 613 2026-Q3 gte60', 'cases 617 2026-Q3 approx50', 'claims 617 2026-Q3 75.5', 'done 617 2026-Q3 58.1',
    ]);
    expect(refused(batch)).toEqual(['thi-hanh-an.csv!D7 "(120)" a number in brackets: a negative figure or a note?', 'thi-hanh-an.csv!9 "6 | Xã Đăk Long | 1 | 1 | 1" "Xã Đăk Long" may be 23368 or 23504']);
    expect(skipped(batch)).toEqual(expect.arrayContaining(['thi-hanh-an.csv!10 total row (totals: province would take it)', 'thi-hanh-an.csv!12 footnote', 'thi-hanh-an.csv!13 signature block']));
  });
});

describe('the police: delimited text in TCVN3, and months down a sheet with quarters between them', () => {
  const letters = [...'µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậÐéÌèÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịãóßòáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ®đ§Đ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư'];
  const tcvn3 = new Map(Array.from({ length: letters.length / 2 }, (_, i) => [letters[i * 2 + 1] ?? '', letters[i * 2] ?? '']));
  const columns = [{ column: 'Số vụ', indicator: 'accidents' }, { column: 'Chết', indicator: 'deaths' }, { column: 'Tiền phạt', indicator: 'fines' }];

  it('reads districts, and a word where a figure should be as no figure', async () => {
    const text = [
      'Tình hình tai nạn giao thông tháng 10 năm 2026\t\t\t\t', 'Stt\tĐịa bàn\tSố vụ\tChết\tTiền phạt (1000đ)', '1\tTP Kon Tum\t12\t3\t1.250.000', '2\tĐăk Hà\t7\t2\t980.500', '3\tĐăk Tô\t-\t0\t75.250', '4\tNgọc Hồi\t5\tkhông\t120.000', '\tTổng cộng\t24\t5\t2.425.750',
      'Ghi chú: số liệu sơ bộ',
    ].join('\r\n');
    const body = new Uint8Array(Buffer.from([...text].map((letter) => tcvn3.get(letter) ?? letter).join(''), 'latin1'));
    const batch = await read(body, { encoding: 'tcvn3', table: { area: { column: 'Địa bàn' }, columns } }, { name: 'tngt.csv', kind: 'csv' });
    expect(batch.readings.map(short)).toEqual([
      'accidents 608 2026-10 12', 'deaths 608 2026-10 3', 'fines 608 2026-10 1250', 'accidents 615 2026-10 7', 'deaths 615 2026-10 2', 'fines 615 2026-10 980.5', 'accidents 612 2026-10 null', 'deaths 612 2026-10 0', 'fines 612 2026-10 75.25',
      'accidents 611 2026-10 5', 'fines 611 2026-10 120',
    ]);
    expect(refused(batch)).toEqual(['tngt.csv!D6 "không" not a number']);
    expect(skipped(batch)).toContain('tngt.csv!8 footnote');
  });

  it('takes no quarter for a month', async () => {
    const book = xlsxBook([{
      name: 'Sheet1',
      rows: [
        ['CÔNG AN TỈNH KON TUM', null, null, 'Kon Tum, ngày 05 tháng 11 năm 2026'], ['TRẬT TỰ AN TOÀN GIAO THÔNG NĂM 2026'], ['Tháng', 'Số vụ', 'Chết', 'Tiền phạt (trđ)'], ['1', 10, 2, '1.234,5'], ['2', '12', '-', '987,25'], ['Quý I', 22, 2, '2.221,75'], ['Tháng Tư', 7, 1, '1.005'],
        ['6 tháng', 29, 3, '3.226,75'], ['Tổng', 29, 3, '3.226,75'],
      ],
    }]);
    const batch = await read(book, { tables: [{ period: { column: 'Tháng', kind: 'month' }, columns }] });
    expect(batch.readings.map(short)).toEqual([
      'accidents 62 2026-01 10', 'deaths 62 2026-01 2', 'fines 62 2026-01 1234.5', 'accidents 62 2026-02 12', 'deaths 62 2026-02 null', 'fines 62 2026-02 987.25', 'accidents 62 2026-04 7', 'deaths 62 2026-04 1', 'fines 62 2026-04 1005',
    ]);
    expect(refused(batch)).toEqual([]);
    expect(skipped(batch)).toEqual(expect.arrayContaining(['Sheet1!B6 "Quý I" is longer than the month that is wanted: a sum of other rows', 'Sheet1!B8 "6 tháng" is longer than the month that is wanted: a sum of other rows', 'Sheet1!9 total row']));
  });
});

describe('the planning department: units in a column beside columns of shares, ditto marks, a plan beside what was done', () => {
  const book = xlsxBook([{
    name: 'KT-XH',
    rows: [
      ['MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU 9 THÁNG ĐẦU NĂM 2026'], ['(Kèm theo Báo cáo số 123/BC-UBND ngày 25/9/2026 của UBND tỉnh)'],
      ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Thực hiện 9 tháng năm 2025', 'Kế hoạch năm 2026', 'Ước thực hiện 9 tháng năm 2026', 'So sánh (%)', null], [null, null, null, null, null, null, 'So với cùng kỳ', 'So với KH'],
      ['A', 'KINH TẾ'], ['1', 'Vốn đầu tư', 'Tỷ đồng', '14.523,7', '21.500', '15.904', '109,5', '73,97'], ['2', 'Thu ngân sách', '"', '2.900', '4.200', '3.334', { v: 1.1497, format: '0.0%' }, null], ['', '- Thu nội địa', 'nt', '2.500', '3.900', '3.001', null, null],
      ['4', 'Số trạm y tế', 'Trạm', 102, 102, 102, 100, 100], ['6', 'Doanh nghiệp thành lập mới', 'DN', '…', 400, '> 1.250', null, null],
    ],
    merges: ['A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'F3:F4', 'G3:H3'],
  }]);
  const table = (value: string, items: readonly unknown[]): Record<string, unknown> => ({ tables: [{ unit: { column: 'Đơn vị tính' }, period: { kind: 'months' }, rows: { label: 'Chỉ tiêu', value, items } }] });

  it('reads each row in its unit, and a station as no hundred', async () => {
    const items = [{ label: 'Vốn đầu tư', indicator: 'investment' }, { label: 'Thu ngân sách', indicator: 'revenue' }, { label: 'Thu nội địa', indicator: 'inland-revenue' }, { label: 'Số trạm y tế', indicator: 'stations' }, { label: 'Doanh nghiệp thành lập mới', indicator: 'enterprises' }];
    const batch = await read(book, table('Ước thực hiện 9 tháng năm 2026', items));
    expect(batch.readings.map(short)).toEqual([
      'investment 62 2026-01/2026-09 15904 estimate', 'revenue 62 2026-01/2026-09 3334 estimate', 'inland-revenue 62 2026-01/2026-09 3001 estimate', 'enterprises 62 2026-01/2026-09 gt1250 estimate',
    ]);
    expect(refused(batch)).toEqual(['KT-XH!F9 "102" unit "Trạm" does not fit "cơ sở" of stations']);
  });

  it('takes a column of shares in per cent, whatever its rows count', async () => {
    const batch = await read(book, table('So với cùng kỳ', [{ label: 'Vốn đầu tư', indicator: 'plan-rate' }, { label: 'Thu ngân sách', indicator: 'plan-rate', breakdown: 'of=revenue' }]));
    expect(batch.readings.map(short)).toEqual(['plan-rate 62 2026-01/2026-09 109.5', 'plan-rate 62 2026-01/2026-09 114.97 of=revenue']);
    expect(refused(batch)).toEqual([]);
  });
});

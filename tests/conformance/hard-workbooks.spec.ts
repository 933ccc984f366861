import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FeedBatch, Indicator, Reading } from '@ioc/contracts';
import type { PackView, RawPayload } from '@ioc/adapter-kit';
import { adapterOf } from '@ioc/adapter-registry';
import { loadPack } from '@ioc/platform';
import { xlsxBook } from '../support/xlsx-book.js';
import { repository } from './fixtures.js';

/*
 * Six invented workbooks of departments, each as hard as real ones are, each with every reading and every refusal that it must give.
 * Areas are those of config/kon-tum.
 */

const units: Readonly<Record<string, [unit: string, every: Indicator['cadence']['every']]>> = {
  revenue: ['tỷ đồng', 'month'], 'inland-revenue': ['tỷ đồng', 'month'], 'land-fees': ['tỷ đồng', 'month'], 'other-fees': ['tỷ đồng', 'month'], spending: ['tỷ đồng', 'month'],
  'revenue-growth': ['%', 'month'], 'tax-debtors': ['hộ', 'month'], pupils: ['học sinh', 'school-year'], teachers: ['giáo viên', 'school-year'], attendance: ['%', 'school-year'],
  exports: ['triệu USD', 'month'], iip: ['%', 'month'], received: ['hồ sơ', 'month'], online: ['hồ sơ', 'month'], beds: ['giường', 'day'], occupancy: ['%', 'day'], visits: ['lượt', 'day'],
  forest: ['ha', 'quarter'], fires: ['vụ', 'quarter'], timber: ['m3', 'quarter'], 'coffee-exports': ['tấn', 'year'],
};
let pack: PackView;
beforeAll(async () => {
  const real = await loadPack(join(repository, 'config/kon-tum'), { unset: 'placeholder' });
  pack = {
    utcOffset: real.utcOffset,
    provinceArea: real.provinceArea,
    indicator: (id) => (units[id] ? ({ id, unit: units[id][0], cadence: { every: units[id][1], dueAfter: 'P15D' } } as Indicator) : undefined),
    area: (text) => (/^xã đ[ắă]k long$/i.test(text.normalize('NFC').trim()) ? { candidates: ['23368', '23504'] } : real.area(text)),
    organisation: () => null,
  };
});

async function read(body: Uint8Array | string, settings: Record<string, unknown>, { name = 'bieu.xlsx', kind = 'spreadsheet' } = {}): Promise<FeedBatch> {
  const adapter = adapterOf(kind);
  if (!adapter) throw new Error(`no adapter ${kind}`);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const payload: RawPayload = { name, body: bytes, contentType: '', fetchedAt: '2026-11-20T00:00:00Z', locator: name };
  return adapter.parse([payload], adapter.settings.parse({ source: { folder: 'drop', pattern: '*' }, ...settings }), pack);
}

const short = ({ indicator, area, at, value, qualifier, status, breakdown }: Reading): string =>
  [indicator, area, at, `${qualifier ?? ''}${value}`, ...(status ? [status] : []), ...(breakdown ? [breakdown] : [])].join(' ');
const refused = (batch: FeedBatch): string[] => batch.rejected.filter((entry) => !entry.skipped).map((entry) => `${entry.where} "${entry.raw}" ${entry.reason}`);
const skipped = (batch: FeedBatch): string[] => batch.rejected.filter((entry) => entry.skipped).map((entry) => `${entry.where} ${entry.reason}`);
const rich = (...runs: [text: string, properties?: string][]): string => runs.map(([text, properties = '']) => `<r>${properties === '' ? '' : `<rPr>${properties}</rPr>`}<t xml:space="preserve">${text}</t></r>`).join('');

describe('1. the department of finance: one sheet with everything', () => {
  const book = xlsxBook([
    { name: 'Hướng dẫn', rows: [['Cách điền biểu']] },
    {
      name: ' Bieu  01 ',
      rows: [
        ['UBND TỈNH KON TUM', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['SỞ TÀI CHÍNH', null, null, 'Độc lập - Tự do - Hạnh phúc'],
        ['TÌNH HÌNH THU, CHI NGÂN SÁCH THÁNG 10 NĂM 2026'],
        [null, null, null, null, null, 'ĐVT: Triệu đồng'],
        ['STT', 'Nội\ndung', 'Thực hiện'.normalize('NFD'), null, 'So với (%)', 'Ghi chú', 'Cũ'],
        [null, null, 'Tháng', 'Lũy kế', 'cùng kỳ', null, null],
        ['(1)', '(2)', '(3)', '(4)', '(5)=(4)/(3)', '(6)', null],
        ['A', 'TỔNG THU NSNN', '1.761.000', '3.706.900', { v: 1.045, format: '0.0%' }, null, 9],
        ['I', 'Thu nội địa', 1500000, 3000000, '98,5%', null, 9],
        ['1', 'Thu tiền sử dụng đất', '1.761', { formula: 'SUM(D20:D30)' }, '75,5', null, 9],
        ['1.1', 'Thu khác', '…', { error: '#DIV/0!', formula: 'D9/0' }, 'x', null, 9],
        ['-', 'Hộ nợ thuế (hộ)', 'trên 1.200', "≥ 2.400 hộ", '-', null, 9],
        ['B', 'CHI NSĐP (tỷ đồng)', '(3)', '1.234,5', null, null, 9],
        ['II', 'Số liệu cũ', 1, 2, 3, null, 9],
        [null, 'Cộng', 5, 6, null, null, 9],
        ['(*) Số liệu ước đến 31/10/2026'],
        [null, null, null, 'Kon Tum, ngày 05 tháng 11 năm 2026'],
        [null, 'NGƯỜI LẬP BIỂU', null, 'KT. GIÁM ĐỐC'],
      ],
      merges: ['A5:A6', 'B5:B6', 'C5:D5', 'F5:F6'],
      hiddenRows: [14],
      hiddenColumns: [7],
    },
    { name: 'nháp', hidden: true, rows: [['TÌNH HÌNH THU, CHI'], ['Nội dung', 'Tháng'], ['TỔNG THU NSNN', 1]] },
  ]);
  const items = [
    { label: 'Tổng thu NSNN', indicator: 'revenue' }, { label: 'Tổng thu NSNN', indicator: 'revenue-growth', value: 'So với cùng kỳ' }, { label: 'Thu nội địa', indicator: 'inland-revenue' },
    { label: 'Thu tiền sử dụng đất', indicator: 'land-fees' }, { label: 'Thu khác', indicator: 'other-fees' }, { label: 'Hộ nợ thuế', indicator: 'tax-debtors' }, { label: 'Chi NSĐP', indicator: 'spending' },
  ];
  const table = (value: string): Record<string, unknown> => ({ tables: [{ sheets: [{ name: 'bieu 01' }], rows: { label: 'Nội dung', value, items } }] });

  it('reads the month in its unit, and refuses what may be two things', async () => {
    const batch = await read(book, table('Thực hiện Tháng'));
    expect(batch.readings.map(short)).toEqual([
      'revenue 62 2026-10 1761', 'revenue-growth 62 2026-10 104.5', 'inland-revenue 62 2026-10 1500', 'land-fees 62 2026-10 1.761', 'other-fees 62 2026-10 null', 'tax-debtors 62 2026-10 gt1200',
    ]);
    expect(refused(batch)).toEqual([' Bieu  01 !C13 "(3)" a number in brackets: a negative figure or a note?']);
    expect(skipped(batch)).toEqual([
      ' Bieu  01 !1 national motto', ' Bieu  01 !2 national motto',
      ...[3, 4].map((row) => ` Bieu  01 !${row} above the header: a title, a remark or another table`),
      ' Bieu  01 !G5 hidden column', ' Bieu  01 !D6 no mapping for this column', ' Bieu  01 !7 numbering row', ' Bieu  01 !14 hidden row', ' Bieu  01 !15 total row',
      ' Bieu  01 !16 footnote', ' Bieu  01 !17 signature block', ' Bieu  01 !18 signature block', 'Hướng dẫn no table of the configuration reads this sheet', 'nháp hidden sheet',
    ]);
  });

  it('reads the year so far: no formula without a value, no error is 0', async () => {
    const batch = await read(book, table('Lũy kế'));
    expect(batch.readings.map(short)).toEqual([
      'revenue 62 2026-10 3706.9', 'revenue-growth 62 2026-10 104.5', 'inland-revenue 62 2026-10 3000', 'land-fees 62 2026-10 null', 'other-fees 62 2026-10 null', 'tax-debtors 62 2026-10 gte2400', 'spending 62 2026-10 1234.5',
    ]);
    expect(refused(batch)).toEqual([' Bieu  01 !D10 "=SUM(D20:D30)" a formula without a computed value', ' Bieu  01 !D11 "#DIV/0!" an error value: #DIV/0!']);
  });

  it('reads brackets as the configuration says', async () => {
    const settings = table('Thực hiện Tháng');
    const [one] = settings['tables'] as Record<string, unknown>[];
    expect((await read(book, { tables: [{ ...one, brackets: 'negative' }] })).readings.at(-1)).toMatchObject({ indicator: 'spending', value: -3 });
    expect((await read(book, { tables: [{ ...one, brackets: 'missing' }] })).readings.at(-1)).toMatchObject({ indicator: 'spending', value: null });
  });
});

describe('2. the department of education: areas, three fonts in one sheet, merges', () => {
  const vn = (v: string): { v: string; font: string } => ({ v, font: '.VnTime' });
  const book = xlsxBook([
    {
      name: 'Sheet1',
      rows: [
        [{ v: 'thèng kª häc sinh', font: '.VnTimeH' }],
        [vn('N¨m häc 2023-2024')],
        ['TT', vn('§Þa ph­¬ng'), { v: 'Soá hoïc sinh', font: 'VNI-Times' }, null, 'Tỷ lệ chuyên cần'],
        [null, null, 'Tổng số\n(học sinh)', 'Trong đó: nữ', '(%)'],
        ['A', 'B', 1, 2, 3],
        [{ v: 'I' }, 'Khu vực thành thị', null, null, null],
        [1, 'Thành phố Kon Tum'.normalize('NFD'), '38.204', 19000, { v: 0.985, format: '0.00%' }],
        [null, 'Cộng khu vực I', 38204, 19000, null],
        ['II', 'Khu vực nông thôn', null, null, null],
        [2, 'H. Đăk Glei', { v: '12.105', inline: true }, 6000, '98,5%'],
        [3, vn('HuyÖn §¨k T«'), null, 9204, 97.25],
        [4, 'HUYEN NGOC HOI', 8000, null, 'x'],
        [5, 'Xã Đắk Long', 10, 5, 99],
        [6, 'Huyện Sa Thầy', 7000, 3500, 96],
        [7, 'Huyện Ia H’Drai', null, 100, 95],
        [null, 'Tổng cộng', { formula: 'SUM(C7:C13)', v: 81000 }, null, null],
      ],
      merges: ['C3:D3', 'A3:A4', 'B3:B4', 'C11:D11', 'C14:C15'],
    },
  ]);
  const settings = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
    tables: [{ sheets: [{ title: 'thống kê học sinh' }], area: { column: 'Địa phương' }, columns: [{ column: 'Số học sinh Tổng số', indicator: 'pupils' }, { column: 'Tỷ lệ chuyên cần (%)', indicator: 'attendance' }], ...more }],
  });

  it('reads each cell in its font and never chooses between two areas or two rows', async () => {
    const batch = await read(book, settings());
    expect(batch.readings.map(short)).toEqual([
      'pupils 608 2023/2024 38204', 'attendance 608 2023/2024 98.5', 'pupils 610 2023/2024 12105', 'attendance 610 2023/2024 98.5', 'pupils 612 2023/2024 9204', 'attendance 612 2023/2024 97.25',
      'pupils 611 2023/2024 8000', 'attendance 611 2023/2024 null', 'attendance 616 2023/2024 96', 'attendance 618 2023/2024 95',
    ]);
    expect(refused(batch)).toEqual([
      'Sheet1!13 "5 | Xã Đắk Long | 10 | 5 | 99" "Xã Đắk Long" may be 23368 or 23504',
      'Sheet1!C14 "" the figure is merged over 2 rows: which one is it of?', 'Sheet1!C15 "" the figure is merged over 2 rows: which one is it of?',
    ]);
    expect(skipped(batch)).toEqual(expect.arrayContaining(['Sheet1!5 numbering row', 'Sheet1!6 heading or remark: no figure in the row', 'Sheet1!8 subtotal row', 'Sheet1!16 total row (totals: province would take it)']));
  });

  it('takes the grand total as the province when told, and reports a sum that does not hold', async () => {
    const batch = await read(book, settings({ totals: 'province', checks: [{ areas: 'total' }] }));
    expect(batch.readings.map(short)).toContain('pupils 62 2023/2024 81000');
    expect(batch.rejected.filter((entry) => entry.reason.startsWith('cross-check')).map((entry) => [entry.where, entry.reason])).toEqual([
      ['Sheet1!C16', 'cross-check not tried: no figure for Huyện Sa Thầy'],
      ['Sheet1!E16', 'cross-check not tried: no figure for HUYEN NGOC HOI'],
    ]);
  });
});

describe('3. the statistics office: many sheets, names that drift, a month that is called "five"', () => {
  const title = (text: string): string[] => [text];
  const book = xlsxBook([
    { name: '2.IIPthang', rows: [title('2. Chỉ số sản xuất công nghiệp tháng Năm và 5 tháng đầu năm 2026'), [null, null, null, '%'], [null, 'Tháng 4 năm 2026\nso với\ncùng kỳ', 'Ước tháng 5\nso với\ncùng kỳ', '5 tháng đầu năm\nso với cùng kỳ'], ['Toàn ngành công nghiệp', '107,35', 108.2, '106,9'], ['Khai khoáng', '99,1', '98,7', '101,234']] },
    {
      name: '14.XK',
      rows: [
        title('14. Trị giá xuất khẩu tháng Năm và 5 tháng đầu năm 2026'), ['Nghìn USD'], ['Mặt hàng', 'Thực hiện tháng 4', 'Ước tháng 5', 'Cộng dồn 5 tháng'],
        ['TỔNG TRỊ GIÁ', 21777.4, '22.345,6', 101234.5], ['Cao su - Tấn', 10, 20, 30], ['Cao su - Triệu USD', 1.5, 1.6, 7.25],
      ],
    },
    { name: '15.NK', rows: [title('15. Trị giá nhập khẩu tháng Năm 2026'), ['Mặt hàng', 'Ước tháng 5'], ['TỔNG TRỊ GIÁ', 5]] },
  ]);

  it('takes sheets by title, periods from header and title, units from a lone cell, header or label', async () => {
    const batch = await read(book, {
      tables: [
        { sheets: [{ title: 'Chỉ số sản xuất công nghiệp' }], rows: { value: 'Ước tháng 5', items: [{ label: 'Toàn ngành công nghiệp', indicator: 'iip' }, { label: 'Khai khoáng', indicator: 'iip', breakdown: 'branch=mining' }] } },
        { sheets: [{ name: '14. XK' }], rows: { label: 'Mặt hàng', value: 'Ước tháng 5', items: [{ label: 'Tổng trị giá', indicator: 'exports' }, { label: 'Cao su - Triệu USD', indicator: 'exports', breakdown: 'good=rubber' }] } },
      ],
    });
    expect(batch.readings.map(short)).toEqual(['iip 62 2026-05 108.2 estimate', 'iip 62 2026-05 98.7 estimate branch=mining', 'exports 62 2026-05 22.3456 estimate', 'exports 62 2026-05 1.6 estimate good=rubber']);
    expect(refused(batch)).toEqual([]);
    expect(skipped(batch)).toContain('15.NK no table of the configuration reads this sheet');
  });

  it('keeps a run of months as one', async () => {
    const batch = await read(book, {
      tables: [{ sheets: [{ title: 'xuất khẩu' }], period: { kind: 'months' }, rows: { label: 'Mặt hàng', value: 'Cộng dồn', items: [{ label: 'Tổng trị giá', indicator: 'exports' }] } }],
    });
    expect(batch.readings.map(short)).toEqual(['exports 62 2026-01/2026-05 101.2345']);
  });
});

describe('4. the public service centre: months across, areas across, sums that must hold', () => {
  const book = xlsxBook([
    {
      name: 'TTHC',
      rows: [
        ['TỔNG HỢP HỒ SƠ TTHC NĂM 2025'], ['Đơn vị: Trung tâm Phục vụ hành chính công'], ['Đơn vị', 'Tổng tiếp nhận', 'Trực tuyến', 'Trực tiếp', 'Kỳ trước chuyển qua'], ['Thành phố Kon Tum', 1200, 800, 300, 100], ['Huyện Đăk Hà', 500, 300, 150, 40], ['Huyện Sa Thầy', '1.234', '800', '434', '-'], ['Tổng số', 2934, 1900, 884, 140],
        [], ['Đơn vị', 'Tháng 1', 'Tháng 2', 'Tháng 3', 'Cả năm'], ['Thành phố Kon Tum', 100, 120, 130, 350], ['Huyện Đăk Hà', 40, 'sb', 45, 85],
        [], ['Chỉ tiêu', 'Thành phố Kon Tum', 'Huyện Đăk Hà'], ['Hồ sơ trực tuyến', 800, 300],
      ],
    },
  ]);

  it('keeps both figures of a sum that does not hold', async () => {
    const batch = await read(book, {
      tables: [{
        until: 'Tháng 1', area: { column: 'Đơn vị' }, period: { at: '2025-12' }, decimal: ',', columns: [{ column: 'Tổng tiếp nhận', indicator: 'received' }, { column: 'Trực tuyến', indicator: 'online' }],
        checks: [{ columns: ['Trực tuyến', 'Trực tiếp', 'Kỳ trước chuyển qua'], equals: 'Tổng tiếp nhận' }, { areas: 'total' }],
      }],
    });
    expect(batch.readings.map(short)).toEqual(['received 608 2025-12 1200', 'online 608 2025-12 800', 'received 615 2025-12 500', 'online 615 2025-12 300', 'received 616 2025-12 1234', 'online 616 2025-12 800']);
    expect(refused(batch)).toEqual(['TTHC!B5 "Trực tuyến 300 + Trực tiếp 150 + Kỳ trước chuyển qua 40 = Tổng tiếp nhận 500" cross-check broken: the parts add up to 490, Tổng tiếp nhận says 500; both are kept']);
    expect(skipped(batch)).toContain('TTHC!B6 cross-check not tried: no figure for Kỳ trước chuyển qua');
  });

  it('takes months from a header without years, and areas from a header', async () => {
    const batch = await read(book, {
      tables: [
        { below: 'Tổng số', until: 'Chỉ tiêu', area: { column: 'Đơn vị' }, columns: [{ across: 'periods', column: 'Tháng', indicator: 'received' }] },
        { below: 'Cả năm', rows: { label: 'Chỉ tiêu', across: 'areas', items: [{ label: 'Hồ sơ trực tuyến', indicator: 'online' }] }, period: { at: '2025-12' } },
      ],
    });
    expect(batch.readings.map(short)).toEqual([
      'received 608 2025-01 100', 'received 608 2025-02 120', 'received 608 2025-03 130', 'received 615 2025-01 40', 'received 615 2025-02 null', 'received 615 2025-03 45',
      'online 608 2025-12 800', 'online 615 2025-12 300',
    ]);
    expect(refused(batch)).toEqual([]);
  });
});

describe('5. the department of health: a page that calls itself .xls, in an old font and an old encoding', () => {
  const page = [
    '<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><style>.xl24 {font-family:".VnTime", serif;} .xl25 {font-family:VNI-Times;}</style></head><body>',
    '<table><tr><td class=xl24 colspan=5>B\xb8o c\xb8o gi\xad\xeang b\xd6nh, sè li\xd6u \xae\xd5n 15/12/2023</td></tr>',
    '<tr><td class=xl24>Ng\xb5y</td><td class=xl24>§Þa ph\xad¬ng</td><td class=xl24>S\xe8 gi\xad\xeang</td><td class=xl25>Coâng suaát (%)</td><td class=xl24>L\xad\xeet kh\xb8m (ngh\xd7n l\xad\xeet)</td></tr>',
    '<tr><td>14/12/2023</td><td>608</td><td>1.250</td><td>98,5%</td><td>1,25</td></tr>',
    '<tr><td>15/12/2023</td><td>608</td><td>&nbsp;1.204&nbsp;</td><td>97,25</td><td>kho&#7843;ng 1,3</td></tr>',
    '<tr style="display:none"><td>16/12/2023</td><td>608</td><td>9</td><td>9</td><td>9</td></tr>',
    '<tr><td>31/02/2023</td><td>608</td><td>1</td><td>2</td><td>3</td></tr></table></body></html>',
  ].join('\n');
  const bytes = Uint8Array.from(page, (letter) => letter.charCodeAt(0));

  it('decodes by the page\'s own styles, and reads days from rows', async () => {
    const columns = [{ column: 'Số giường', indicator: 'beds' }, { column: 'Công suất', indicator: 'occupancy' }, { column: 'Lượt khám', indicator: 'visits' }];
    const batch = await read(bytes, { tables: [{ area: { column: 'Địa phương' }, period: { column: 'Ngày', kind: 'day' }, columns }] }, { name: 'benh-vien.xls' });
    expect(batch.readings.map(short)).toEqual([
      'beds 608 2023-12-14 1250', 'occupancy 608 2023-12-14 98.5', 'visits 608 2023-12-14 1250', 'beds 608 2023-12-15 1204', 'occupancy 608 2023-12-15 97.25', 'visits 608 2023-12-15 approx1300',
    ]);
    expect(refused(batch).map((entry) => entry.slice(0, 60))).toEqual(expect.arrayContaining([expect.stringContaining('no one period in "31/02/2023"')]));
    expect(skipped(batch)).toContain('Sheet1!5 hidden row');
  });
});

describe('6. the department of agriculture: macros, rich text, phonetic runs, 1904, a million blank rows', () => {
  const book = xlsxBook(
    [
      {
        name: 'Q4',
        rows: [
          ['BIỂU TỔNG HỢP LÂM NGHIỆP'], ['Nguồn: Chi cục Kiểm lâm'], [{ rich: rich(['Mã'], ['¹', '<vertAlign val="superscript"/>']) }, { rich: `<t>Địa bàn</t><rPh sb="0" eb="1"><t>フ</t></rPh>` }, 'Kỳ', { rich: rich(['Diện tích rừng (nghìn ha)'], ['2', '<vertAlign val="superscript"/>']) }, 'Số vụ cháy', 'Gỗ (m³)'],
          ['608', 'TP Kon Tum', 'Quý IV/2023', { rich: rich(['12,5'], ['3', '<vertAlign val="superscript"/>']) }, '3*', '1 204,5'],
          ['610', 'Đăk Glei', { v: 43738, format: 'mm/yyyy' }, 100.25, 0, 'ERROR:  #N/A'],
          ['611', 'Ngọc Hồi', 'quý 4 năm 2023', '33,75\u00a0', 'na', '7 902,3sb'],
          ['612', { rich: rich(['§¨k T«', '<rFont val=".VnTime"/>']) }, 'IV/2023', 1, 2, 3],
          ['Tổng', null, null, 150, 5, 6],
        ],
        emptyRows: 20_000,
      },
    ],
    { date1904: true, parts: { 'xl/vbaProject.bin': new Uint8Array(64) } },
  );

  it('reports the macros, and reads what the cells show', async () => {
    const columns = [{ column: 'Diện tích rừng', indicator: 'forest' }, { column: 'Số vụ cháy', indicator: 'fires' }, { column: 'Gỗ', indicator: 'timber' }];
    const batch = await read(book, { tables: [{ area: { column: 'Địa bàn' }, period: { column: 'Kỳ' }, zero: ['na'], columns }] });
    expect(batch.readings.map(short)).toEqual([
      'forest 608 2023-Q4 12500', 'fires 608 2023-Q4 3', 'timber 608 2023-Q4 1204.5', 'forest 610 2023-10 100250', 'fires 610 2023-10 0', 'timber 610 2023-10 null', 'forest 611 2023-Q4 33750', 'fires 611 2023-Q4 0', 'timber 611 2023-Q4 7902.3 preliminary', 'forest 612 2023-Q4 1000', 'fires 612 2023-Q4 2', 'timber 612 2023-Q4 3',
    ]);
    expect(refused(batch)).toEqual([
      'Q4!F5 "ERROR:  #N/A" an error value: ERROR:  #N/A',
      'Q4!8 "Tổng | 150 | 5 | 6" figures without an area',
    ]);
    expect(batch.rejected).toContainEqual({ where: 'bieu.xlsx', raw: 'xl/vbaProject.bin', reason: 'the workbook holds macros: they were not run, and its cells were read as they stand', skipped: true });
  });
});

it('reads the example of docs/add-a-feed.md as that page says', async () => {
  const vn = (v: string): { v: string; font: string } => ({ v, font: '.VnTime' });
  const years = [null, 2024, 2025, vn('S¬ bé 2026')];
  const book = xlsxBook([{
    name: 'XK',
    rows: [
      [vn('5. Mét sè mÆt hµng xuÊt khÈu')], years, [vn('Cµ phª - Ngh×n tÊn')], ['Coffee - Thous. tons', '24,1', '25,3', '26,05'],
      [vn('6. Mét sè mÆt hµng nhËp khÈu')], years, [vn('Ph©n bãn - Ngh×n tÊn'), 8, 9, 10],
    ],
  }]);
  const items = [{ label: 'Cà phê', indicator: 'coffee-exports' }];
  const batch = await read(book, { tables: [{ sheets: [{ title: 'mặt hàng xuất khẩu' }], below: 'mặt hàng xuất khẩu', until: 'mặt hàng nhập khẩu', rows: { across: 'periods', items } }] });
  expect(batch.readings.map(short)).toEqual(['coffee-exports 62 2024 24100', 'coffee-exports 62 2025 25300', 'coffee-exports 62 2026 26050 preliminary']);
  expect(refused(batch)).toEqual([]);
});

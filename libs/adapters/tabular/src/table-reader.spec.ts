import { expect, it } from 'vitest';
import type { Indicator } from '@ioc/contracts';
import { AdapterFault, foldText, type PackView } from '@ioc/adapter-kit';
import type { Cell, Grid } from './grid.js';
import { readTable, type TableAnswer } from './table-reader.js';
import { Table } from './table-settings.js';

const units: Readonly<Record<string, [unit: string, every: Indicator['cadence']['every']]>> = {
  revenue: ['tỷ đồng', 'month'],
  exports: ['triệu USD', 'month'],
  forest: ['%', 'year'],
  pupils: ['học sinh', 'school-year'],
};
const areas: Readonly<Record<string, string>> = { 'kon tum': '608', 'dak glei': '610', '610': '610' };

const pack: PackView = {
  utcOffset: '+07:00',
  provinceArea: '62',
  indicator: (id) => {
    const known = units[id];
    return known && ({ id, unit: known[0], cadence: { every: known[1], dueAfter: 'P15D' } } as Indicator);
  },
  area: (text) => {
    const folded = foldText(text).replace(/^(huyen|tp\.?) /, '');
    if (folded === 'dak long') return { candidates: ['23368', '23500'] };
    const code = areas[folded];
    return code === undefined ? null : { code };
  },
  organisation: () => null,
};

function grid(rows: readonly (readonly (string | number | Cell | null)[])[], more: Partial<Grid> = {}): Grid {
  const cellOf = (value: string | number | Cell | null): Cell | undefined => {
    if (value === null) return undefined;
    if (typeof value === 'string') return { kind: 'text', text: value };
    return typeof value === 'number' ? { kind: 'number', value, percent: false, text: String(value) } : value;
  };
  return { name: 'S', position: 1, hidden: false, merges: [], hiddenRows: new Set(), hiddenColumns: new Set(), ...more, rows: rows.map((row) => row.map(cellOf)) };
}

const read = (rows: Grid, settings: unknown, file = 'bieu.xlsx'): TableAnswer =>
  readTable({ grid: rows, table: Table.parse(settings), file, strictWidth: false }, pack);
const byItems = (value: string, items: readonly unknown[], more = {}): unknown => ({ rows: { label: 'Chỉ tiêu', value, items }, ...more });
const revenue = { label: 'Thu ngân sách', indicator: 'revenue' };
const title = 'above the header: a title, a remark or another table';
const reasons = (answer: TableAnswer): string[] => answer.rejected.map((entry) => entry.reason);

it('takes the unit from the title and the period from the column that is read', () => {
  const answer = read(grid([['ĐVT: Triệu đồng'], ['Chỉ tiêu', 'Tháng 9/2026', 'Tháng 10/2026'], ['Thu ngân sách', 1, 3706900]]), byItems('Tháng 10', [revenue]));
  expect(answer.readings).toMatchObject([{ indicator: 'revenue', area: '62', value: 3706.9, at: '2026-10', where: 'S!C3' }]);
});

it('never reads an ambiguous thousand by guess', () => {
  const rows = [['Chỉ tiêu', 'Tháng 10/2026'], ['Thu ngân sách', '1.761']];
  expect(read(grid(rows), byItems('Tháng 10', [revenue]))).toMatchObject({ readings: [], rejected: [{ where: 'S!B2', raw: '1.761' }] });
  expect(read(grid(rows), byItems('Tháng 10', [revenue], { decimal: ',' })).readings).toMatchObject([{ value: 1761 }]);
  expect(read(grid([...rows, ['Khác', '75,5']]), byItems('Tháng 10', [revenue])).readings).toMatchObject([{ value: 1761 }]);
});

it('lets another column of the document prove the decimal mark', () => {
  const rows = grid([['Chỉ tiêu', 'Tháng 10/2026', 'So cùng kỳ (%)'], ['Thu ngân sách', '1.761', '104,5'], ['Rừng', '12', '63,12']]);
  const items = [revenue, { label: 'Rừng', indicator: 'forest', value: 'So cùng kỳ' }];
  expect(read(rows, byItems('Tháng 10', items, { period: { at: '2026-10' } })).readings.map((reading) => reading.value)).toEqual([1761, 63.12]);
});

it('joins merged header rows', () => {
  const rows = grid(
    [['Chỉ tiêu', 'Kế hoạch', 'Thực hiện', null], [null, null, 'Tháng', 'Lũy kế'], ['Thu ngân sách', 1, 2, 3]],
    { merges: [{ top: 0, left: 0, bottom: 1, right: 0 }, { top: 0, left: 2, bottom: 0, right: 3 }] },
  );
  expect(read(rows, byItems('Thực hiện Lũy kế', [revenue], { period: { at: '2026-10' } })).readings).toMatchObject([{ value: 3, where: 'S!D3' }]);
});

it('goes on with a header whose years stand in a row of their own', () => {
  const rows = grid([['Chỉ tiêu', 'Dự toán', 'Quyết toán'], [null, 2025, 2026], [null, '(Plan)', '(Final)'], ['Thu ngân sách', 5, 6]]);
  const answer = read(rows, byItems('Quyết toán', [revenue]));
  expect(answer.readings).toMatchObject([{ value: 6, at: '2026', status: 'official', where: 'S!C4' }]);
  expect(answer.rejected).toEqual([{ where: 'S!B3', raw: 'Dự toán', reason: 'no mapping for this column', skipped: true }]);
});

it('does not choose between two columns of the same words', () => {
  const rows = grid([['Chỉ tiêu', 'Lũy kế', 'Lũy kế', 'Tháng 10/2026'], ['Thu ngân sách', 1, 2, 3]]);
  const answer = read(rows, byItems('Tháng 10', [revenue, { label: 'Thu ngân sách', indicator: 'exports', value: 'Lũy kế' }]));
  expect(answer.readings.map((reading) => reading.indicator)).toEqual(['revenue']);
  expect(reasons(answer)).toContain('2 columns answer these header words: which one is meant?');
});

it('does not choose between two rows of the same label, unless a heading tells them apart', () => {
  const rows = grid([['Chỉ tiêu', 'Tháng 10/2026'], ['A. Tỉnh'], ['Thu ngân sách', 5], ['B. Trung ương'], ['Thu ngân sách', 7]]);
  expect(reasons(read(rows, byItems('Tháng 10', [revenue])))).toContain('a second row for revenue: which one is meant?');
  const under = read(rows, byItems('Tháng 10', [{ ...revenue, under: 'Trung ương' }, { label: 'Thu ngân sách', under: 'Tỉnh', indicator: 'exports' }]));
  expect(under.readings.map((reading) => [reading.indicator, reading.value])).toEqual([['exports', 5], ['revenue', 7]]);
});

it('says what it passed over: numbering, headings, blanks, totals, footnotes, signatures', () => {
  const rows = grid([
    ['Chỉ tiêu', 'Tháng 10/2026'], ['(1)', '(2)=(1)'], ['I. Ngân sách'], ['Thu ngân sách', 5], [null, null], ['Tổng cộng', 9], ['Khác', 1],
    ['(*) Số liệu ước'], ['Người lập biểu'],
  ]);
  const answer = read(rows, byItems('Tháng 10', [revenue]));
  expect(answer.readings).toHaveLength(1);
  expect(answer.rejected.every((entry) => entry.skipped)).toBe(true);
  expect(reasons(answer)).toEqual(['numbering row', 'heading or remark: no figure in the row', 'blank rows', 'total row', 'no mapping for this label', 'footnote', 'signature block']);
});

it('takes errors and formulas without a value for missing, with the reason, and never for 0', () => {
  const cells: [Cell, string][] = [
    [{ kind: 'error', text: '#N/A' }, 'an error value: #N/A'], [{ kind: 'text', text: 'ERROR:  #N/A' }, 'an error value: ERROR:  #N/A'], [{ kind: 'uncached', text: '=A1' }, 'a formula without a computed value'],
  ];
  for (const [cell, reason] of cells) {
    const answer = read(grid([['Chỉ tiêu', 'Tháng 10/2026', 'x'], ['Thu ngân sách', cell, 1]]), byItems('Tháng 10', [revenue]));
    expect(answer.readings).toMatchObject([{ value: null, at: '2026-10', where: 'S!B2' }]);
    expect(answer.rejected.filter((entry) => !entry.skipped)).toEqual([{ where: 'S!B2', raw: cell.text, reason }]);
  }
});

it('refuses a date where a figure is wanted', () => {
  const answer = read(grid([['Chỉ tiêu', 'Tháng 10/2026', 'x'], ['Thu ngân sách', { kind: 'date', text: '2026-10-01' }, 1]]), byItems('Tháng 10', [revenue]));
  expect(answer.readings).toEqual([]);
  expect(answer.rejected).toContainEqual({ where: 'S!B2', raw: '2026-10-01', reason: 'a date stands where a figure is wanted' });
});

it('refuses a figure in a unit that is not its own', () => {
  const answer = read(grid([['Chỉ tiêu', 'ĐVT', 'Tháng 10/2026'], ['Thu ngân sách', 'Người', 5]]), byItems('Tháng 10', [revenue], { unit: { column: 'ĐVT' } }));
  expect(reasons(answer)[0]).toBe('unit "Người" does not fit "tỷ đồng" of revenue');
});

it('reports a label that the file no longer has', () => {
  const answer = read(grid([['Chỉ tiêu', 'Tháng 10/2026'], ['Tổng thu NSNN', 5]]), byItems('Tháng 10', [revenue]));
  expect(answer.rejected).toContainEqual({ where: 'S', raw: 'Thu ngân sách', reason: 'no row with this label and a figure for revenue' });
});

it('reads areas by name and refuses two candidates and unknown ones', () => {
  const rows = grid([
    ['Năm học 2025-2026'], ['TT', 'Huyện', 'Số học sinh'], [1, 'TP. Kon Tum', 5], [2, 'Huyện Đắk Glei', 6], [3, 'Xã Đắk Long'.replace('Xã ', ''), 7], [4, 'Nơi khác', 8],
    ['', 'Tổng số', 26],
  ]);
  const settings = { area: { column: 'Huyện' }, columns: [{ column: 'Số học sinh', indicator: 'pupils' }] };
  const answer = read(rows, settings);
  expect(answer.readings.map(({ area, value, at }) => [area, value, at])).toEqual([['608', 5, '2025/2026'], ['610', 6, '2025/2026']]);
  expect(reasons(answer)).toEqual([title, '"Đắk Long" may be 23368 or 23500', 'unknown area "Nơi khác"', 'total row (totals: province would take it)']);
  expect(read(rows, { ...settings, totals: 'province' }).readings.at(-1)).toMatchObject({ area: '62', value: 26 });
});

it('passes over hidden rows and columns and says so, or reads them when told', () => {
  const hidden = { hiddenRows: new Set([1]), hiddenColumns: new Set([2]) };
  const rows = grid([['Chỉ tiêu', 'Tháng 10/2026', 'Tháng 10/2026'], ['Thu ngân sách', 1, 2], ['Thu ngân sách', 3, 4]], hidden);
  const answer = read(rows, byItems('Tháng 10', [revenue]));
  expect(answer.readings.map((reading) => reading.value)).toEqual([3]);
  expect(reasons(answer)).toEqual(['hidden column', 'hidden row']);
});

it('takes the period from the sheet or file where nothing else says it, and refuses two', () => {
  const rows = grid([['Chỉ tiêu', 'Lũy kế'], ['Thu ngân sách', 5]]);
  expect(read(rows, byItems('Lũy kế', [revenue]), '02.-Bieu-T5.2026-final.xlsx').readings).toMatchObject([{ at: '2026-05' }]);
  expect(reasons(read(rows, byItems('Lũy kế', [revenue])))).toEqual(['no period in header, title, sheet, file']);
  const two = grid([['Thực hiện tháng 9, ước tháng 10 năm 2026'], ['Chỉ tiêu', 'Lũy kế'], ['Thu ngân sách', 5]]);
  expect(reasons(read(two, byItems('Lũy kế', [revenue])))).toEqual([title, 'the title names several periods']);
});

it('ends with a fault when no row holds the words of the header', () => {
  expect(() => read(grid([['Nội dung', 'Số liệu'], ['Thu ngân sách', 5]]), byItems('Lũy kế', [revenue]))).toThrow(AdapterFault);
});

it('takes a ditto mark for the unit above it', () => {
  const rows = grid([['Tháng 10/2026'], ['Chỉ tiêu', 'ĐVT', 'Thực hiện'], ['Thu ngân sách', 'Triệu đồng', 1500], ['Chi', '"', 2], ['Khác', '-nt-', 2500]]);
  const items = [revenue, { label: 'Khác', indicator: 'revenue' }];
  expect(read(rows, byItems('Thực hiện', items, { unit: { column: 'ĐVT' } })).readings.map((reading) => reading.value)).toEqual([1.5, 2.5]);
});

it('never puts a bare "Tháng" and the year of the title together to the month of May', () => {
  const rows = grid([['Báo cáo tháng 10 năm 2026'], ['Chỉ tiêu', 'Thực hiện Tháng'], ['Thu ngân sách', 5]]);
  expect(read(rows, byItems('Thực hiện Tháng', [revenue])).readings).toMatchObject([{ at: '2026-10' }]);
});

it('takes the unit of the figures from a heading, and refuses a title that contradicts the configuration', () => {
  const rows = grid([['Tháng 10/2026; ĐVT: Tỷ đồng'], ['Chỉ tiêu', 'Thực hiện'], ['I. Thu (triệu đồng)'], ['Thu ngân sách', 5000], ['II. Khác'], ['Thu khác', 7]]);
  const items = [revenue, { label: 'Thu khác', indicator: 'revenue' }];
  expect(read(rows, byItems('Thực hiện', items)).readings.map((reading) => reading.value)).toEqual([5, 7]);
  const told = read(rows, byItems('Thực hiện', items, { unit: { text: 'nghìn đồng' } }));
  expect(told.readings.map((reading) => reading.value)).toEqual([5]);
  expect(reasons(told)).toContain('the file says "Tỷ đồng", the configuration "nghìn đồng": which one is right?');
});

it('does not take a Vietnamese label without accents for a translation of the heading above it', () => {
  const rows = grid([['Tháng 10/2026'], ['Chỉ tiêu', 'Thực hiện'], ['Trong đó:'], ['Thu A', 5], ['Tổng trị giá'], ['Total value', 6]]);
  const items = [{ label: 'Trong đó', indicator: 'exports' }, { label: 'Tổng trị giá', indicator: 'revenue' }];
  expect(read(rows, byItems('Thực hiện', items)).readings.map(({ indicator, value }) => [indicator, value])).toEqual([['revenue', 6]]);
});

it('takes T1 and Q4 in a header for months and quarters of the year in the title', () => {
  const answer = read(grid([['Năm 2026'], ['Đơn vị', 'T1', 'T.2', 'Th 12', 'Q4', 'Cả năm'], ['Kon Tum', 1, 2, 12, 4, 36]]), { area: { column: 'Đơn vị' }, columns: [{ across: 'periods', indicator: 'revenue' }] });
  expect(answer.readings.map(({ at, value }) => [at, value])).toEqual([['2026-01', 1], ['2026-02', 2], ['2026-12', 12], ['2026-Q4', 4]]);
  expect(answer.rejected).toContainEqual({ where: 'S!F2', raw: 'Cả năm', reason: 'no mapping for this column', skipped: true });
});

it.each(['Kon Tum (1)', '1.Kon Tum', 'a) Kon Tum', '2 TP Kon Tum', 'II. Kon Tum', 'Kon Tum²', '- Kon Tum'])('finds the area in "%s"', (text) => {
  const answer = read(grid([['Tháng 10/2026'], ['Đơn vị', 'Thu'], [text, 5]]), { area: { column: 'Đơn vị' }, columns: [{ column: 'Thu', indicator: 'revenue' }] });
  expect(answer.readings).toMatchObject([{ area: '608', value: 5 }]);
});

it('takes units in a row of their own under a header of two rows, none of which is merged', () => {
  const rows = grid([
    ['Quý III/2026'], ['Đơn vị', 'Số thu', null], [null, 'Trong kỳ', 'Lũy kế'], [null, '(1.000 đ)', '(tỷ đồng)'], ['(1)', '(2)', '(3)'], ['Kon Tum', '1.234.500', '1,5'],
  ]);
  const answer = read(rows, { area: { column: 'Đơn vị' }, columns: [{ column: 'Số thu Trong kỳ', indicator: 'revenue' }, { column: 'Lũy kế', indicator: 'revenue', breakdown: 'to=date' }] });
  expect(answer.readings.map(({ value, at }) => [value, at])).toEqual([[1.2345, '2026-Q3'], [1.5, '2026-Q3']]);
  expect(answer.rejected.filter((entry) => !entry.skipped)).toEqual([]);
});

it('finds labels in any column under a merged header', () => {
  const merges = [[1, 0, 1, 1], [2, 0, 2, 1]].map(([top = 0, left = 0, bottom = 0, right = 0]) => ({ top, left, bottom, right }));
  const rows = grid([['Tháng 10/2026'], ['Chỉ tiêu', null, 'Giá trị (nghìn tỷ đồng)'], ['A. Thu ngân sách', null, '1,5'], ['1', 'Xuất khẩu (triệu USD)', '0,9']], { merges });
  const answer = read(rows, byItems('Giá trị', [revenue, { label: 'Xuất khẩu', indicator: 'exports' }]));
  expect(answer.readings.map(({ indicator, value, at }) => [indicator, value, at])).toEqual([['revenue', 1500, '2026-10'], ['exports', 0.9, '2026-10']]);
});

it('takes "cùng kỳ năm 2025" for the same month of that year', () => {
  const answer = read(grid([['Thu tháng 10 năm 2026 (tỷ đồng)'], ['Chỉ tiêu', 'Thực hiện', 'Cùng kỳ năm 2025', 'So với cùng kỳ năm 2025 (%)'], ['Thu ngân sách', 5, 4, 125]]), byItems('Cùng kỳ năm 2025', [revenue]));
  expect(answer.readings).toMatchObject([{ value: 4, at: '2025-10' }]);
});

it('says that two columns answer, where that is why there is no header', () => {
  const settings = { area: { column: 'Đơn vị' }, columns: [{ column: 'Thu', indicator: 'revenue' }] };
  expect(() => read(grid([['Đơn vị', 'Thu', 'Thu'], ['Kon Tum', 1, 2]]), settings)).toThrow(/2 columns answer "Thu", and nobody knows which is meant/);
});

it('never takes a row of figures for a header because a remark is merged into it', () => {
  const merges = [{ top: 1, left: 2, bottom: 2, right: 2 }];
  const answer = read(grid([['Tháng 10/2026'], ['Đơn vị', 'Thu', 'Ghi chú'], ['Kon Tum', 5, null], ['Đăk Glei', 6, null]], { merges }), { area: { column: 'Đơn vị' }, columns: [{ column: 'Thu', indicator: 'revenue' }] });
  expect(answer.readings.map(({ area, value }) => [area, value])).toEqual([['608', 5], ['610', 6]]);
});

it('takes 1, 2, 3 under a header for columns that are numbered, or for January where February follows', () => {
  const settings = { period: { column: 'Tháng', kind: 'month' }, columns: [{ column: 'Thu', indicator: 'revenue' }] };
  const months = read(grid([['Năm 2026'], ['Tháng', 'Thu', 'Chi'], ['1', '2', '3'], ['2', '5', '7']]), settings);
  expect(months.readings.map(({ at, value }) => [at, value])).toEqual([['2026-01', 2], ['2026-02', 5]]);
  const numbered = read(grid([['Năm 2026'], ['Tháng', 'Thu', 'Chi'], ['1', '2', '3'], ['1', '5', '7']]), settings);
  expect(numbered.readings.map(({ at, value }) => [at, value])).toEqual([['2026-01', 5]]);
  expect(reasons(numbered)).toContain('numbering row');
});

it('takes the month that the sheet or the file names, where the title names the year alone', () => {
  const settings = byItems('Thu', [revenue]);
  const rows = [['Báo cáo năm 2026'], ['Chỉ tiêu', 'Thu'], ['Thu ngân sách', 5]];
  expect(read(grid(rows, { name: 'Thang 10' }), settings).readings).toMatchObject([{ at: '2026-10' }]);
  expect(read(grid(rows), settings, 'BC_T9_2026.xlsx').readings).toMatchObject([{ at: '2026-09' }]);
  expect(read(grid(rows), settings, 'BC_T9_2025.xlsx').readings).toMatchObject([{ at: '2026' }]);
});

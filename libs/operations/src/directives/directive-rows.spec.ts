import { expect, it } from 'vitest';
import { exchangeKey } from './exchange-key.js';
import { directiveRows } from './directive-rows.js';

const ground = { utcOffset: '+07:00', organisations: [{ id: 'so-y-te', name: 'Sở Y tế tỉnh', shortName: 'Sở YT', aliases: ['Sở Y tế'] }] };
const head = ['Số', 'Cơ quan', 'Tên nhiệm vụ', 'Nội dung', 'Hạn', 'Độ khẩn', 'Mã hệ thống ngoài'];
const where = (row: number, column: number) => `Sheet1!${String.fromCharCode(65 + column)}${row + 1}`;
const read = (...rows: string[][]) => directiveRows({ rows: [['Danh sách nhiệm vụ'], head, ...rows], where }, ground);
const good = ['', 'sở y tế', 'Lấy mẫu nước', 'Tại năm xã.', '31/12/2026 17:00', 'Hỏa tốc', 'UB-7'];

it('takes a row by any name of the organisation, in the time of the province', () => {
  expect(read(good)).toEqual({ own: 0, errors: [], rows: [{ theirId: 'UB-7', organisation: 'so-y-te', title: 'Lấy mẫu nước', content: 'Tại năm xã.', evidenceWanted: '', priority: 'p1', deadline: Date.UTC(2026, 11, 31, 10) }] });
});
it.each([
  ['2026-12-31', Date.UTC(2026, 11, 31, 16, 59)],
  ['2026-12-31T17:00:00', Date.UTC(2026, 11, 31, 10)],
  ['17:00 31/12/2026', Date.UTC(2026, 11, 31, 10)],
  ['1/2/2027', Date.UTC(2027, 1, 1, 16, 59)],
])('reads a deadline as people and sheets write it: %s', (text, deadline) => expect(read(good.with(4, text)).rows[0]?.deadline).toBe(deadline));
it.each([
  [1, 'Sở Mây', 'Sheet1!B3'],
  [2, '', 'Sheet1!C3'],
  [3, 'x'.repeat(4001), 'Sheet1!D3'],
  [4, '31/02/2026', 'Sheet1!E3'],
  [4, 'sớm', 'Sheet1!E3'],
  [5, 'gấp', 'Sheet1!F3'],
])('names the cell that cannot be taken, and takes the others: column %i', (column, text, cell) => {
  const { rows, errors } = read(good.with(column, text), good);
  expect([rows.length, errors.map((error) => error.where)]).toEqual([1, [cell]]);
});
it('leaves alone what this centre wrote itself, and blank rows', () => expect(read(good.with(0, 'NV-12'), ['', '', '', '', '', '', ''])).toEqual({ rows: [], own: 1, errors: [] }));
it('says that there are no titles', () => expect(directiveRows({ rows: [['a', 'b']], where }, ground).errors).toMatchObject([{ where: 'Sheet1!A1' }]));
it('makes one key of one id', () => {
  expect(exchangeKey('vpub', '7')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(exchangeKey('vpub', '7')).toBe(exchangeKey('vpub', '7'));
  expect(exchangeKey('vpub', '7')).not.toBe(exchangeKey('vpub', '8'));
});

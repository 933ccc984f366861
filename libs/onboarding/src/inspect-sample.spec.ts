import { describe, expect, it } from 'vitest';
import { utils, write } from '@e965/xlsx';
import { inspectSample } from './inspect-sample.js';

const payload = (body: string | Uint8Array, name = 'mẫu') => [{ name, body: typeof body === 'string' ? Buffer.from(body) : body, contentType: 'application/octet-stream', fetchedAt: '2026-11-01T00:00:00Z', locator: name }];

function workbook(rows: unknown[][], merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = []): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges;
  return write({ SheetNames: ['BC'], Sheets: { BC: sheet } }, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}

describe('a sample', () => {
  it('of a workbook says its table, headers, units, periods and decimal marks', () => {
    const rows = [['UBND TỈNH KON TUM'], ['BÁO CÁO THÁNG 10 NĂM 2026'], [], ['STT', 'Huyện', 'Thu ngân sách (triệu đồng)', 'Tỷ lệ'], ['(1)', '(2)', '(3)', '(4)'], [1, 'TP Kon Tum', '1.204', '75,5'], [2, 'Đăk Hà', '356', '8,1']];
    const found = inspectSample(payload(workbook(rows), 'bc.bin'));
    expect(found.kinds[0]).toMatchObject({ kind: 'spreadsheet', score: 1 });
    const [table] = found.tables;
    expect(table).toMatchObject({ sheet: 'BC', position: 1, headerRow: 4, rows: 2, periods: ['2026-10'] });
    expect(table?.columns.map(({ text, unit, decimal }) => [text, unit, decimal?.mark ?? null])).toEqual([
      ['STT', null, null],
      ['Huyện', null, null],
      ['Thu ngân sách (triệu đồng)', 'triệu đồng', null],
      ['Tỷ lệ', null, ','],
    ]);
  });

  it('joins a header of two merged rows', () => {
    const rows = [['Tháng 10/2026'], ['Đơn vị', 'Hồ sơ', ''], ['', 'Tiếp nhận', 'Quá hạn'], ['TP Kon Tum', 10, 2], ['Đăk Hà', 4, 0]];
    const merges = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }, { s: { r: 1, c: 1 }, e: { r: 1, c: 2 } }];
    expect(inspectSample(payload(workbook(rows, merges))).tables[0]?.columns.map(({ text }) => text)).toEqual(['Đơn vị', 'Hồ sơ Tiếp nhận', 'Hồ sơ Quá hạn']);
  });

  it('of JSON says its lists of records and their fields', () => {
    const found = inspectSample(payload(JSON.stringify({ ok: true, result: { rows: [{ ma: '608', so: 1 }, { ma: '610', so: '2,5' }] } })));
    expect(found.kinds[0]?.kind).toBe('http-json');
    expect(found.records[0]).toMatchObject({ pointer: '/result/rows', records: 2, fields: [{ name: 'ma', type: 'number' }, { name: 'so', type: 'number' }] });
  });

  it.each([
    ['nothing', '', /empty/],
    ['bytes that are nothing known', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), /neither a workbook/],
    ['a workbook that was cut off', workbook([['a', 'b'], [1, 2]]).subarray(0, 300), /cut off|not a readable/],
  ])('of %s is refused with a clear word', (_what, body, word) => {
    expect(() => inspectSample(payload(body))).toThrow(word);
  });
});

import { CFB, utils, write, type WorkBook } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { RawPayload } from '@ioc/adapter-kit';
import type { CellFonts } from './cell-fonts.js';
import { sheetGrid } from './sheet-grid.js';
import { openWorkbook } from './workbook-grids.js';

const payload = (body: Uint8Array): RawPayload => ({ name: 'bieu.xlsx', body, contentType: '', fetchedAt: '2026-11-20T00:00:00Z', locator: '' });
const plain = (): Uint8Array => new Uint8Array(write(utils.book_new(utils.aoa_to_sheet([['Chỉ tiêu', 1.5]]), 'S'), { type: 'buffer', bookType: 'xlsx' }) as Buffer);

/** The package with one part changed. */
function changed(path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(plain());
  const before = new TextDecoder().decode(parts[path]);
  expect(before).not.toBe('');
  return zipSync({ ...parts, [path]: strToU8(change(before)) });
}

it('refuses a document type definition in a part of the package', () => {
  const body = changed('xl/workbook.xml', (xml) => xml.replace(/\?>/, '?><!DOCTYPE workbook [<!ENTITY a "b">]>'));
  expect(() => openWorkbook(payload(body))).toThrow(/xl\/workbook\.xml holds a document type definition/);
});

it('reads past formatted rows without content', () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 2}" s="0" customFormat="1"><c r="A${i + 2}" s="0"/></row>`).join('');
  const body = changed('xl/worksheets/sheet1.xml', (xml) => xml.replace('</sheetData>', `${rows}</sheetData>`));
  expect(openWorkbook(payload(body)).grids[0]?.rows).toHaveLength(1);
});

it('refuses a row that no sheet can have, at once', () => {
  const rows: object[][] = [];
  rows[900_000_000] = [{ t: 'n', v: 7 }];
  const book = { SheetNames: ['S'], Sheets: { S: { '!data': rows } } } as unknown as WorkBook;
  expect(() => sheetGrid(book, 0, { runs: () => [] } as unknown as CellFonts)).toThrow(/row 900000001; a sheet has 1048576 rows/);
}, 3000);

it('says that rows past the limit are not read, also where the sheet states no size', () => {
  const rows = Array.from({ length: 50_001 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>${i}</v></c></row>`).join('');
  const body = changed('xl/worksheets/sheet1.xml', (xml) => xml.replace(/<dimension[^>]*>/, '').replace('</sheetData>', `${rows}</sheetData>`));
  expect(openWorkbook(payload(body)).remarks).toEqual([{ where: 'S!50001:50002', raw: '', reason: 'rows beyond 50000 are not read, and row 50002 holds something' }]);
});

it('says so of a lone figure behind a gap, where the sheet states a wrong size, and of one beyond the columns', () => {
  const body = changed('xl/worksheets/sheet1.xml', (xml) => xml.replace(/<dimension[^>]*>/, '<dimension ref="A1:B5"/>').replace('</sheetData>', '<row r="7"><c r="XX7"><v>8</v></c></row><row r="60000"><c r="B60000"><v>7</v></c></row></sheetData>'));
  expect(openWorkbook(payload(body)).remarks).toEqual([
    { where: 'S!50001:60000', raw: '', reason: 'rows beyond 50000 are not read, and row 60000 holds something' },
    { where: 'S!XX7', raw: '8', reason: 'columns beyond 500 are not read' },
  ]);
});

it('says so of a page that is too long, and keeps its last row as it is', () => {
  const page = `<table>${'<tr><td>1</td></tr>'.repeat(50_000)}<tr><td>7</td></tr></table>`;
  const { grids, remarks } = openWorkbook(payload(new TextEncoder().encode(page)));
  expect(grids[0]?.rows.at(-1)).toEqual([{ kind: 'text', text: '1' }]);
  expect(remarks).toEqual([{ where: 'Sheet1', raw: '7', reason: 'cells beyond 50000 rows or 500 columns are not read' }]);
});

it('says that a password is needed', () => {
  const file = CFB.utils.cfb_new() as object;
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64));
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(5000));
  expect(() => openWorkbook(payload(new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)))).toThrow(/protected by a password/);
});

it('refuses more than ten megabytes before it looks inside', () => {
  expect(() => openWorkbook(payload(new Uint8Array(10_000_001)))).toThrow(/10000001 bytes/);
});

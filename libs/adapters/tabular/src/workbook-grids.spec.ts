import { utils, write, type WorkBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { AdapterFault, decodeText, type RawPayload } from '@ioc/adapter-kit';
import { sniffDelimiter, textGrid } from './text-grid.js';
import type { Grid } from './grid.js';
import { openWorkbook } from './workbook-grids.js';

const payload = (body: Uint8Array | string, name = 'bieu.xls'): RawPayload => ({
  name,
  body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  contentType: '',
  fetchedAt: '2026-11-20T00:00:00Z',
  locator: '',
});
const workbookGrids = (file: RawPayload): Grid[] => openWorkbook(file).grids;
const bytesOf = (book: WorkBook, bookType: 'xlsx' | 'biff8'): Uint8Array => new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer);

/** A workbook as a writer leaves it that computes nothing: the formula has no value. */
function handmade(body: string, date1904 = false): Uint8Array {
  const xml = (text: string): Uint8Array => new TextEncoder().encode(`<?xml version="1.0"?>${text}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        ['workbook:sheet.main', 'worksheets/sheet1:worksheet', 'styles:styles']
          .map((part) => part.split(':'))
          .map(([path, type]) => `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`)
          .join('') +
        '</Types>',
    ),
    '_rels/.rels': xml(`<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': xml(`<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData><row r="1">${body}</row></sheetData></worksheet>`),
  });
}

it('knows an XLSX and a BIFF8 workbook by content, whatever they are called', () => {
  const book = utils.book_new(utils.aoa_to_sheet([['Chỉ tiêu', 1.5]]), 'Biểu 1');
  for (const type of ['xlsx', 'biff8'] as const) {
    const [grid] = workbookGrids(payload(bytesOf(book, type), 'wrong.csv'));
    expect(grid).toMatchObject({ name: 'Biểu 1', position: 1, rows: [[{ kind: 'text', text: 'Chỉ tiêu' }, { kind: 'number', value: 1.5 }]] });
  }
});

it('reads a formula without a computed value as such, never as 0', () => {
  const [grid] = workbookGrids(payload(handmade('<c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" t="inlineStr"><is><t>1.761</t></is></c>')));
  expect(grid?.rows[0]).toMatchObject([{ kind: 'uncached', text: '=SUM(B1:B9)' }, { kind: 'uncached' }, { kind: 'number', value: 2 }, { kind: 'error', text: '#DIV/0!' }, { kind: 'text', text: '1.761' }]);
});

it('reads a formula without a value in SpreadsheetML as such, too', () => {
  const cells = '<Cell ss:Formula="=R[-1]C*2"/><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell><Cell ss:Formula="=1"></Cell>';
  const book = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="Number">5</Data></Cell></Row><Row>${cells}</Row></Table></Worksheet></Workbook>`;
  expect(workbookGrids(payload(book))[0]?.rows[1]).toMatchObject([{ kind: 'uncached' }, { kind: 'number', value: 2 }, { kind: 'uncached' }]);
});

it('reads percent formats, and dates in both date systems', () => {
  const cells = '<c r="A1" s="1"><v>45000</v></c><c r="B1" s="2"><v>0.985</v></c>';
  expect(workbookGrids(payload(handmade(cells)))[0]?.rows[0]).toMatchObject([{ kind: 'date', text: '2023-03-15' }, { kind: 'number', percent: true, value: 0.985 }]);
  expect(workbookGrids(payload(handmade(cells, true)))[0]?.rows[0]?.[0]).toMatchObject({ kind: 'date', text: '2027-03-16' });
});

it('keeps the texts of an HTML table as they stand', () => {
  const [grid] = workbookGrids(payload('<table><tr><td>1.761</td><td>75,5</td><td>01/02/2026</td></tr></table>'));
  expect(grid?.rows[0]?.map((cell) => cell?.text)).toEqual(['1.761', '75,5', '01/02/2026']);
});

it.each([
  ['an empty file', new Uint8Array()],
  ['a login page', '<!DOCTYPE html><html><body><form></form></body></html>'],
  ['a document type definition', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
  ['a cut-off package', handmade('<c r="A1"><v>1</v></c>').slice(0, 300)],
  ['an encrypted or foreign compound file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
  ['bytes', new Uint8Array([1, 2, 3, 4, 5])],
])('refuses %s', (_, body) => {
  expect(() => workbookGrids(payload(body))).toThrow(AdapterFault);
});

it('refuses a package that would not fit when unpacked, before it is unpacked', () => {
  const bomb = zipSync({ 'xl/a.xml': new Uint8Array(30_000_000) }, { level: 9 });
  expect(() => workbookGrids(payload(bomb))).toThrow(/packed more than 100 times/);
  const parts = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`p${i}`, new Uint8Array()]));
  expect(() => workbookGrids(payload(zipSync(parts)))).toThrow(/1001 parts/);
});

it.each(['utf-8', 'utf-16le', 'windows-1258'])('decodes Vietnamese in %s by content', (encoding) => {
  const text = 'Huyện;Tỷ lệ (%)\r\nĐăk Glei;97,5';
  // Writers of windows-1258 put the tone behind the vowel, as a mark of its own.
  const written = encoding === 'windows-1258' ? toned(text) : text;
  expect(decodeText(new Uint8Array(iconv.encode(written, encoding)))).toBe(text);
});

/** Letters with their tone apart: `ệ` → `ê` and the mark below, for which windows-1258 has bytes. */
const toned = (text: string): string => [...text].map(split).join('');

function split(letter: string): string {
  const marks = [...letter.normalize('NFD')];
  const tone = marks.find((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark)) ?? '';
  return marks.filter((mark) => mark !== tone).join('').normalize('NFC') + tone;
}

it('finds the delimiter, though commas are decimal marks', () => {
  expect(sniffDelimiter('a;b;c\n1,5;2,5;3,5')).toBe(';');
  expect(sniffDelimiter('a\tb\n1,5\t2,5')).toBe('\t');
  expect(sniffDelimiter('a,b\n1,2')).toBe(',');
  expect(sniffDelimiter('sep=|\na|b')).toBe('|');
  expect(sniffDelimiter('a,b\n"x;y;z","1;2;3"')).toBe(',');
});

it('keeps quoted fields with delimiters and line breaks whole', () => {
  const rows = textGrid(payload(''), 'a;b\r\n"x;\r\ny";"1,5"').rows;
  expect(rows[1]?.map((cell) => cell?.text)).toEqual(['x;\r\ny', '1,5']);
});

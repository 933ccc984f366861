import { strToU8, zipSync } from 'fflate';

/** A cell as a hand would write it into the package: no library softens what is odd about it. */
export type BookCell =
  | string
  | number
  | null
  | {
      /** Value; text goes to the shared strings unless `inline`. */
      v?: string | number;
      formula?: string;
      /** Number format, e.g. `0.0%`, `dd/mm/yyyy`. */
      format?: string;
      font?: string;
      inline?: boolean;
      /** Error value, e.g. `#DIV/0!`. */
      error?: string;
      /** Raw content of the shared string: rich runs, phonetic runs. */
      rich?: string;
    };

export interface BookSheet {
  name: string;
  rows: readonly (readonly BookCell[])[];
  merges?: readonly string[];
  hidden?: boolean;
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  /** Formatted rows without content behind the table. */
  emptyRows?: number;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Writes an XLSX package part by part. */
export function xlsxBook(sheets: readonly BookSheet[], more: { date1904?: boolean; parts?: Record<string, Uint8Array> } = {}): Uint8Array {
  const styles = new Styles();
  const strings: string[] = [];
  const bodies = sheets.map((sheet) => sheetXml(sheet, styles, strings));
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${more.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map((sheet, i) => `<sheet name="${escape(sheet.name)}" sheetId="${i + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="s${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${sheets.map((_, i) => `<Relationship Id="s${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="st" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="ss" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': styles.xml(),
    'xl/sharedStrings.xml': `<sst xmlns="${main}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(bodies.map((body, i) => [`xl/worksheets/sheet${i + 1}.xml`, body])),
  };
  return zipSync({ ...Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(declaration + xml)])), ...more.parts });
}

function contentTypes(count: number): string {
  const kinds = ['workbook:sheet.main', 'styles:styles', 'sharedStrings:sharedStrings', ...Array.from({ length: count }, (_, i) => `worksheets/sheet${i + 1}:worksheet`)];
  const overrides = kinds.map((kind) => kind.split(':')).map(([path, type]) => `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`);
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>${overrides.join('')}</Types>`;
}

/** Cell formats by number format and font, numbered as they are met. */
class Styles {
  private readonly known: string[] = ['\n'];

  index(format = '', font = ''): number {
    const key = `${format}\n${font}`;
    if (!this.known.includes(key)) this.known.push(key);
    return this.known.indexOf(key);
  }

  xml(): string {
    const pairs = this.known.map((key) => key.split('\n') as [string, string]);
    const formats = pairs.map(([format], i) => (format === '' ? '' : `<numFmt numFmtId="${200 + i}" formatCode="${escape(format)}"/>`)).join('');
    const fonts = pairs.map(([, font]) => `<font><sz val="12"/><name val="${escape(font || 'Times New Roman')}"/></font>`).join('');
    const cells = pairs.map(([format], i) => `<xf numFmtId="${format === '' ? 0 : 200 + i}" fontId="${i}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`).join('');
    return `<styleSheet xmlns="${main}"><numFmts count="${pairs.length}">${formats}</numFmts><fonts count="${pairs.length}">${fonts}</fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${pairs.length}">${cells}</cellXfs></styleSheet>`;
  }
}

function sheetXml(sheet: BookSheet, styles: Styles, strings: string[]): string {
  const columns = (sheet.hiddenColumns ?? []).map((column) => `<col min="${column}" max="${column}" width="9" hidden="1" customWidth="1"/>`).join('');
  const rows = sheet.rows.map((row, r) => {
    const cells = row.map((cell, c) => cellXml(cell, { name: `${letters(c)}${r + 1}`, styles, strings })).join('');
    return `<row r="${r + 1}"${sheet.hiddenRows?.includes(r + 1) ? ' hidden="1"' : ''}>${cells}</row>`;
  });
  const style = styles.index('', 'Arial');
  const empty = Array.from({ length: sheet.emptyRows ?? 0 }, (_, i) => `<row r="${sheet.rows.length + i + 1}" s="${style}" customFormat="1"><c r="A${sheet.rows.length + i + 1}" s="${style}"/></row>`).join('');
  const merges = sheet.merges?.length ? `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : '';
  return `<worksheet xmlns="${main}">${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>${rows.join('')}${empty}</sheetData>${merges}</worksheet>`;
}

function cellXml(cell: BookCell, at: { name: string; styles: Styles; strings: string[] }): string {
  if (cell === null) return '';
  const said = typeof cell === 'object' ? cell : { v: cell };
  const open = `<c r="${at.name}" s="${at.styles.index(said.format, said.font)}"`;
  const formula = said.formula === undefined ? '' : `<f>${escape(said.formula)}</f>`;
  if (said.error !== undefined) return `${open} t="e">${formula}<v>${said.error}</v></c>`;
  if (said.rich !== undefined) return `${open} t="s"><v>${at.strings.push(said.rich) - 1}</v></c>`;
  if (typeof said.v === 'string' && said.inline) return `${open} t="inlineStr"><is><t xml:space="preserve">${escape(said.v)}</t></is></c>`;
  if (typeof said.v === 'string') return `${open} t="s"><v>${at.strings.push(`<t xml:space="preserve">${escape(said.v)}</t>`) - 1}</v></c>`;
  return `${open}>${formula}${said.v === undefined ? '' : `<v>${said.v}</v>`}</c>`;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

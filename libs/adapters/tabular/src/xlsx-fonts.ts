import { cellKey, noFonts, type CellFonts, type FontRun } from './cell-fonts.js';
import { legacyEncodingOf } from './legacy-font.js';

/** Text of a part of the package by its path without a leading slash. */
export type PartText = (path: string) => string | undefined;

/** `<x:font …>…</x:font>` or `<font …/>`, whatever the prefix. */
function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])(?:[^>]*/>|[^]*?</(?:\\w+:)?${name}>)`, 'g')) ?? [];
}

function attribute(xml: string, name: string): string | undefined {
  return new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(xml)?.[1];
}

/** Fonts of the text cells of an XLSX package; the reader of values does not tell them. */
export function xlsxFonts(part: PartText, richText: (sheet: number, row: number, column: number) => string | undefined): CellFonts {
  const formats = formatFonts(part('xl/styles.xml') ?? '');
  const legacy = formats.some((font) => legacyEncodingOf(font) !== undefined);
  if (!legacy && !/<(?:\w+:)?(rFont|vertAlign)\s/.test(part('xl/sharedStrings.xml') ?? '')) return noFonts;
  const sheets = legacy ? sheetPaths(part).map((path) => cellFormats(part(path) ?? '')) : [];
  return {
    runs: (sheet, row, column) => {
      const own = formats[sheets[sheet]?.get(cellKey(row, column)) ?? -1];
      const runs = runsOf(richText(sheet, row, column) ?? '', own);
      if (runs.length > 0) return runs;
      return own === undefined ? undefined : [{ from: 0, font: own }];
    },
  };
}

/** Font of each cell format. */
function formatFonts(styles: string): (string | undefined)[] {
  const within = (name: string): string => new RegExp(`<(?:\\w+:)?${name}[\\s>][^]*?</(?:\\w+:)?${name}>`).exec(styles)?.[0] ?? '';
  const names = elements(within('fonts'), 'font').map((font) => attribute(elements(font, 'name')[0] ?? '', 'val'));
  return elements(within('cellXfs'), 'xf').map((xf) => names[Number(attribute(xf.slice(0, xf.indexOf('>')), 'fontId') ?? 0)]);
}

/** Paths of the sheets in the order of the workbook. */
export function sheetPaths(part: PartText): string[] {
  const relations = new Map(elements(part('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((one) => [attribute(one, 'Id') ?? '', attribute(one, 'Target') ?? '']));
  return elements(part('xl/workbook.xml') ?? '', 'sheet').map((sheet) => {
    const target = relations.get(/\s\w+:id\s*=\s*["']([^"']*)["']/.exec(sheet)?.[1] ?? '') ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  });
}

/** Format of each cell that names one. */
function cellFormats(xml: string): Map<number, number> {
  const formats = new Map<number, number>();
  for (const [tag, reference = ''] of xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]+\d+)["'][^>]*>/g)) {
    const format = attribute(tag, 's');
    const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(reference) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (format !== undefined) formats.set(cellKey(Number(row) - 1, column), Number(format));
  }
  return formats;
}

/** Runs of a rich text as the package writes it: `<r><rPr><rFont val=".VnTime"/></rPr><t>…</t></r>`. */
function runsOf(xml: string, own: string | undefined): FontRun[] {
  let from = 0;
  return elements(xml.replace(/<(?:\w+:)?rPh[\s>][^]*?<\/(?:\w+:)?rPh>/g, ''), 'r').map((run) => {
    const properties = elements(run, 'rPr')[0] ?? '';
    const found = { from, font: attribute(elements(properties, 'rFont')[0] ?? '', 'val') ?? own, raised: attribute(elements(properties, 'vertAlign')[0] ?? '', 'val') === 'superscript' };
    from += decoded(elements(run, 't').map((text) => text.replace(/<[^>]*>/g, '')).join('')).length;
    return found;
  });
}

function decoded(text: string): string {
  return text.replace(/&#x([0-9a-f]+);|&#(\d+);|&\w+;/gi, (_, hex?: string, decimal?: string) => (hex || decimal ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)) : '&'));
}

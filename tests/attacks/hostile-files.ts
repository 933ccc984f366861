import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { xlsxBook } from '../support/xlsx-book.js';

/** A whole workbook with parts besides, or instead of its own. */
export function bookWith(rows: readonly (readonly string[])[], parts: Record<string, Uint8Array>): Uint8Array {
  return zipSync({ ...unzipSync(xlsxBook([{ name: 'A', rows }])), ...parts });
}

/** A package whose directory says that its sheet has 1,000 bytes; it unpacks to many more. */
export function lyingZip(bytes: number): Uint8Array {
  const zip = zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/worksheets/sheet1.xml': [new Uint8Array(bytes), { level: 9 }] });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 4 < zip.byteLength; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50 && view.getUint32(at + 22, true) === bytes) view.setUint32(at + 22, 1_000, true);
    if (signature === 0x02014b50 && view.getUint32(at + 24, true) === bytes) view.setUint32(at + 24, 1_000, true);
  }
  return zip;
}

/** Texts of a workbook's cells, as a spreadsheet program would take them, and what it would run. */
export function sheetsOf(book: Uint8Array): { cells: string[]; formulas: string[] } {
  const parts = Object.entries(unzipSync(book)).filter(([path]) => path.endsWith('.xml')).map(([, bytes]) => strFromU8(bytes));
  const found = (pattern: RegExp) => parts.flatMap((part) => [...part.matchAll(pattern)].map(([, text = '']) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')));
  return { cells: found(/<t(?: [^>]*)?>([^<]*)<\/t>/g), formulas: found(/<f(?: [^>]*)?>([^<]*)<\/f>/g) };
}

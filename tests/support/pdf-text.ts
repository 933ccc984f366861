import { inflateSync } from 'node:zlib';

/* Reads the text of a PDF as a browser prints it: objects one by one, and for each font a map from its codes to letters. */

interface Font {
  /** Hexadecimal digits of a code: drawn faces (Type 3) have one byte, others two. */
  digits: 2 | 4;
  letters: ReadonlyMap<number, string>;
}

/** The text of each page, in the order of painting; lines are parted by a line feed. */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const fontOf = (id: number): Font => {
    const { head } = objects.get(id) ?? nothing;
    const map = Number(/\/ToUnicode (\d+) 0 R/u.exec(head)?.[1]);
    return { digits: head.includes('/Type3') ? 2 : 4, letters: readMap((objects.get(map) ?? nothing).stream) };
  };
  return [...objects.values()]
    .filter(({ head }) => /\/Type\s*\/Page\b(?!s)/u.test(head))
    .map(({ head }) => {
      const content = objects.get(Number(/\/Contents (\d+) 0 R/u.exec(head)?.[1])) ?? nothing;
      const fonts = new Map([...head.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name = '', id]) => [name, fontOf(Number(id))]));
      return paintedText(content.stream, fonts);
    });
}

interface PdfObject {
  /** Dictionary, as text. */
  head: string;
  /** Unpacked. */
  stream: string;
}

const nothing: PdfObject = { head: '', stream: '' };

function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1');
  return new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)endobj/gu)].map(([, id, body = '']) => {
      const [head = '', packed] = body.split(/stream\r?\n/u);
      return [Number(id), { head, stream: packed === undefined ? '' : unpacked(head, packed) }];
    }),
  );
}

function unpacked(head: string, packed: string): string {
  const bytes = Buffer.from(packed.slice(0, packed.lastIndexOf('endstream')), 'latin1');
  return head.includes('/FlateDecode') ? inflateSync(bytes, { finishFlush: 2 }).toString('latin1') : bytes.toString('latin1');
}

/** `<24> <1EA4>` one by one, or `<24> <26> <0041>` a run. */
function readMap(cmap: string): Map<number, string> {
  const code = (text = '') => parseInt(text, 16);
  const single = blocksOf(cmap, 'bfchar').flatMap((part) => [...part.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu)].map(([, glyph, text = '']): [number, string] => [code(glyph), letters(text)]));
  const runs = blocksOf(cmap, 'bfrange').flatMap((part) =>
    [...part.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu)].flatMap(([, from, to, first]) =>
      Array.from({ length: code(to) - code(from) + 1 }, (_, nth): [number, string] => [code(from) + nth, String.fromCharCode(code(first) + nth)]),
    ),
  );
  return new Map([...single, ...runs]);
}

function blocksOf(cmap: string, kind: string): string[] {
  return [...cmap.matchAll(new RegExp(`begin${kind}([\\s\\S]*?)end${kind}`, 'gu'))].map(([, part = '']) => part);
}

/** UTF-16, big endian. */
function letters(code: string): string {
  return (code.match(/.{4}/gu) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}

function paintedText(content: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font = { digits: 4, letters: new Map() };
  let text = '';
  for (const [, name, shown, end] of content.matchAll(/\/(F\d+) [\d.]+ Tf|((?:<[0-9A-F]*>|\[[^\]]*\])\s*T[jJ])|(ET)/giu)) {
    if (name) font = fonts.get(name) ?? font;
    else if (end) text += '\n';
    else for (const [, run = ''] of (shown ?? '').matchAll(/<([0-9A-F]*)>/giu)) text += readRun(run, font);
  }
  return text.normalize('NFC');
}

/** A code that no letter is known for becomes the sign of that. */
function readRun(run: string, { digits, letters: known }: Font): string {
  return (run.match(new RegExp(`.{${digits}}`, 'gu')) ?? []).map((code) => known.get(parseInt(code, 16)) ?? '\ufffd').join('');
}

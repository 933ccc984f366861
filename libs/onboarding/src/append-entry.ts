import { Document, isMap, isSeq, parseDocument, type Node } from 'yaml';

/**
 * Puts one entry at the end of a list of a YAML file. Everything else stays as it was written, byte for byte: comments,
 * order, quotes and line breaks, since the entry is put in at the place that the parsed document gives, and nothing is written anew.
 * @param key name of the list, `feeds` or `indicators`
 * @returns the new text
 * @throws Error when the file has no such list
 */
export function appendEntry(text: string, key: string, entry: unknown): string {
  const document = parseDocument(text);
  const list = isMap(document.contents) ? document.contents.get(key, true) : undefined;
  if (!isSeq(list) || list.flow || !list.range) throw new Error(`there is no list ${key} of one entry a line`);
  const first = list.items[0] as Node | undefined;
  const indent = first?.range ? columnOf(text, first.range[0]) - 2 : 2;
  const end = endOfList(text, list.range[1]);
  const block = entryText(entry, Math.max(0, indent));
  const before = text.slice(0, end);
  const blank = /\n\s*\n\s*- /.test(text.slice(list.range[0], end)) ? '\n' : '';
  return `${before}${before.endsWith('\n') ? '' : '\n'}${blank}${block}${text.slice(end)}`;
}

/** Column of an entry's first key, from 0: the dash stands two before it. */
function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Behind the line on which the last entry ends. */
function endOfList(text: string, valueEnd: number): number {
  const written = text.slice(0, valueEnd).trimEnd().length;
  const lineEnd = text.indexOf('\n', written);
  return lineEnd === -1 ? text.length : lineEnd + 1;
}

function entryText(entry: unknown, indent: number): string {
  const lines = new Document([entry]).toString({ lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line) => `${' '.repeat(indent)}${line}\n`).join('');
}

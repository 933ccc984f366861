import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { AdapterFault, type RawPayload } from '@ioc/transports';

/** `auto` decides by content: byte order mark, then valid UTF-8, then UTF-16 by its zero bytes, then windows-1258. */
export type TextEncoding = 'auto' | 'utf-8' | 'utf-16le' | 'windows-1258';

/** Text of bytes in the encodings that departments write; always in NFC, as windows-1258 brings tone marks apart. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding = 'auto'): string {
  const name = encoding === 'auto' ? encodingOf(bytes) : encoding;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Nearly everything is UTF-8, which the engine reads ten times faster.
  const text = name === 'utf-8' ? buffer.toString('utf8').replace(/^\ufeff/, '') : iconv.decode(buffer, name);
  return text.normalize('NFC');
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (looksUtf16(bytes)) return 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1258';
}

/** UTF-16LE without a mark: most of the odd bytes of the beginning are zero, few of the even ones. */
function looksUtf16(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length - (bytes.length % 2), 400);
  let odd = 0;
  let even = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  return length >= 4 && odd > length / 4 && even < length / 20;
}

/**
 * Text of a payload without byte order mark, trailing NULs and blanks.
 * @throws AdapterFault `empty` when nothing is left, `bad-shape` when a page for people came instead of data
 */
export function textOf(payload: RawPayload, encoding: TextEncoding = 'auto'): string {
  const text = withoutEnd(decodeText(payload.body, encoding).replace(/^\ufeff/, ''));
  if (text.trim() === '') throw new AdapterFault('empty', `${payload.name}: the source answered nothing`);
  if (isWebPage(text)) throw new AdapterFault('bad-shape', `${payload.name}: a web page came instead of data (a login page?)`);
  return text;
}

/** From the end: an expression would look at every blank of a long text. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\0]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A page for people: by its doctype or root element, after comments. */
export function isWebPage(text: string): boolean {
  return /^\s*(<!--[^]*?-->\s*)*(<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(text.slice(0, 5000));
}

/** Deeper JSON is an attack: the deepest that a department's protocol speaks has about ten levels. */
const maxDepth = 100;

/**
 * JSON of a payload; GSO ends some answers with a NUL byte.
 * @throws AdapterFault `empty` or `bad-shape`
 */
export function jsonOf(payload: RawPayload): unknown {
  const text = textOf(payload);
  if (depthOf(text) > maxDepth) throw new AdapterFault('bad-shape', `${payload.name}: JSON deeper than ${maxDepth} levels`);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AdapterFault('bad-shape', `${payload.name}: not JSON`, { cause });
  }
}

/** How deep brackets nest outside of strings, without parsing. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\[^][^"\\]*)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, (depth += 1));
    else if (token === ']' || token === '}') depth -= 1;
  }
  return deepest;
}

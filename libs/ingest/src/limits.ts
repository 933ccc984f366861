import type { Feed } from '@ioc/contracts';
import { AdapterFault, type RawPayload } from '@ioc/transports';

const quote = 0x22;
const backslash = 0x5c;
const openers = new Set([0x7b, 0x5b]);
const closers = new Set([0x7d, 0x5d]);

/** Deepest nesting and longest string of a JSON text, read byte by byte without building anything. */
export function measureJson(body: Uint8Array): { depth: number; string: number } {
  let depth = 0;
  let deepest = 0;
  let longest = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number;
    if (byte === quote) {
      const end = stringEnd(body, at);
      longest = Math.max(longest, end - at - 1);
      at = end;
    } else if (openers.has(byte)) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (closers.has(byte)) depth -= 1;
  }
  return { depth: deepest, string: longest };
}

function stringEnd(body: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < body.length && body[at] !== quote) at += body[at] === backslash ? 2 : 1;
  return Math.min(at, body.length);
}

/** Deepest nesting of an XML text, by its tags. */
export function measureXml(text: string): { depth: number } {
  let depth = 0;
  let deepest = 0;
  for (const match of text.matchAll(/<(\/)?[A-Za-z_][^<>]*?(\/)?>/g)) {
    if (match[1]) depth -= 1;
    else if (!match[2]) deepest = Math.max(deepest, (depth += 1));
  }
  return { depth: deepest };
}

/** Refuses a payload that is past the feed's limits whole, before anything reads it. */
export function holdLimits(payload: RawPayload, limits: Feed['limits']): void {
  if (payload.body.byteLength > limits.bytes) throw over(payload, `${payload.body.byteLength} bytes`, limits.bytes);
  const first = payload.body.find((byte) => byte > 0x20 && byte < 0x80);
  if (first !== undefined && openers.has(first)) {
    const measured = measureJson(payload.body);
    if (measured.depth > limits.depth) throw over(payload, `nesting ${measured.depth}`, limits.depth);
    if (measured.string > limits.string) throw over(payload, `a text of ${measured.string} bytes`, limits.string);
  } else if (first === 0x3c) {
    const { depth } = measureXml(Buffer.from(payload.body).toString('utf8'));
    if (depth > limits.depth) throw over(payload, `nesting ${depth}`, limits.depth);
  }
}

function over(payload: RawPayload, what: string, limit: number): AdapterFault {
  return new AdapterFault('bad-shape', `${payload.name}: ${what}, more than the feed's limit of ${limit}`);
}

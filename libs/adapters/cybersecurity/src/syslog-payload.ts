import { z } from 'zod';
import { AdapterFault, decodeText, framesOf, textOf, type RawPayload, type SyslogCover } from '@ioc/adapter-kit';
import type { Rejected } from '@ioc/contracts';
import { syslogLine, type SyslogLine } from './syslog-line.js';

/** A message of a payload. */
export interface HeardLine extends SyslogLine {
  receivedMs: number;
  where: string;
  raw: string;
}

export interface Heard {
  /** What the payload covers; absent for a recording, which is counted by the messages' own times. */
  cover?: SyslogCover;
  lines: HeardLine[];
  rejected: Rejected[];
}

const Cover = z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime(), windowMs: z.number().int().positive(), dropped: z.number().int().min(0) });
const Message = z.strictObject({ receivedAt: z.iso.datetime(), from: z.string(), message: z.string().optional(), base64: z.base64().optional(), cut: z.literal(true).optional() });
/** A recorded message may be of any length that a feed's limits let through. */
const noLimit = 100_000_000;

/**
 * The messages of what was heard (NDJSON of the transport), or of a recording: lines, or messages with their length before them.
 * @throws AdapterFault `empty`, or `bad-shape` when nothing in it is syslog or CEF
 */
export function heardIn(payload: RawPayload, utcOffset: string): Heard {
  const text = textOf(payload);
  const heard = /^\s*\{/.test(text) ? fromTransport(text, payload, utcOffset) : fromRecording(payload, utcOffset);
  if (heard.lines.length === 0 && heard.cover === undefined) {
    throw new AdapterFault('bad-shape', `${payload.name}: no message of syslog or CEF (${heard.rejected[0]?.reason ?? 'no lines'})`);
  }
  return heard;
}

function fromTransport(text: string, { name }: RawPayload, utcOffset: string): Heard {
  const [head = '', ...rest] = text.split('\n');
  const cover = Cover.safeParse(tryJson(head));
  const heard: Heard = { lines: [], rejected: [], ...(cover.success ? { cover: cover.data } : {}) };
  (cover.success ? rest : [head, ...rest]).forEach((line, i) => take(heard, line, { where: `${name}:${i + (cover.success ? 2 : 1)}`, utcOffset }));
  return heard;
}

function take(heard: Heard, line: string, { where, utcOffset }: { where: string; utcOffset: string }): void {
  const message = Message.safeParse(tryJson(line));
  if (!message.success) {
    heard.rejected.push({ where, raw: line.slice(0, 2000), reason: 'not a line of the syslog transport' });
    return;
  }
  const { message: said, base64, receivedAt, cut } = message.data;
  add(heard, said ?? decodeText(Buffer.from(base64 ?? '', 'base64')), { where, receivedMs: Date.parse(receivedAt), utcOffset });
  if (cut) heard.rejected.push({ where, raw: '', reason: 'longer than the limit: what stands behind it was not kept' });
}

function fromRecording(payload: RawPayload, utcOffset: string): Heard {
  const heard: Heard = { lines: [], rejected: [] };
  framesOf(withoutMark(payload.body), noLimit).forEach(({ bytes, cut }, i) => {
    const where = `${payload.name}:${i + 1}`;
    const said = decodeText(bytes).replace(/\0+$/, '');
    if (said.trim() === '') return;
    if (cut) heard.rejected.push({ where, raw: said.slice(0, 2000), reason: 'shorter than the length that stands before it' });
    else add(heard, said, { where, receivedMs: Date.parse(payload.fetchedAt), utcOffset });
  });
  return heard;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function add(heard: Heard, raw: string, at: { where: string; receivedMs: number; utcOffset: string }): void {
  const line = syslogLine(raw.trimEnd(), at);
  if ('reason' in line) heard.rejected.push({ where: at.where, raw: raw.slice(0, 2000), reason: line.reason });
  else heard.lines.push({ ...line, receivedMs: at.receivedMs, where: at.where, raw });
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

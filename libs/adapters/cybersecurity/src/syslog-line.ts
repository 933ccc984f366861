import type { FeedEvent } from '@ioc/contracts';
import { cefMessage, cefStart, type CefMessage } from './cef-message.js';
import { syslogHeader, syslogLevels, type SyslogHeader } from './syslog-header.js';
import { syslogTimeMs, type TimeGround } from './syslog-time.js';

/** One message, whatever its form. */
export interface SyslogLine {
  /** When the device says that it happened, else when it was received; epoch milliseconds. */
  atMs: number;
  severity: FeedEvent['severity'];
  title: string;
  message: string;
  /** Everything that rules may ask for. */
  fields: ReadonlyMap<string, string>;
}

/** Level → severity: 0–2 urgent, errors high, warnings medium, the rest low. */
const ofLevel: readonly FeedEvent['severity'][] = [1, 1, 1, 2, 3, 4, 4, 4];
const ofWord: Readonly<Record<string, FeedEvent['severity']>> = { unknown: 3, low: 4, medium: 3, high: 2, 'very-high': 1, 'very high': 1 };

/** @returns the message, or why it is neither syslog nor CEF */
export function syslogLine(text: string, ground: TimeGround): SyslogLine | { reason: string } {
  const header = syslogHeader(text, ground);
  if ('reason' in header) return header;
  const start = cefStart(header.message);
  if (start < 0) return header.form === 'none' ? { reason: 'neither a syslog header, nor structured data, nor CEF' } : plainLine(header, ground);
  const cef = cefMessage(header.message.slice(start));
  return 'reason' in cef ? cef : cefLine(header, cef, ground);
}

function plainLine({ fields, atMs, message }: SyslogHeader, ground: TimeGround): SyslogLine {
  const level = syslogLevels.indexOf(fields.get('level') ?? '');
  const all = new Map([...fields, ['message', message]]);
  // Kaspersky names the event in etdn, and its kind in et.
  const [first] = message.split(/\\r|[\r\n]/);
  const title = fields.get('etdn') || first?.trim() || fields.get('et') || fields.get('msgid') || fields.get('app') || 'syslog';
  return { atMs: atMs ?? ground.receivedMs, severity: ofLevel[level] ?? 4, title, message, fields: all };
}

function cefLine({ fields, atMs }: SyslogHeader, cef: CefMessage, ground: TimeGround): SyslogLine {
  const { extension, classId, severity, ...named } = cef;
  const all = new Map([...extension, ...fields, ...Object.entries(named), ['class', classId], ['severity', severity]]);
  const time = ['rt', 'end', 'start'].map((key) => syslogTimeMs(extension.get(key) ?? '', ground)).find((ms) => ms !== null);
  const message = extension.get('msg') ?? '';
  return { atMs: time ?? atMs ?? ground.receivedMs, severity: cefSeverity(severity), title: cef.name || classId || 'CEF', message, fields: all.set('message', message) };
}

/** 0–3 low, 4–6 medium, 7–8 high, 9–10 very high. Source: Common Event Format, Event Severity. */
function cefSeverity(said: string): FeedEvent['severity'] {
  const word = said.toLowerCase();
  if (Object.hasOwn(ofWord, word)) return ofWord[word] ?? 3;
  const number = /^\d{1,2}$/.test(said) ? Number(said) : Number.NaN;
  if (!(number >= 0 && number <= 10)) return 3;
  return number >= 9 ? 1 : number >= 7 ? 2 : number >= 4 ? 3 : 4;
}

import { structuredData } from './structured-data.js';
import { bsdTime, syslogTimeMs, type TimeGround } from './syslog-time.js';

/** What stands before the text of a message. */
export interface SyslogHeader {
  form: 'rfc5424' | 'rfc3164' | 'none';
  fields: Map<string, string>;
  /** Epoch milliseconds; `null` when the message says no time. */
  atMs: number | null;
  message: string;
}

type Read = SyslogHeader | { reason: string };

const facilities = 'kern user mail daemon auth syslog lpr news uucp cron authpriv ftp ntp security console clock local0 local1 local2 local3 local4 local5 local6 local7'.split(' ');
export const syslogLevels = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

/** The header in either form; `none` for a text that has neither priority nor header. @returns why it is malformed otherwise */
export function syslogHeader(text: string, ground: TimeGround): Read {
  if (!text.startsWith('<')) return withoutPriority(text, ground);
  const priority = priorityIn(text);
  if (typeof priority === 'string') return { reason: priority };
  const { value, rest } = priority;
  const header = /^[1-9]\d{0,2}(?= |$)/.test(rest) ? rfc5424(rest, ground) : rfc3164(rest, ground);
  if (!('reason' in header)) header.fields.set('facility', facilities[value >> 3] as string).set('level', syslogLevels[value & 7] as string);
  return header;
}

/** 0 to 191, without leading zeros. */
function priorityIn(text: string): { value: number; rest: string } | string {
  const said = /^<(\d{1,3})>/.exec(text)?.[1];
  if (said === undefined) return 'the priority is no number in <>';
  if (!/^(0|[1-9]\d?|1[0-8]\d|19[01])$/.test(said)) return `the priority ${said} is not one of 0 to 191`;
  return { value: Number(said), rest: text.slice(said.length + 2) };
}

/** Recordings leave the priority out, and Kaspersky's own log the whole beginning up to the application. */
function withoutPriority(text: string, ground: TimeGround): SyslogHeader {
  if (bsdTime.test(text) || /^\d{4}-\d{2}-\d{2}T\S+ \S+ \S/.test(text)) return rfc3164(text, ground);
  const tail = /^(?<app>\S+) (?<procid>\S+) (?<msgid>\S+) (?=\[)/.exec(text);
  const data = tail ? structuredData(text.slice(tail[0].length)) : { reason: '' };
  if (!tail || 'reason' in data) return { form: 'none', fields: new Map(), atMs: null, message: text };
  return { form: 'rfc5424', fields: named(tail.groups, data.fields), atMs: null, message: data.rest };
}

const fiveFields = /^(\d{1,3}) (\S+) (?<host>\S+) (?<app>\S+) (?<procid>\S+) (?<msgid>\S+) (?=\S)/;

function rfc5424(text: string, ground: TimeGround): Read {
  const parts = fiveFields.exec(text);
  if (!parts) return { reason: 'an RFC 5424 message has version, time, host, app, procid, msgid and structured data: this ends before' };
  if (parts[1] !== '1') return { reason: `version ${parts[1]} of syslog is not known` };
  const time = timeOf5424(String(parts[2]), ground);
  if (typeof time === 'string') return { reason: time };
  const data = structuredData(text.slice(parts[0].length));
  if ('reason' in data) return data;
  return { form: 'rfc5424', fields: named(parts.groups, data.fields), atMs: time, message: data.rest.replace(/^\ufeff/, '') };
}

function timeOf5424(text: string, ground: TimeGround): number | null | string {
  if (text === '-') return null;
  const atMs = text.includes('T') ? syslogTimeMs(text, ground) : null;
  return atMs ?? `not a time of RFC 5424: ${text.slice(0, 60)}`;
}

/** `Dec  2 16:31:03 host app[12]: text`; rsyslog writes ISO times there. A header that is not of this form is text (RFC 3164, 4.3.3). */
function rfc3164(text: string, ground: TimeGround): SyslogHeader {
  const time = bsdTime.exec(text)?.[0] ?? /^\d{4}-\d{2}-\d{2}T\S+(?= )/.exec(text)?.[0] ?? '';
  const atMs = syslogTimeMs(time, ground);
  if (atMs === null) return { form: 'rfc3164', fields: new Map(), atMs: null, message: text };
  const { host, behind } = hostIn(text.slice(time.length).replace(/^:? +/, ''));
  const tag = /^(?!CEF:)(?<app>[^\s[\]:|]{1,64})(?:\[(?<procid>[^\]]{1,64})\])?: ?/.exec(behind);
  return { form: 'rfc3164', fields: named({ host, ...tag?.groups }), atMs, message: behind.slice(tag?.[0].length ?? 0) };
}

/** A device that leaves its host out goes on with the message: CEF or the tag itself. */
function hostIn(text: string): { host: string; behind: string } {
  const host = /^(?!CEF:)(?:[^\s[:]+|[0-9a-f:.]+)(?= )/i.exec(text)?.[0] ?? '';
  return { host, behind: text.slice(host.length).trimStart() };
}

/** What the sender left out (`-`) is not there. */
function named(said: Readonly<Record<string, string | undefined>> = {}, more: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const own = Object.entries(said).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '' && pair[1] !== '-');
  return new Map([...more, ...own]);
}

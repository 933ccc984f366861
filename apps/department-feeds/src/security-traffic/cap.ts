import { province } from '../core/areas.js';
import { dayMs, hourMs, isoLocal, localTime, startOfDay } from '../core/vietnam-time.js';
import type { FeedAnswer } from '../core/serve-feed.js';
import type { FeedView } from '../department.js';
import { warnings, type Warning } from './warnings.js';

const sender = 'pctt@kontum.gov.vn';
const stepMs = 6 * hourMs;
const chainMs = 10 * dayMs;

/** One CAP message. A warning in force is a chain: an Alert, then an Update every six hours, each naming the ones before it. */
export interface Message {
  readonly id: string;
  readonly warning: Warning;
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly status: 'Actual' | 'Exercise';
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly references: readonly Message[];
}

/** How many warnings are in force: the pin, else one to three, as the weather has it. */
export function activeCount(view: FeedView): number {
  const pinned = view.pinned('disaster-alerts-active', province.code);
  if (pinned !== undefined) return Math.max(0, Math.min(warnings.length, Math.round(pinned)));
  return Math.max(1, Math.min(3, Math.round(view.value('disaster-alerts-active', province.code))));
}

function identifier(warning: Warning, sentAt: number): string {
  const { year, month, day, hour } = localTime(sentAt);
  return `VN-KTM-${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(hour).padStart(2, '0')}-${warning.key}`;
}

/** The newest moment at which the chain began: every tenth local day, at the time of day at which such a thing happens. */
function beginning({ beginsAt }: Warning, now: number): number {
  const [hour = 0, minute = 0] = beginsAt.split(':').map(Number);
  const first = startOfDay(Math.floor(startOfDay(now) / chainMs) * chainMs) + hour * hourMs + minute * 60_000;
  return first <= now ? first : first - chainMs;
}

function chain(warning: Warning, now: number): Message[] {
  const first = beginning(warning, now);
  const slot = first + Math.floor((now - first) / stepMs) * stepMs;
  const message = (sentAt: number, references: readonly Message[]): Message => ({
    id: identifier(warning, sentAt),
    warning,
    msgType: references.length === 0 ? 'Alert' : 'Update',
    status: 'Actual',
    sentAt,
    expiresAt: sentAt + 14 * hourMs,
    references,
  });
  const root = message(first, []);
  if (slot === first) return [root];
  const before = slot - stepMs === first ? root : message(slot - stepMs, [root]);
  const latest = message(slot, before === root ? [root] : [root, before]);
  return before === root ? [root, latest] : [before, latest];
}

/** A warning that is over is listed with its Cancel, which names every message that it ends. */
function cancelled(messages: readonly Message[]): Message[] {
  const last = messages[messages.length - 1] as Message;
  const references = [...new Set([...last.references, ...messages])];
  return [...messages, { ...last, id: `${last.id}-CXL`, msgType: 'Cancel', sentAt: last.sentAt + 1000, references }];
}

function exercise(now: number): Message {
  const warning = warnings[1] as Warning;
  // Drills are held in working hours.
  const sentAt = startOfDay(now) - dayMs + 9 * hourMs;
  return {
    id: `VN-KTM-DIENTAP-${identifier(warning, sentAt)}`,
    warning,
    msgType: 'Alert',
    status: 'Exercise',
    sentAt,
    expiresAt: now + 6 * hourMs,
    references: [],
  };
}

/**
 * Everything that the index lists now: the chains in force, one that was called off, an expired one and a drill. Who counts
 * actual, unexpired messages that no later Update or Cancel names finds exactly {@link activeCount}.
 */
export function messages(view: FeedView): Message[] {
  const now = view.now();
  const active = activeCount(view);
  const inForce = warnings.slice(0, active).flatMap((warning) => chain(warning, now));
  const ended = warnings
    .slice(active, active === 0 ? 1 : active + 1)
    .flatMap((warning) => cancelled(chain(warning, now)));
  const old = warnings[3] as Warning;
  const expiredAt = startOfDay(now) - 2 * dayMs + 15 * hourMs;
  const expired: Message = {
    id: identifier(old, expiredAt),
    warning: old,
    msgType: 'Alert',
    status: 'Actual',
    sentAt: expiredAt,
    expiresAt: expiredAt + 3 * hourMs,
    references: [],
  };
  return [...inForce, ...ended, expired, exercise(now)].sort((a, b) => b.sentAt - a.sentAt);
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;');
const tag = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;

function info(message: Message, language: 'vi-VN' | 'en-US'): string {
  const { warning } = message;
  const vietnamese = language === 'vi-VN';
  return `  <info>
    ${tag('language', language)}
    ${tag('category', warning.category)}
    ${tag('event', vietnamese ? warning.event : warning.eventEnglish)}
    <responseType>Avoid</responseType>
    ${tag('urgency', warning.urgency)}
    ${tag('severity', warning.severity)}
    ${tag('certainty', warning.certainty)}
    ${tag('effective', isoLocal(message.sentAt))}
    ${tag('onset', isoLocal(message.sentAt))}
    ${tag('expires', isoLocal(message.expiresAt))}
    <senderName>Văn phòng Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh Kon Tum</senderName>
    ${tag('headline', vietnamese ? warning.headline : warning.headlineEnglish)}
    ${vietnamese ? `${tag('description', warning.description)}\n    ${tag('instruction', warning.instruction)}` : tag('description', warning.headlineEnglish)}
    <area>
      ${tag('areaDesc', warning.area.name)}
      ${tag('polygon', warning.area.polygon)}
      <geocode><valueName>GSO</valueName>${tag('value', warning.area.code)}</geocode>
    </area>
  </info>`;
}

/** CAP 1.2; the landslide and the flood speak two languages. */
export function capXml(message: Message): string {
  const references = message.references.map((other) => `${sender},${other.id},${isoLocal(other.sentAt)}`).join(' ');
  const languages = ['SL', 'LU'].includes(message.warning.key) ? (['vi-VN', 'en-US'] as const) : (['vi-VN'] as const);
  const lines = [
    tag('identifier', message.id),
    tag('sender', sender),
    tag('sent', isoLocal(message.sentAt)),
    tag('status', message.status),
    tag('msgType', message.msgType),
    tag('scope', 'Public'),
    ...(references ? [tag('references', references)] : []),
  ];
  const body = languages.map((language) => info(message, language)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">\n  ${lines.join('\n  ')}\n${body}\n</alert>\n`;
}

function entry(message: Message, base: string): string {
  const { warning } = message;
  const link = `${base}/cap/${message.id}.xml`;
  return `<entry>
${tag('id', link)}
${tag('updated', isoLocal(message.sentAt))}
${tag('published', isoLocal(message.sentAt))}
${tag('title', `${warning.headline} (${message.msgType})`)}
<link href="${link}" type="application/cap+xml"/>
${tag('summary', warning.description)}
${tag('cap:event', warning.event)}
${tag('cap:effective', isoLocal(message.sentAt))}
${tag('cap:expires', isoLocal(message.expiresAt))}
${tag('cap:status', message.status)}
${tag('cap:msgType', message.msgType)}
${tag('cap:category', warning.category)}
${tag('cap:urgency', warning.urgency)}
${tag('cap:severity', warning.severity)}
${tag('cap:certainty', warning.certainty)}
${tag('cap:areaDesc', warning.area.name)}
<cap:polygon></cap:polygon>
</entry>`;
}

/** The Atom index, in the older CAP 1.1 namespace and with empty polygons like the big public one. */
export function indexXml(list: readonly Message[], options: { base: string; now: number }): string {
  const updated = isoLocal(list[0]?.sentAt ?? options.now);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="urn:oasis:names:tc:emergency:cap:1.1">
${tag('id', `${options.base}/cap/index.atom`)}
<title>Cảnh báo thiên tai tỉnh Kon Tum</title>
${tag('updated', updated)}
<author><name>Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh Kon Tum</name></author>
${list.map((message) => entry(message, options.base)).join('\n')}
</feed>
`;
}

export const atom = (body: string): FeedAnswer => ({ contentType: 'application/atom+xml; charset=utf-8', body });
export const cap = (body: string): FeedAnswer => ({ contentType: 'application/cap+xml; charset=utf-8', body });

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Duration, durationMs, EventStatus, Severity, Slug, type FeedBatch, type FeedEvent, type Reading, type Rejected } from '@ioc/contracts';
import { defineAdapter, SyslogSource, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { heardIn, type Heard, type HeardLine } from './syslog-payload.js';

const Rule = {
  match: z
    .record(z.string(), z.string())
    .default({})
    .describe('Field → text that it must be, * for any run of characters; case does not matter. Fields: facility, level, host, app, procid, msgid, message; of CEF vendor, product, version, class, name, severity and every key of the extension, also by its label; of structured data every parameter by NAME or ID.NAME.'),
  atLeast: Severity.optional().describe('Only messages that are so severe: 1 urgent … 4 low. Of CEF 9–10, 7–8, 4–6, 0–3; of syslog emerg–crit, err, warning, the rest.'),
};
const CountRule = z.strictObject({ indicator: Slug.describe('Indicator of the number of messages in a window.'), ...Rule });
const EventRule = z.strictObject({
  ...Rule,
  title: z.string().optional().describe('Field whose text is the title; the name of the message when not said.'),
  severity: Severity.optional().describe('Severity of the event; the message’s own when not said.'),
  status: EventStatus.default('closed').describe('A message tells that something happened, never that it is over: open only where somebody closes such events.'),
});
type MatchRule = Pick<z.infer<typeof CountRule>, 'match' | 'atLeast'>;

export const SyslogCefSettings = z.strictObject({
  source: SyslogSource.describe('Where to listen, and how much to take.'),
  counts: z.array(CountRule).min(1).describe('Messages to count, by rule.'),
  events: z.array(EventRule).default([{ match: {}, atLeast: 2, status: 'closed' }]).describe('Messages that become events; the first rule that fits counts.'),
  window: Duration.default('PT1M').describe('Windows of a recording, by the messages’ own times; what is heard is counted in the windows of the source.'),
  area: z.string().optional().describe('Area of the counts and events; the province when not said.'),
  utcOffset: z.string().regex(/^[+-]\d{2}:\d{2}$/).optional().describe('Zone of times that name none; that of the province when not said.'),
});
export type SyslogCefSettings = z.infer<typeof SyslogCefSettings>;

/** Messages of security devices and servers. */
export const syslogCef = defineAdapter<SyslogCefSettings>({
  kind: 'syslog-cef',
  title: 'Syslog (RFC 5424, RFC 3164) and CEF over UDP or TCP: firewalls, anti-malware consoles, servers',
  component: 'cybersecurity',
  settings: SyslogCefSettings,
  async fetch(ctx, settings) {
    const payload = await ctx.syslog(settings.source);
    return payload === unchanged ? unchanged : [payload];
  },
  parse: (payloads, settings, pack) => {
    const batches = payloads.map((payload) => parseOne(payload, settings, pack));
    return { readings: batches.flatMap(({ readings }) => readings), events: batches.flatMap(({ events }) => events), rejected: batches.flatMap(({ rejected }) => rejected) };
  },
});

/** A device's clock may run ahead by this much. */
const aheadMs = 10 * 60_000;

function parseOne(payload: RawPayload, settings: SyslogCefSettings, pack: PackView): FeedBatch {
  const heard = heardIn(payload, settings.utcOffset ?? pack.utcOffset);
  const area = settings.area ?? pack.provinceArea;
  const { lines, rejected } = believed(heard);
  const events = new Map(lines.flatMap((line) => eventOf(line, settings, area) ?? []).map((event) => [event.id, event]));
  return { readings: heard.cover ? ofWindows(heard, settings, area) : ofRecording({ lines, payload }, settings, area), events: [...events.values()], rejected };
}

function believed({ cover, lines, rejected }: Heard): { lines: HeardLine[]; rejected: Rejected[] } {
  const ahead = lines.filter(({ atMs, receivedMs }) => atMs > receivedMs + aheadMs);
  const lost = cover && cover.dropped > 0 ? [{ where: 'messages:1', raw: String(cover.dropped), reason: `${cover.dropped} messages were dropped: more came than the source's maxPerSecond or maxQueue let in` }] : [];
  const refused = ahead.map(({ where, raw, atMs }) => ({ where, raw: raw.slice(0, 2000), reason: `of ${new Date(atMs).toISOString()}, in the future by more than 10 minutes` }));
  return { lines: lines.filter((line) => !ahead.includes(line)), rejected: [...rejected, ...refused, ...lost] };
}

/** Every whole window that was listened to, also one in which nothing came. */
function ofWindows({ cover, lines }: Heard, settings: SyslogCefSettings, area: string): Reading[] {
  if (!cover) return [];
  const { windowMs } = cover;
  const first = Math.ceil(Date.parse(cover.from) / windowMs);
  const last = Math.floor(Date.parse(cover.to) / windowMs);
  const lost = cover.dropped > 0 ? { qualifier: 'gte' as const } : {};
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).flatMap((window) => {
    const mine = lines.filter(({ receivedMs }) => Math.floor(receivedMs / windowMs) === window);
    const at = new Date((window + 1) * windowMs).toISOString();
    return countsOf(mine, settings, 'messages').map((count) => ({ ...count, area, at, ...lost }));
  });
}

/** Windows in which a recording has messages; of the others it says nothing. */
function ofRecording({ lines, payload }: { lines: readonly HeardLine[]; payload: RawPayload }, settings: SyslogCefSettings, area: string): Reading[] {
  const windowMs = durationMs(settings.window) ?? 60_000;
  const byWindow = new Map<number, HeardLine[]>();
  for (const line of lines) {
    const window = Math.floor(line.atMs / windowMs);
    const mine = byWindow.get(window);
    if (mine) mine.push(line);
    else byWindow.set(window, [line]);
  }
  return [...byWindow].flatMap(([window, mine]) => {
    const endMs = Math.min((window + 1) * windowMs, Math.max(Date.parse(payload.fetchedAt), window * windowMs));
    const at = new Date(endMs).toISOString();
    return countsOf(mine, settings, payload.name).map((count) => ({ ...count, area, at }));
  });
}

/** A count of one stands in that message; of none and of more it stands nowhere but in the whole. */
function countsOf(lines: readonly HeardLine[], { counts }: SyslogCefSettings, whole: string): Pick<Reading, 'indicator' | 'value' | 'where'>[] {
  return counts.map((rule) => {
    const [first, ...more] = lines.filter((line) => fits(line, rule));
    return { indicator: rule.indicator, value: first ? 1 + more.length : 0, where: first && more.length === 0 ? first.where : whole };
  });
}

function fits(line: HeardLine, { match, atLeast }: MatchRule): boolean {
  if (atLeast !== undefined && line.severity > atLeast) return false;
  return Object.entries(match).every(([field, wanted]) => {
    const said = line.fields.get(field);
    return said !== undefined && like(wanted, said);
  });
}

function like(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`, 'iu').test(text);
}

function eventOf(line: HeardLine, settings: SyslogCefSettings, area: string): FeedEvent | null {
  const rule = settings.events.find((one) => fits(line, one));
  if (!rule) return null;
  const title = line.fields.get(rule.title ?? '') || line.title;
  return {
    // The same message, heard again in its window or parsed again from the archive, is the same event.
    id: line.fields.get('externalId')?.slice(0, 200) || createHash('sha256').update(`${line.atMs} ${line.raw}`).digest('hex').slice(0, 32),
    kind: 'security-alert',
    title: title.slice(0, 300),
    severity: rule.severity ?? line.severity,
    status: rule.status,
    area,
    startedAt: new Date(line.atMs).toISOString(),
    where: line.where,
    ...saidBy(line),
  };
}

/** The computer that it is about, rather than the one that tells it. */
function saidBy({ fields, message }: HeardLine): Pick<FeedEvent, 'description' | 'place'> {
  const place = ['dhost', 'hdn', 'host'].flatMap((field) => fields.get(field) ?? [])[0];
  return { ...(message ? { description: message.slice(0, 2000) } : {}), ...(place ? { place: place.slice(0, 300) } : {}) };
}

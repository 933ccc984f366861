import { z } from 'zod';
import { Duration, durationMs, Severity, Slug, type FeedBatch, type FeedEvent, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, xmlOf, type FetchContext, type PackView, type RawPayload, type Unchanged, type XmlNode } from '@ioc/adapter-kit';
import { findArea, type AreaFound } from './area-lookup.js';
import { capDocument, idOf, linkOf, readAlert, readEntry, type CapAlert, type CapInfo } from './cap-alert.js';
import { passOver, warningsOf, type Warning } from './cap-state.js';

export const CapSettings = z.strictObject({
  source: HttpSource.describe('Address of the folder of the index; alerts are only fetched from the same host.'),
  index: z.string().default('index.atom').describe('Atom or RSS index, or a single alert, below the address.'),
  maxAlerts: z.number().int().min(0).default(200).describe('Whole alerts fetched a poll; of further entries the index’s own fields are read.'),
  indicator: Slug.describe('Indicator of the number of warnings in force.'),
  districts: z.array(z.string()).default([]).describe('Districts that get a count of their own, also when nothing is in force there.'),
  areas: z.record(z.string(), z.string()).default({}).describe('Geocode or area description as the source writes it → code of the area.'),
  languages: z.array(z.string()).default(['vi', 'en']).describe('Languages of the info to show, by liking.'),
  defaultLife: Duration.default('P1D').describe('Life of a warning that names no end.'),
  emptyMeansNone: z.boolean().default(false).describe('An index without entries says that nothing is in force; otherwise it is a fault, as silence is never good news.'),
  severities: z
    .record(z.string(), Severity)
    .default({ Extreme: 1, Severe: 2, Moderate: 3, Minor: 4, Unknown: 3 })
    .describe('CAP severity → severity of the event: 1 urgent … 4 low.'),
});
export type CapSettings = z.infer<typeof CapSettings>;

/** Disaster warnings in CAP 1.2 behind an Atom or RSS index. */
export const cap = defineAdapter<CapSettings>({
  kind: 'cap',
  title: 'Common Alerting Protocol 1.2: disaster warnings',
  component: 'security-traffic',
  settings: CapSettings,
  fetch: fetchAlerts,
  parse: parseAlerts,
});

async function fetchAlerts(ctx: FetchContext, settings: CapSettings): Promise<RawPayload[] | Unchanged> {
  const index = await ctx.http(settings.source, { path: settings.index });
  if (index === unchanged) return unchanged;
  const document = capDocument(xmlOf(index));
  if (document.kind !== 'index') return [index];
  const links = document.entries.flatMap((entry) => linkOf(entry) ?? []).slice(0, settings.maxAlerts);
  const alerts: RawPayload[] = [];
  for (const path of new Set(links)) {
    const alert = await alertAt(path, ctx, settings);
    if (alert) alerts.push(alert);
  }
  return [index, ...alerts];
}

/** An alert may be gone between the index and its reading; the index's own fields then stand for it. */
async function alertAt(path: string, ctx: FetchContext, settings: CapSettings): Promise<RawPayload | null> {
  try {
    const answer = await ctx.http(settings.source, { path });
    return answer === unchanged ? null : answer;
  } catch (error) {
    if (error instanceof AdapterFault && error.kind === 'unreachable') return null;
    throw error;
  }
}

/** A sender's clock may run ahead by this much. */
const aheadMs = 10 * 60_000;

function parseAlerts(payloads: readonly RawPayload[], settings: CapSettings, pack: PackView): FeedBatch {
  const { alerts, rejected } = readAll(payloads, settings, pack);
  const nowMs = Math.max(...payloads.map((payload) => Date.parse(payload.fetchedAt)));
  const actual = alerts.filter((alert) => {
    const reason = passOver(alert);
    const ahead = alert.sentMs > nowMs + aheadMs;
    if (reason) rejected.push({ where: alert.where, raw: alert.identifier, reason, skipped: true });
    else if (ahead) rejected.push({ where: alert.where, raw: alert.identifier, reason: `sent ${new Date(alert.sentMs).toISOString()}, in the future by more than 10 minutes` });
    return !reason && !ahead;
  });
  const warnings = warningsOf(actual, { nowMs, defaultLifeMs: durationMs(settings.defaultLife) ?? 0, languages: settings.languages });
  const placed = warnings.map((warning) => ({ warning, areas: areasOf(warning.info, settings, pack) }));
  return {
    // A count over a part of the warnings would be too low, and that is the dangerous side.
    readings: rejected.some(({ skipped }) => !skipped) ? [] : counts(placed, settings, { pack, nowMs }),
    events: placed.map(({ warning, areas }) => eventOf(warning, settings, areas.length === 1 ? (areas[0] as string) : pack.provinceArea)),
    rejected,
  };
}

function readAll(payloads: readonly RawPayload[], settings: CapSettings, pack: PackView): { alerts: CapAlert[]; rejected: Rejected[] } {
  const documents = payloads.map((payload) => ({ payload, document: capDocument(xmlOf(payload)) }));
  const strange = documents.find(({ document }) => document.kind === 'other');
  if (strange) throw new AdapterFault('bad-shape', `${strange.payload.name} is neither a CAP alert nor an index of alerts`);
  const whole = documents.flatMap(({ payload, document }) => (document.kind === 'alert' ? [{ payload, node: document.node, read: readAlert(document.node, pack, `${payload.name}${document.node.path}`) }] : []));
  const entries = documents.flatMap(({ payload, document }) => (document.kind === 'index' ? document.entries.map((entry) => ({ payload, entry })) : []));
  if (whole.length + entries.length === 0 && !settings.emptyMeansNone) throw new AdapterFault('empty', 'the index of warnings is empty');
  const read = whole.map(({ payload, node, read: result }) => ({ where: `${payload.name}${node.path}`, result }));
  const told = entries
    .filter(({ entry }) => !whole.some((one) => isOf(one, entry)))
    .map(({ payload, entry }) => ({ where: `${payload.name}${entry.path}`, result: readEntry(entry, pack, `${payload.name}${entry.path}`) }));
  const alerts: CapAlert[] = [];
  const rejected: Rejected[] = [];
  for (const { where, result } of [...read, ...told]) {
    if ('reason' in result) rejected.push({ where, raw: where, reason: result.reason });
    else alerts.push(result);
  }
  return { alerts, rejected };
}

function isOf(alert: { payload: RawPayload; node: XmlNode }, entry: XmlNode): boolean {
  const identifier = alert.node.child('identifier')?.text ?? '';
  const link = linkOf(entry);
  return (identifier !== '' && (idOf(entry) === identifier || link?.includes(identifier) === true)) || alert.payload.locator === link;
}

/** Districts that an info names by geocode or in words. */
function areasOf(info: CapInfo, settings: CapSettings, pack: PackView): string[] {
  const found = info.areas.flatMap(({ codes, description }) => {
    const byCode = codes.flatMap((code) => known(findArea([code], settings.areas, pack)));
    return byCode.length > 0 ? byCode : description.split(';').flatMap((part) => known(findArea(namesIn(part), settings.areas, pack)));
  });
  return [...new Set(found)];
}

/** The whole text, then its parts from the widest: `Đèo Lò Xo, xã Đăk Man, huyện Đăk Glei` names its district last. */
function namesIn(text: string): string[] {
  return [text, ...text.split(',').reverse()].map((part) => part.trim()).filter(Boolean);
}

function known(found: AreaFound): string[] {
  return found && 'area' in found ? [found.area] : [];
}

type Placed = { warning: Warning; areas: string[] };

function counts(placed: readonly Placed[], settings: CapSettings, at: { pack: PackView; nowMs: number }): Reading[] {
  const active = placed.filter(({ warning }) => warning.active);
  return [at.pack.provinceArea, ...settings.districts].map((area) => {
    const mine = area === at.pack.provinceArea ? active : active.filter(({ areas }) => areas.includes(area));
    const where = mine.map(({ warning }) => warning.alert.identifier).join(' ').slice(0, 300) || 'none in force';
    return { indicator: settings.indicator, area, value: mine.length, at: new Date(at.nowMs).toISOString(), where };
  });
}

function eventOf(warning: Warning, settings: CapSettings, area: string): FeedEvent {
  const { alert, info } = warning;
  return {
    id: warning.id.slice(0, 200),
    kind: 'disaster-alert',
    title: (info.headline || info.event || 'Cảnh báo thiên tai').slice(0, 300),
    severity: severityOf(info, settings),
    status: warning.active ? 'open' : 'closed',
    area,
    startedAt: new Date(warning.startedMs).toISOString(),
    updatedAt: new Date(alert.sentMs).toISOString(),
    dueAt: new Date(warning.expiresMs).toISOString(),
    where: alert.where,
    ...saidOf(alert, info),
    ...info.areas.find((one) => one.point)?.point,
  };
}

function severityOf(info: CapInfo, { severities }: CapSettings): FeedEvent['severity'] {
  return (Object.hasOwn(severities, info.severity) ? severities[info.severity] : undefined) ?? 3;
}

/** What the message says in words, as far as it says anything. */
function saidOf(alert: CapAlert, info: CapInfo): Pick<FeedEvent, 'description' | 'organisation' | 'place'> {
  const place = info.areas.map(({ description }) => description).filter(Boolean).join('; ');
  const organisation = info.senderName || alert.sender;
  return {
    ...(info.description ? { description: info.description.slice(0, 2000) } : {}),
    ...(organisation ? { organisation: organisation.slice(0, 200) } : {}),
    ...(place ? { place: place.slice(0, 300) } : {}),
  };
}

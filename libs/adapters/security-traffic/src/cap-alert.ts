import { instantOf, type PackView, type XmlNode } from '@ioc/adapter-kit';

/** One of an alert's areas. */
export interface CapArea {
  description: string;
  /** Values of its geocodes, e.g. `610` of `GSO`. */
  codes: string[];
  point?: { lat: number; lon: number };
}

export interface CapInfo {
  language: string;
  event: string;
  headline: string;
  description: string;
  severity: string;
  urgency: string;
  responses: string[];
  senderName: string;
  effectiveMs?: number;
  expiresMs?: number;
  areas: CapArea[];
}

/** `sender,identifier,sent`: an identifier alone is unique for its sender only. */
export interface CapReference {
  identifier: string;
  sender?: string;
  sentMs?: number;
}

/** An alert message, whole or as far as an index tells it. Times are epoch milliseconds. */
export interface CapAlert {
  identifier: string;
  sender: string;
  sentMs: number;
  /** False when an index tells when it was published, not when it was sent. */
  wholeTime: boolean;
  status: string;
  msgType: string;
  references: CapReference[];
  infos: CapInfo[];
  where: string;
}

/** A document in which CAP stands: a whole alert, or an Atom or RSS index of alerts. */
export type CapDocument = { kind: 'alert'; node: XmlNode } | { kind: 'index'; entries: readonly XmlNode[] } | { kind: 'other' };

export function capDocument(root: XmlNode): CapDocument {
  if (root.name === 'alert') return { kind: 'alert', node: root };
  if (root.name === 'feed') return { kind: 'index', entries: root.children('entry') };
  if (root.name === 'rss' || root.name === 'RDF') return { kind: 'index', entries: (root.child('channel') ?? root).children('item') };
  return { kind: 'other' };
}

/** Address of the whole alert that an index entry leads to. */
export function linkOf(entry: XmlNode): string | undefined {
  const links = entry.children('link').map((link) => ({ href: link.attribute('href') ?? link.text, type: link.attribute('type') ?? '', rel: link.attribute('rel') ?? 'alternate' }));
  const cap = links.find(({ type }) => type === 'application/cap+xml') ?? links.find(({ rel }) => rel === 'alternate');
  const id = textIn(entry, 'id');
  return cap?.href || (id && /^https?:/.test(id) ? id : undefined);
}

/** What names an entry, to know it again in the whole alert. */
export function idOf(entry: XmlNode): string {
  return textIn(entry, 'identifier') ?? textIn(entry, 'id') ?? textIn(entry, 'guid') ?? linkOf(entry) ?? '';
}

/** @returns the alert, or why it is none */
export function readAlert(node: XmlNode, pack: PackView, where: string): CapAlert | { reason: string } {
  const infos = node.children('info').map((info) => infoOf(info, pack));
  return alertOf(node, { infos, where, pack, identifier: textIn(node, 'identifier'), sent: textIn(node, 'sent') });
}

/** An index entry carries the fields of one info beside it (CAP 1.1 in Atom). */
export function readEntry(entry: XmlNode, pack: PackView, where: string): CapAlert | { reason: string } {
  if (!entry.child('event') && !entry.child('msgType')) return { reason: 'the index tells no CAP fields and the alert itself was not read' };
  const sent = textIn(entry, 'sent') ?? textIn(entry, 'published') ?? textIn(entry, 'updated') ?? textIn(entry, 'pubDate');
  const info = infoOf(entry, pack);
  const told = { ...info, headline: info.headline || (textIn(entry, 'title') ?? ''), description: info.description || (textIn(entry, 'summary') ?? '') };
  return alertOf(entry, { infos: [told], where, pack, identifier: idOf(entry), sent });
}

interface Parts {
  infos: CapInfo[];
  where: string;
  pack: PackView;
  identifier: string | undefined;
  sent: string | undefined;
}

/** Before CAP existed nothing was warned of with it. */
const earliestMs = Date.UTC(2004, 0, 1);

function alertOf(node: XmlNode, { infos, where, pack, identifier, sent }: Parts): CapAlert | { reason: string } {
  const sentMs = msOf(sent, pack);
  const status = textIn(node, 'status');
  if (!identifier) return { reason: 'no identifier' };
  if (!status) return { reason: 'no status' };
  if (sentMs === undefined || sentMs < earliestMs) return { reason: `sent at no believable time: ${sent ?? '(none)'}` };
  const references = (textIn(node, 'references') ?? '').split(/\s+/).filter(Boolean).map((triple) => referenceOf(triple, pack));
  return { identifier, sender: textIn(node, 'sender') ?? '', sentMs, wholeTime: node.child('sent') !== undefined, status, msgType: textIn(node, 'msgType') ?? 'Alert', references, infos, where };
}

/** `sender,identifier,sent` */
function referenceOf(triple: string, pack: PackView): CapReference {
  const [sender, identifier, sent] = triple.split(',');
  // An identifier alone stands there too, against the standard.
  if (identifier === undefined) return { identifier: triple };
  const sentMs = msOf(sent, pack);
  return { identifier, ...(sender ? { sender } : {}), ...(sentMs === undefined ? {} : { sentMs }) };
}

function infoOf(node: XmlNode, pack: PackView): CapInfo {
  const text = (name: string): string => textIn(node, name) ?? '';
  const effectiveMs = msOf(textIn(node, 'effective'), pack);
  const expiresMs = msOf(textIn(node, 'expires'), pack);
  const areas = node.children('area').length > 0 ? node.children('area') : node.child('areaDesc') ? [node] : [];
  return {
    language: text('language') || 'en-US',
    event: text('event'),
    headline: text('headline'),
    description: [text('description'), text('instruction')].filter(Boolean).join('\n'),
    severity: text('severity') || 'Unknown',
    urgency: text('urgency'),
    responses: node.children('responseType').map((response) => response.text),
    senderName: text('senderName'),
    ...(effectiveMs === undefined ? {} : { effectiveMs }),
    ...(expiresMs === undefined ? {} : { expiresMs }),
    areas: areas.map(areaOf),
  };
}

function areaOf(node: XmlNode): CapArea {
  const point = centreOf(node);
  // NWS lists several valueName and value in one geocode.
  const codes = node.children('geocode').flatMap((code) => code.children('value').flatMap(({ text }) => text.split(/\s+/).filter(Boolean)));
  return { description: textIn(node, 'areaDesc') ?? '', codes, ...(point ? { point } : {}) };
}

/** Centre of a `lat,lon radius` circle, or the mean of a polygon's corners; real feeds leave polygons empty. */
function centreOf(node: XmlNode): { lat: number; lon: number } | null {
  const shape = textIn(node, 'circle')?.split(/\s+/).slice(0, 1) ?? textIn(node, 'polygon')?.split(/\s+/).slice(0, -1) ?? [];
  const corners = shape.flatMap((pair) => {
    const [lat, lon] = pair.split(',').map(Number);
    const possible = lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    return possible ? [{ lat, lon }] : [];
  });
  if (corners.length === 0) return null;
  const mean = (of: 'lat' | 'lon'): number => corners.reduce((sum, corner) => sum + corner[of], 0) / corners.length;
  return { lat: mean('lat'), lon: mean('lon') };
}

function textIn(node: XmlNode, name: string): string | undefined {
  return node.child(name)?.text || undefined;
}

/** RSS dates are RFC 822 (`Mon, 23 Nov 2026 02:00:00 GMT`); all others ISO. */
function msOf(text: string | undefined, pack: PackView): number | undefined {
  if (text === undefined) return undefined;
  const instant = instantOf(text, pack.utcOffset);
  const ms = instant === null && /^\w{3}, \d/.test(text) ? Date.parse(text) : Date.parse(instant ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

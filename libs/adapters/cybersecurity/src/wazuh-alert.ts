import { z } from 'zod';
import { AdapterFault, instantOf, jsonOf, textOf, type RawPayload } from '@ioc/adapter-kit';
import type { Rejected } from '@ioc/contracts';

/** One alert, without the logged text. */
export interface WazuhAlert {
  id: string;
  atMs: number;
  /** 0 to 16, by the manager's scale. */
  level: number;
  rule: string;
  description: string;
  groups: string[];
  techniques: string[];
  agent: string | undefined;
  where: string;
}

type Document = Readonly<Record<string, unknown>>;

/**
 * Alerts of a file with one JSON document a line (alerts.json of 4.x, findings of 5), or of an answer of the indexer
 * (`hits.hits`). A document that is cut off or of another form is refused by itself.
 * @throws AdapterFault `bad-shape` when nothing in it is an alert
 */
export function alertsOf(payload: RawPayload, utcOffset: string): { alerts: WazuhAlert[]; rejected: Rejected[] } {
  const alerts: WazuhAlert[] = [];
  const rejected: Rejected[] = [];
  for (const { where, raw, json } of documentsIn(payload)) {
    const alert = alertIn(json, where, utcOffset);
    if ('reason' in alert) rejected.push({ where, raw: raw.slice(0, 2000), reason: alert.reason });
    else alerts.push(alert);
  }
  if (alerts.length === 0) throw new AdapterFault('bad-shape', `${payload.name}: no line is a Wazuh alert (${rejected[0]?.reason ?? 'no lines'})`);
  return { alerts, rejected };
}

interface Placed {
  where: string;
  raw: string;
  json: unknown;
}

const Hits = z.object({ timed_out: z.boolean().optional(), _shards: z.object({ failed: z.number().optional() }).optional(), hits: z.object({ hits: z.array(z.unknown()) }) });

function documentsIn(payload: RawPayload): Placed[] {
  const text = textOf(payload);
  const whole = wholeJson(payload);
  const search = Hits.safeParse(whole);
  if (search.success && (search.data.timed_out || (search.data._shards?.failed ?? 0) > 0)) {
    throw new AdapterFault('bad-shape', `${payload.name}: the indexer answered for a part of its shards only`);
  }
  const list = search.success ? search.data.hits.hits : Array.isArray(whole) ? (whole as unknown[]) : null;
  const pointer = search.success ? '#/hits/hits' : '#';
  if (list) return list.map((json, i) => ({ where: `${payload.name}${pointer}/${i}`, raw: JSON.stringify(json), json }));
  const lines = text.split(/\r?\n/).map((raw, i) => ({ where: `${payload.name}:${i + 1}`, raw }));
  return lines.filter(({ raw }) => raw.trim() !== '').map((line) => ({ ...line, json: tryJson(line.raw) }));
}

/** The payload as one document, or `undefined` when it is one a line (or nested so deep that nobody reads it). */
function wholeJson(payload: RawPayload): unknown {
  try {
    return jsonOf(payload);
  } catch (error) {
    if (error instanceof AdapterFault) return undefined;
    throw error;
  }
}

const Hit = z.object({ _id: z.string(), _source: z.record(z.string(), z.unknown()) });
const Words = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]);

function alertIn(json: unknown, where: string, utcOffset: string): WazuhAlert | { reason: string } {
  const hit = Hit.safeParse(json);
  const document = hit.success ? hit.data._source : json;
  if (!isDocument(document)) return { reason: 'not a JSON document: id, timestamp and rule.level are needed' };
  const id = textAt(document, 'id', 'event.id') ?? (hit.success ? hit.data._id : undefined);
  const timestamp = textAt(document, 'timestamp', '@timestamp');
  const level = levelOf(document);
  if (!id || timestamp === undefined || level === null) return { reason: 'not a Wazuh alert: id, timestamp and rule.level are needed' };
  // Zones come without a colon: 2026-07-31T03:30:59.264+0000.
  const instant = instantOf(timestamp, utcOffset);
  if (instant === null) return { reason: `timestamp is no time: ${timestamp.slice(0, 100)}` };
  return { id, atMs: Date.parse(instant), level, where, ...toldBy(document) };
}

function toldBy(document: Document): Pick<WazuhAlert, 'rule' | 'description' | 'groups' | 'techniques' | 'agent'> {
  const rule = textAt(document, 'rule.id', 'wazuh.rule.id') ?? '';
  return {
    rule,
    description: textAt(document, 'rule.description', 'rule.title', 'rule.name', 'wazuh.rule.title', 'event.reason', 'message') ?? `Rule ${rule || 'without an id'}`,
    groups: Words.parse(valueAt(document, 'rule.groups') ?? valueAt(document, 'event.category')),
    techniques: Words.parse(valueAt(document, 'rule.mitre.technique') ?? valueAt(document, 'threat.technique.name')),
    agent: textAt(document, 'agent.name', 'wazuh.agent.name', 'agent.host.hostname', 'host.name'),
  };
}

/** Words of version 5 as the level from which 4.x calls an alert so. Source: Wazuh, rules classification and severity. */
const levelWords: Readonly<Record<string, number>> = { informational: 3, info: 3, low: 3, medium: 7, high: 12, critical: 15 };

/** `rule.level` as number or word, or the severity of an ECS document. */
function levelOf(document: Document): number | null {
  const said = textAt(document, 'rule.level', 'wazuh.rule.level', 'rule.severity', 'event.severity', 'log.level')?.toLowerCase();
  if (said === undefined) return null;
  if (Object.hasOwn(levelWords, said)) return levelWords[said] ?? null;
  const number = /^\d{1,3}$/.test(said) ? Number(said) : Number.NaN;
  return number >= 0 && number <= 16 ? number : null;
}

/** Text or number along the first of the paths that has one. */
function textAt(document: Document, ...paths: readonly string[]): string | undefined {
  const found = paths.map((path) => valueAt(document, path)).find((value) => typeof value === 'string' || typeof value === 'number');
  return found === undefined || found === '' ? undefined : String(found);
}

/** ECS documents are nested, or flat with dots in their keys: both are read. */
function valueAt(document: Document, path: string): unknown {
  if (Object.hasOwn(document, path)) return document[path];
  const dots = [...path.matchAll(/\./g)].map(({ index }) => index);
  for (const dot of dots) {
    const key = path.slice(0, dot);
    const inner = Object.hasOwn(document, key) ? document[key] : undefined;
    if (isDocument(inner)) return valueAt(inner, path.slice(dot + 1));
  }
  return undefined;
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

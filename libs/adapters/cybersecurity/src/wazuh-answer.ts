import { z } from 'zod';
import { AdapterFault, jsonOf, type RawPayload } from '@ioc/adapter-kit';

/** What one answer of the manager or the indexer is, by its content. */
export type WazuhAnswer =
  | { kind: 'agents'; active: number; total: number }
  | { kind: 'groups'; names: string[] }
  | { kind: 'vulnerabilities'; critical: number }
  | { kind: 'refused'; reason: string }
  | { kind: 'unknown' };

type Json = Readonly<Record<string, unknown>>;

/**
 * Understands an answer of Wazuh.
 * @throws AdapterFault for an error body (`error` ≠ 0, `{title, detail}`) also in HTTP 200
 */
export function wazuhAnswerOf(payload: RawPayload): WazuhAnswer {
  const json = jsonOf(payload);
  if (!isObject(json)) return { kind: 'unknown' };
  refuseError(json, payload.name);
  const data = json['data'];
  return vulnerabilitiesIn(json) ?? (isObject(data) ? (groupsIn(data, payload.name) ?? agentsIn(data)) : agentsIn(json)) ?? { kind: 'unknown' };
}

const ErrorBody = z.object({ error: z.union([z.number(), z.object({ reason: z.string().optional(), type: z.string().optional() })]).optional(), title: z.string().optional(), detail: z.string().optional(), message: z.string().optional() });

function refuseError(json: Json, place: string): void {
  const parsed = ErrorBody.safeParse(json);
  if (!parsed.success) return;
  const { error, title, detail, message } = parsed.data;
  const failed = error === undefined ? title !== undefined && !('data' in json) : error !== 0;
  if (!failed) return;
  const why = [title, detail ?? message, typeof error === 'object' ? error.reason : undefined].filter(Boolean).join(': ');
  const denied = /unauthori[sz]ed|permission|token|credentials|security_exception/i.test(`${why} ${typeof error === 'object' ? error.type : ''}`);
  throw new AdapterFault(denied ? 'denied' : 'bad-shape', `${place} answered an error: ${why || JSON.stringify(error)}`);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function groupsIn(data: Json, place: string): WazuhAnswer | null {
  if (Array.isArray(data['affected_items']) && data['affected_items'].length === 0) throw new AdapterFault('empty', `${place} answered an empty list`);
  const parsed = z.object({ affected_items: z.array(z.object({ name: z.string(), count: z.number() })) }).safeParse(data);
  return parsed.success ? { kind: 'groups', names: parsed.data.affected_items.map(({ name }) => name) } : null;
}

/**
 * The summary of agents in its three shapes: flat counts (5.0, and "Never connected" in old ones), `connection{…}` beside
 * `configuration{…}` (4.x), and `agent_status{…}` of the overview, flat or with `connection{…}`.
 */
function agentsIn(data: Json): WazuhAnswer | null {
  const status = isObject(data['agent_status']) ? data['agent_status'] : data;
  const found = isObject(status['connection']) ? status['connection'] : status;
  const counts = new Map(Object.entries(found).map(([name, value]) => [name.toLowerCase().replace(/[ -]/g, '_'), countIn(value)]));
  if (!counts.has('active')) return null;
  const active = counts.get('active') ?? null;
  const total = counts.has('total') ? (counts.get('total') ?? null) : sumOf(counts, ['active', 'disconnected', 'never_connected', 'pending']);
  if (active === null || total === null) return { kind: 'refused', reason: 'the summary of agents lacks active, or both total and the counts that make it up' };
  return active > total ? { kind: 'refused', reason: `${active} active agents of ${total}` } : { kind: 'agents', active, total };
}

function countIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : null;
}

/** `pending` is missing in old versions; without the other counts a total would be too small. */
function sumOf(counts: ReadonlyMap<string, number | null>, names: readonly string[]): number | null {
  const values = names.map((name) => (name === 'pending' ? (counts.get(name) ?? 0) : (counts.get(name) ?? null)));
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

const Bucket = z.object({ key: z.union([z.string(), z.number()]), doc_count: z.number() });
const Search = z.object({
  timed_out: z.boolean().optional(),
  _shards: z.object({ failed: z.number().optional() }).optional(),
  hits: z.object({ total: z.unknown() }),
  aggregations: z.record(z.string(), z.object({ buckets: z.array(Bucket).optional() })).optional(),
});
const Severities = z.object({ data: z.object({ severity: z.record(z.string(), z.number()) }) });

/** The indexer's search (4.8 and later), or the manager's summary of one agent (4.7 and earlier). */
function vulnerabilitiesIn(json: Json): WazuhAnswer | null {
  const summary = Severities.safeParse(json);
  if (summary.success) return { kind: 'vulnerabilities', critical: summary.data.data.severity['Critical'] ?? 0 };
  return searchIn(json);
}

function searchIn(json: Json): WazuhAnswer | null {
  const search = Search.safeParse(json);
  if (!search.success) return null;
  const { timed_out, _shards, aggregations } = search.data;
  if (timed_out || (_shards?.failed ?? 0) > 0) return { kind: 'refused', reason: 'the indexer answered for a part of its shards only' };
  const buckets = Object.values(aggregations ?? {}).find((aggregation) => aggregation.buckets)?.buckets;
  return buckets ? { kind: 'vulnerabilities', critical: criticalIn(buckets) } : { kind: 'refused', reason: 'the indexer answered without the aggregation by severity' };
}

function criticalIn(buckets: readonly z.infer<typeof Bucket>[]): number {
  return buckets.find(({ key }) => String(key).toLowerCase() === 'critical')?.doc_count ?? 0;
}

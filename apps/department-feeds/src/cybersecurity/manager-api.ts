import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { province } from '../core/areas.js';
import { hasBasicLogin } from '../core/basic-auth.js';
import { secret } from '../core/secrets.js';
import { json, thin, type FeedAnswer, type FeedRequest } from '../core/serve-feed.js';
import type { FeedView } from '../department.js';
import { agentCount, agents, criticalOf, type Agent } from './agents.js';

/** Wazuh's `auth_token_exp_timeout`. */
export const tokenLifeS = 900;

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens as the manager makes them: HS256 with a key that lives as long as the process. */
export class Tokens {
  private readonly key = randomBytes(32);

  issue(user: string, nowMs: number): string {
    const nbf = Math.floor(nowMs / 1000);
    const body = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ iss: 'wazuh', aud: 'Wazuh API REST', nbf, exp: nbf + tokenLifeS, sub: user, run_as: false, rbac_roles: [1], rbac_mode: 'white' })}`;
    return `${body}.${this.sign(body)}`;
  }

  valid(authorization: string | undefined, nowMs: number): boolean {
    const [head, body, signature] = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]?.split('.') ?? [];
    if (!head || !body || !signature) return false;
    const wanted = Buffer.from(this.sign(`${head}.${body}`));
    const given = Buffer.from(signature);
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return false;
    const { exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { exp: number };
    return exp * 1000 > nowMs;
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url');
  }
}

function unauthorized(detail: string): FeedAnswer {
  return { ...json({ title: 'Unauthorized', detail }, 401), contentType: 'application/problem+json; charset=utf-8' };
}

const badParameter = (name: string): FeedAnswer => ({
  ...json({ title: 'Bad Request', detail: `Wrong type for parameter '${name}'` }, 400),
  contentType: 'application/problem+json; charset=utf-8',
});

function summary(view: FeedView): FeedAnswer {
  const list = agents(view);
  const count = (status: Agent['status']) => list.filter((agent) => agent.status === status).length;
  const notSynced = Math.round(agentCount * 0.02);
  const data = {
    connection: {
      active: count('active'),
      disconnected: count('disconnected'),
      never_connected: count('never_connected'),
      pending: count('pending'),
      total: list.length,
    },
    configuration: { synced: list.length - notSynced, total: list.length, not_synced: notSynced },
  };
  const answer = view.mode === 'partial' ? { connection: { active: String(data.connection.active) } } : data;
  return json({ data: answer, error: 0 });
}

function listing(items: readonly unknown[], total: number, message: string): FeedAnswer {
  return json({
    data: { affected_items: items, total_affected_items: total, total_failed_items: 0, failed_items: [] },
    message,
    error: 0,
  });
}

function pick(agent: Agent, fields: readonly string[] | undefined): Partial<Agent> {
  if (!fields) return agent;
  return Object.fromEntries(Object.entries(agent).filter(([name]) => name === 'id' || fields.includes(name)));
}

function agentList(request: FeedRequest, view: FeedView): FeedAnswer {
  const params = request.url.searchParams;
  const limit = Number(params.get('limit') ?? 500);
  const offset = Number(params.get('offset') ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) return badParameter('limit');
  if (!Number.isInteger(offset) || offset < 0) return badParameter('offset');
  const status = params.get('status')?.split(',');
  const found = agents(view).filter((agent) => status?.includes(agent.status) ?? true);
  const page = thin(view, found.slice(offset, offset + limit), (agent) => ({
    ...agent,
    status: 'unknown' as Agent['status'],
  }));
  const fields = params.get('select')?.split(',');
  return listing(
    page.map((agent) => pick(agent, fields)),
    found.length,
    'All selected agents information was returned',
  );
}

function groups(view: FeedView): FeedAnswer {
  const counts = new Map<string, number>();
  for (const name of agents(view).flatMap((agent) => agent.group)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const items = [...counts].map(([name, count]) => ({
    name,
    count,
    mergedSum: '4a8724b20dee0124ff9656783c490c4e',
    configSum: 'ab73af41699f13fdd81903b5f23d8d00',
  }));
  return listing(items, items.length, 'All selected groups information was returned');
}

/** Wazuh up to 4.7: findings of one agent by severity. */
function severities(request: FeedRequest, view: FeedView): FeedAnswer {
  const index = Number(/\/vulnerability\/(\d{3})\//.exec(request.url.pathname)?.[1]);
  if (index >= agentCount)
    return json({ title: 'Resource Not Found', detail: 'Agent does not exist', error: 1701 }, 404);
  return json({
    data: { severity: { Critical: criticalOf(view, index), High: 3 + (index % 5), Medium: 9 + (index % 11), Low: 4 } },
    error: 0,
  });
}

/** What the manager answers on its paths, once the token is good. */
export function managerAnswer(tokens: Tokens) {
  return (request: FeedRequest, view: FeedView): FeedAnswer => {
    if (!tokens.valid(request.headers.authorization, Date.now())) return unauthorized('Invalid token');
    const path = request.url.pathname;
    if (path === '/agents/summary/status') return summary(view);
    if (path === '/agents') return agentList(request, view);
    return path === '/groups' ? groups(view) : severities(request, view);
  };
}

/** POST /security/user/authenticate with HTTP Basic; `?raw=true` answers the bare token. */
export function loginAnswer(tokens: Tokens) {
  return (request: FeedRequest): FeedAnswer => {
    const user = secret('WAZUH_USER');
    if (!hasBasicLogin(request.headers, user, secret('WAZUH_PASSWORD'))) return unauthorized('Invalid credentials');
    const token = tokens.issue(user, Date.now());
    return request.url.searchParams.get('raw') === 'true'
      ? { contentType: 'text/plain', body: token }
      : json({ data: { token }, error: 0 });
  };
}

/** Wazuh from 4.8 keeps findings in the indexer: POST /wazuh-states-vulnerabilities-*\/_search, HTTP Basic. */
export function indexerAnswer(request: FeedRequest, view: FeedView): FeedAnswer {
  if (!hasBasicLogin(request.headers, secret('WAZUH_USER'), secret('WAZUH_PASSWORD')))
    return { status: 401, contentType: 'text/plain', body: 'Unauthorized' };
  const critical = Math.max(0, Math.round(view.value('vulnerabilities-critical', province.code)));
  const buckets = [
    ['Medium', 5_612],
    ['High', 2_003],
    ['Low', 1_604],
    ['Critical', critical],
  ].map(([key, doc_count]) => ({ key, doc_count }));
  const total = buckets.reduce((sum, bucket) => sum + Number(bucket.doc_count), 0);
  const failed = view.mode === 'partial' ? 1 : 0;
  return json({
    took: 4,
    timed_out: false,
    _shards: { total: 3, successful: 3 - failed, skipped: 0, failed },
    hits: {
      total: { value: Math.min(10_000, total), relation: total > 10_000 ? 'gte' : 'eq' },
      max_score: null,
      hits: [],
    },
    aggregations: {
      by_severity: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: failed ? buckets.slice(0, 2) : buckets,
      },
    },
  });
}

/** No agent has been enrolled. */
export function noAgents(request: FeedRequest): FeedAnswer {
  if (request.url.pathname !== '/agents/summary/status') return listing([], 0, 'No agents were returned');
  const zero = { active: 0, disconnected: 0, never_connected: 0, pending: 0, total: 0 };
  return json({ data: { connection: zero, configuration: { synced: 0, total: 0, not_synced: 0 } }, error: 0 });
}

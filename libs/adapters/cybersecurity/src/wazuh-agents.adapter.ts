import { z } from 'zod';
import { Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { wazuhAnswerOf, type WazuhAnswer } from './wazuh-answer.js';

const bySeverity = JSON.stringify({ size: 0, track_total_hits: true, aggs: { by_severity: { terms: { field: 'vulnerability.severity' } } } });

export const WazuhAgentsSettings = z.strictObject({
  source: HttpSource.describe('Address of the manager’s API; login jwt-login at /security/user/authenticate.'),
  summary: z
    .strictObject({
      path: z.string().default('agents/summary/status').describe('agents/summary/status, or overview/agents.'),
      activeRate: Slug.describe('Indicator of the share in % of agents that are active.'),
    })
    .describe('Summary of the agents, in any of its three shapes.'),
  systems: z
    .strictObject({
      path: z.string().default('groups?limit=500').describe('List of agent groups.'),
      group: z.string().default('httt-*').describe('Groups that stand for one information system; * for any run of characters.'),
      connected: Slug.describe('Indicator of the number of systems connected to the SOC.'),
    })
    .optional()
    .describe('Information systems, told apart by agent groups.'),
  vulnerabilities: z
    .strictObject({
      source: HttpSource.describe('Address of the indexer and its login (Basic).'),
      path: z.string().default('wazuh-states-vulnerabilities-*/_search').describe('Index to search.'),
      body: z.string().default(bySeverity).describe('Query with a terms aggregation on the severity.'),
      critical: Slug.describe('Indicator of the number of critical vulnerabilities.'),
    })
    .optional()
    .describe('Vulnerability states, kept by the indexer.'),
});
export type WazuhAgentsSettings = z.infer<typeof WazuhAgentsSettings>;

/** State of a Wazuh installation: agents, connected systems, vulnerabilities. */
export const wazuhAgents = defineAdapter<WazuhAgentsSettings>({
  kind: 'wazuh-agents',
  title: 'Wazuh manager and indexer: agents, connected systems, critical vulnerabilities',
  component: 'cybersecurity',
  settings: WazuhAgentsSettings,
  fetch: fetchAll,
  parse: parseAnswers,
});

async function fetchAll(ctx: FetchContext, { source, summary, systems, vulnerabilities }: WazuhAgentsSettings): Promise<RawPayload[] | Unchanged> {
  const calls = [
    () => ctx.http(source, { path: summary.path }),
    ...(systems ? [() => ctx.http(source, { path: systems.path })] : []),
    ...(vulnerabilities
      ? [() => ctx.http(vulnerabilities.source, { path: vulnerabilities.path, method: 'POST', body: vulnerabilities.body, headers: { 'content-type': 'application/json' } })]
      : []),
  ];
  const payloads: RawPayload[] = [];
  // One after another: the first call logs in for all.
  for (const call of calls) {
    const payload = await call();
    if (payload === unchanged) return unchanged;
    payloads.push(payload);
  }
  return payloads;
}

function parseAnswers(payloads: readonly RawPayload[], settings: WazuhAgentsSettings, pack: PackView): FeedBatch {
  const answers = payloads.map((payload) => ({ payload, answer: wazuhAnswerOf(payload) }));
  const stranger = answers.find(({ answer }) => answer.kind === 'unknown');
  if (stranger) throw new AdapterFault('bad-shape', `${stranger.payload.name} is no summary of agents, groups or vulnerabilities`);
  const readings: Reading[] = [];
  const rejected: Rejected[] = [];
  for (const { payload, answer } of answers) {
    if (answer.kind === 'refused') rejected.push({ where: payload.name, raw: answer.reason, reason: answer.reason });
    const figure = figureOf(answer, settings);
    if (figure) readings.push({ ...figure, area: pack.provinceArea, at: payload.fetchedAt, where: payload.name });
  }
  return { readings, events: [], rejected };
}

function figureOf(answer: WazuhAnswer, { summary, systems, vulnerabilities }: WazuhAgentsSettings): Pick<Reading, 'indicator' | 'value'> | null {
  switch (answer.kind) {
    case 'agents':
      // No agent at all is no rate, neither 0 nor 100 %.
      return { indicator: summary.activeRate, value: answer.total === 0 ? null : Math.round((answer.active / answer.total) * 10_000) / 100 };
    case 'groups':
      return systems ? { indicator: systems.connected, value: answer.names.filter((name) => fits(systems.group, name)).length } : null;
    case 'vulnerabilities':
      return vulnerabilities ? { indicator: vulnerabilities.critical, value: answer.critical } : null;
    default:
      return null;
  }
}

function fits(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(text);
}

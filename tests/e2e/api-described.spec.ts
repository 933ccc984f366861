import { randomUUID } from 'node:crypto';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WhyAnswer } from '@ioc/contracts';
import { askedSeldom, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { ApiContract, type Route } from './api-contract.js';

let centre: Centre;
let contract: ApiContract;
let event: string;
let sha256 = '';
let code = '';
beforeAll(async () => {
  centre = await startCentre(21_200, {}, askedSeldom);
  contract = await ApiContract.of(centre);
  event = await eventually(async () => (await centre.get<{ id: string }[]>('/api/v1/events?limit=1'))[0]?.id ?? false, 60_000, 500);
  sha256 = await eventually(async () => (await centre.get<WhyAnswer>('/api/v1/readings/tthc-received/why')).raw?.sha256 ?? false, 40_000, 500);
  code = ((await (await ask('/api/v1/displays/pairing', { method: 'POST' })).json()) as { code: string }).code;
  const post = async (path: string, body: object) => (await ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key: randomUUID(), by: 'Trực ban', ...body }) })).status;
  expect(await post('/api/v1/incidents', { title: 'Sự vụ thử', severity: 4 })).toBe(200);
  expect(await post('/api/v1/directives', { organisations: ['so-y-te'], title: 'Nhiệm vụ thử', content: 'Không có gì.', priority: 'p3', deadline: Date.now() + 3_600_000 })).toBe(200);
  expect(await post('/api/v1/procedures/runs', { procedure: 'camera-outage' })).toBe(200);
  expect(await post('/api/v1/drills', { script: 'malware-outbreak' })).toBe(200);
});
afterAll(() => centre?.stop());

const ask = (path: string, init?: RequestInit) => fetch(`${centre.url}${path}`, init);

/** A value for each parameter without which a route cannot be asked. */
function example(path: string, name: string): string {
  const examples: Record<string, string> = { organisation: 'so-y-te', code, indicator: 'tthc-received', sha256, period: '2026-11', feed: 'lgsp-tthc', measure: 'live', figure: 'alarm-acknowledge', from: '2026-11-23', to: '2026-11-29', at: '2026-11-23T00:00:00Z', after: '2026-11-23T00:00:00Z', until: '2026-11-23T00:10:00Z' };
  const ids: Record<string, string> = { cameras: 'camera-01', displays: 'wall', incidents: 'SV-1', runs: 'QT-1', directives: 'NV-1', drills: 'DT-1' };
  const [, list = ''] = /\/(\w+)\/\{id\}/.exec(path) ?? [];
  const value = path.endsWith('/events/detail') ? encodeURIComponent(event) : name === 'id' ? (ids[list] ?? 'lgsp-tthc') : examples[name];
  if (value === undefined) throw new Error(`${path} needs \`${name}\`: give this test a value for it`);
  return value;
}

function addressOf({ path, operation }: Route): string {
  const asked = operation.parameters.filter(({ in: place, required }) => place === 'query' && required).map(({ name }) => `${name}=${example(path, name)}`);
  return `${path.replace(/\{(\w+)\}/g, (_whole, name: string) => example(path, name))}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
}

describe('the description of the interface', () => {
  it('says of every route what it answers and how it refuses', () => {
    const lacking = contract.routes().filter(({ operation: { responses } }) => {
      const well = Object.entries(responses).filter(([status]) => /^[23]\d\d$/.test(status));
      const isSaid = well.length > 0 && well.every(([, answer]) => Object.values(answer.content ?? {}).some(({ schema }) => Object.keys(schema).length > 0));
      return !isSaid || !responses['4XX']?.content?.['application/problem+json'] || !responses['5XX']?.content?.['application/problem+json'];
    });
    expect(lacking.map(({ method, path }) => `${method} ${path}: put @Answers(schema) on its handler`)).toEqual([]);
    expect(contract.routes().length).toBeGreaterThanOrEqual(30);
  });

  it('has nothing to mend for a linter of OpenAPI', async () => {
    // A known word in place of an id: by its kind or by its method no request is taken for the other.
    const config = await createConfig({ extends: ['recommended-strict'], rules: { 'no-ambiguous-paths': 'off' } });
    const found = await lintFromString({ source: await (await ask('/api/v1/openapi.json')).text(), config });
    expect(found.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer ?? ''}: ${message}`)).toEqual([]);
  });

  it('says of every parameter what it means and what it may be', () => {
    const parameters = contract.routes().flatMap(({ path, operation }) => operation.parameters.map((parameter) => ({ path, ...parameter })));
    const lacking = parameters.filter(({ description, schema }) => !description || Object.keys(schema).length === 0);
    expect(lacking.map(({ path, name }) => `${path} ${name}: describe it in its zod schema, or as the second argument of Checked`)).toEqual([]);
    const named = contract.routes().flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({ path, name: match[1] })));
    for (const { path, name } of named) expect(parameters.some((one) => one.path === path && one.name === name && one.in === 'path'), `${path} {${name}}`).toBe(true);
    const component = parameters.find(({ path, name }) => path.endsWith('/indicators') && name === 'component');
    expect(component?.schema['enum']).toContain('health');
  });

  it('says of every body what it may hold', () => {
    const takers = contract.routes().filter(({ operation }) => operation.requestBody);
    expect(takers.length).toBeGreaterThanOrEqual(10);
    for (const { path, operation } of takers) for (const { schema } of Object.values(operation.requestBody?.content ?? {})) expect(Object.keys(schema), path).not.toEqual([]);
  });
});

/** What this province has not, and own-map.spec.ts asks one that has; files that somebody sent, which operations.spec.ts and story.spec.ts do. */
const lacking = ['/api/v1/basemap.pmtiles', '/api/v1/directives/{id}/evidence/{sha256}', '/api/v1/procedures/runs/{id}/photos/{sha256}'];

describe('what the server answers', () => {
  it('is as described, on every route that can be read', async () => {
    const faults: string[] = [];
    for (const route of contract.routes().filter(({ method, path }) => method === 'get' && !lacking.includes(path))) {
      const answer = await ask(addressOf(route));
      const found = answer.ok ? await contract.faultsOf(route, answer) : [`answered ${answer.status}: ${await answer.text()}`];
      faults.push(...found.map((fault) => `${addressOf(route)} → ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  const json = (body: object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const draft = { entries: [{ indicator: 'cpi-yoy', period: '2026-09', value: '3,1' }], author: 'Nguyễn Thị Thử' };
  it.each([
    ['/api/v1/feeds/{id}/poll', {}],
    ['/api/v1/cameras/{id}/tickets', {}],
    ['/api/v1/config/reload', {}],
    ['/api/v1/manual-entries', json(draft)],
    ['/api/v1/onboarding/suggest', json({})],
    ['/api/v1/feeds/{id}/replay', json({ from: '2026-01-01T00:00:00Z' })],
  ])('is as described: POST %s', async (path, init) => {
    const route = contract.route('post', path);
    const answer = await ask(addressOf(route), { method: 'POST', ...init });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    expect(await contract.faultsOf(route, answer)).toEqual([]);
  });

  it('would be found out if it were not', async () => {
    const feeds = contract.route('get', '/api/v1/feeds');
    const rows = await centre.get<object[]>('/api/v1/feeds');
    for (const broken of [rows.map((row) => ({ ...row, more: 1 })), rows.map((row) => ({ ...row, freshness: 'good' })), {}])
      expect(await contract.faultsOf(feeds, Response.json(broken))).not.toEqual([]);
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['/api/v1/readings/latest', 'area=999', 'province lists'],
    ['/api/v1/readings/{indicator}/history', 'area=999', 'province lists'],
    ['/api/v1/readings/{indicator}/why', 'area=999', 'province lists'],
    ['/api/v1/readings/{indicator}/trend', 'areas=999', 'province lists'],
    ['/api/v1/readings/{indicator}/trend/export', 'format=pdf', 'xlsx'],
    ['/api/v1/readings/{indicator}/trend', 'areas=1,2,3,4,5,6,7', 'at most 6'],
    ['/api/v1/events', 'area=999', 'province lists'],
    ['/api/v1/events', 'severity=5', ''],
    ['/api/v1/events/counts', 'status=late', 'overdue'],
    ['/api/v1/events', 'from=2026-11-02&to=2026-11-01', 'must not be after'],
    ['/api/v1/feeds', 'x=1', 'not known here'],
    ['/api/v1/province', 'x=1', 'not known here'],
    ['/api/v1/indicators', 'kind=1', 'known are component'],
    ['/api/v1/readings/latest', 'component=cats', 'health'],
  ])('%s?%s names the parameter and what to do', async (path, query, remedy) => {
    const route = contract.route('get', path);
    const address = addressOf(route);
    const answer = await ask(`${address}?${query}`);
    expect(answer.status).toBe(400);
    const problem = (await answer.clone().json()) as { instance: string; errors: { path: string; message: string }[] };
    expect(problem.instance).toBe(address);
    expect(problem.errors).toEqual([{ path: query.split('=')[0], message: expect.stringContaining(remedy) as string }]);
    expect(await contract.faultsOf(route, answer)).toEqual([]);
  });

  it.each([
    ['/api/v1/nope', 'application/problem+json'],
    ['/api/nope', 'application/problem+json'],
    ['/nope', 'text/plain'],
    ['/brief/nope', 'text/html'],
    ['/desk/nope', 'text/html'],
    ['/wall/', null],
    ['/brief', null],
    ['/desk/feeds/lgsp-tthc', null],
  ])('%s: is there or is not', async (path, type) => {
    const answer = await ask(path);
    expect(answer.status).toBe(type === null ? 200 : 404);
    expect(answer.headers.get('content-type')).toContain(type ?? 'text/html');
    const text = await answer.text();
    expect(text).not.toContain('Cannot GET');
    if (type === 'application/problem+json') expect(JSON.parse(text)).toMatchObject({ status: 404, instance: path });
  });

  it('answers a method that a path does not have in its own words', async () => {
    const answer = await ask('/wall', { method: 'POST' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('Cannot POST');
  });
});

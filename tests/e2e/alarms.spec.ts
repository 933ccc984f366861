import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlarmAnswer, AlarmPast, Problem } from '@ioc/contracts';
import { startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre(24_800);
});
afterAll(() => centre?.stop());

const warnings = 'ncsc-unhandled/62';
const fire = 'forest-fire-5/610';

const standing = (query = '') => centre.get<AlarmAnswer[]>(`/api/v1/alarms${query}`);
const alarm = async (id: string) => (await standing()).find((one) => one.id === id);
/** What a restart must not change; whether the condition is known at this moment is another matter. */
const kept = async (id: string) => {
  const { state, since, active, activeSince, acknowledged, acknowledgedBy, shelf } = (await alarm(id)) ?? {};
  return { id, state, since, active, activeSince, acknowledged, acknowledgedBy, shelf };
};
const history = (rule: string) => centre.get<AlarmPast[]>(`/api/v1/alarms/history?rule=${rule}&limit=500`);
const raises = async (rule: string) => (await history(rule)).filter(({ before, after }) => before !== after && after === 'unacknowledged');
const set = (feed: string, indicator: string, [area, value]: [string, number]) => centre.control(feed, { set: { indicator, area, value } });

async function act(id: string, what: string, body: object): Promise<{ status: number; type: string | null; body: AlarmAnswer & Problem }> {
  const answer = await fetch(`${centre.url}/api/v1/alarms/${encodeURIComponent(id)}/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { status: answer.status, type: answer.headers.get('content-type'), body: (await answer.json()) as AlarmAnswer & Problem };
}

/** Every change follows the one before it: none is lost, none is there twice. */
async function brokenChains(): Promise<string[]> {
  const changes: AlarmPast[] = [];
  for (let page: AlarmPast[] | null = null; page === null || page.length === 500; changes.push(...page)) page = await centre.get<AlarmPast[]>(`/api/v1/alarms/history?limit=500&offset=${changes.length}`);
  const oldestFirst = changes.reverse();
  const gaps = oldestFirst.filter(({ number }, index) => number !== index + 1).map(({ number }) => `number ${number} is out of its turn`);
  const last = new Map<string, AlarmPast>();
  const breaks: string[] = [];
  for (const change of oldestFirst) {
    const before = last.get(change.id);
    if (before && before.after !== change.before) breaks.push(`${change.id}: ${before.after}, then from ${change.before}`);
    last.set(change.id, change);
  }
  return [...gaps, ...breaks];
}

it('raises an alarm within seconds of a department saying so, with what it was found by and what to do', async () => {
  await eventually(async () => (await standing('?state=normal')).some(({ id }) => id === warnings), 60_000);
  await set('ncsc-taxii', 'ncsc-warnings-open', ['62', 9]);
  // Asked every 5 s, stored, and judged within a second.
  const raised = await eventually(() => alarm(warnings), 30_000);
  expect(raised).toMatchObject({ state: 'unacknowledged', active: true, acknowledged: false, priority: 'p4', evidence: { value: 9, reading: { indicator: 'ncsc-warnings-open', area: '62' } } });
  expect(raised.action.vi).not.toBe('');
  expect(await raises('ncsc-unhandled')).toMatchObject([{ kind: 'condition-true', by: null, said: { vi: expect.stringContaining('9') as string } }]);
});

it('refuses by name and in words what the table of alarms does not admit', async () => {
  const by = 'Bàn 02';
  for (const [what, body, code] of [
    ['reset', { by }, 'still-active'],
    ['unshelve', { by }, 'not-shelved'],
    ['shelve', { by, minutes: 5, reason: ' ' }, 'no-reason'],
    ['shelve', { by, minutes: 481, reason: 'bảo trì' }, 'shelved-too-long'],
  ] as const) {
    const { status, type, body: problem } = await act(warnings, what, body);
    expect({ status, type, code: problem.errors?.[0]?.code }, what).toEqual({ status: 409, type: 'application/problem+json; charset=utf-8', code });
    expect(problem.errors?.[0]?.message).not.toBe('');
  }
  expect((await act('no-such-rule/62', 'ack', { by })).status).toBe(404);
  expect((await act(warnings, 'ack', {})).status).toBe(400);
});

it('takes what people do once, and keeps it for the history', async () => {
  const acknowledged = { by: 'Bàn 02', why: 'đã gọi Sở TTTT' };
  for (let time = 0; time < 2; time += 1) expect(await act(warnings, 'ack', acknowledged)).toMatchObject({ status: 200, body: { state: 'acknowledged', acknowledgedBy: 'Bàn 02' } });
  expect(await act(warnings, 'shelve', { by: 'Bàn 02', minutes: 5, reason: 'chờ bản vá' })).toMatchObject({ status: 200, body: { state: 'shelved', shelf: { reason: 'chờ bản vá' } } });
  expect(await act(warnings, 'unshelve', { by: 'Bàn 03' })).toMatchObject({ status: 200, body: { state: 'acknowledged' } });
  const acts = (await history('ncsc-unhandled')).filter(({ by }) => by !== null);
  expect(acts.map(({ kind, by, why }) => [kind, by, why])).toEqual([
    ['unshelve', 'Bàn 03', null],
    ['shelve', 'Bàn 02', 'chờ bản vá'],
    ['acknowledge', 'Bàn 02', 'đã gọi Sở TTTT'],
  ]);
});

it('has the same alarms after it was killed, and nothing twice', async () => {
  await set('stations-sta', 'forest-fire-level', ['610', 5]);
  await eventually(() => alarm(fire), 30_000);
  // The kill comes as soon as the act was answered.
  expect((await act(fire, 'shelve', { by: 'Bàn 01', minutes: 30, reason: 'đang đốt có kiểm soát' })).status).toBe(200);
  const before = await Promise.all([warnings, fire].map(kept));
  expect(before).toMatchObject([{ state: 'acknowledged' }, { state: 'shelved' }]);
  await centre.server().stop('SIGKILL');
  await centre.restart();
  expect(await Promise.all([warnings, fire].map(kept))).toEqual(before);
  // A round of the new server has judged what the department says now.
  await set('ncsc-taxii', 'ncsc-warnings-open', ['62', 3]);
  await eventually(async () => (await standing('?state=normal')).some(({ id }) => id === warnings), 60_000);
  expect(await kept(fire)).toEqual(before[1]);
  expect((await history('ncsc-unhandled')).filter(({ before, after }) => before === 'acknowledged' && after === 'normal')).toMatchObject([{ kind: 'condition-false', by: null }]);
  expect([await raises('ncsc-unhandled'), await raises('forest-fire-5')].map((list) => list.map(({ id }) => id))).toEqual([[warnings], [fire]]);
  expect(await brokenChains()).toEqual([]);
}, 240_000);

it('lists what is most urgent first, and one priority alone when it is asked for', async () => {
  const all = (await standing()).map(({ priority }) => priority);
  expect(all).toEqual([...all].sort());
  expect((await standing('?priority=p1')).every(({ priority }) => priority === 'p1')).toBe(true);
  expect((await standing('?state=shelved')).map(({ id }) => id)).toEqual([fire]);
});

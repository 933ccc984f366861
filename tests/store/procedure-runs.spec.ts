import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RunAnswer } from '@ioc/contracts';
import { ProcedureRuns, type ProcedurePorts } from '@ioc/operations';
import { Bus, loadPack, type ProvincePack } from '@ioc/platform';
import { AlarmStore, FeedLeases, LedgerStore, type StoredAlarm } from '@ioc/store';
import { ground, log, noon, type Ground } from './ground.js';

let base: Ground;
let pack: ProvincePack;
let alarms: AlarmStore;
let now = noon;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  base = await ground();
  pack = await loadPack(join(import.meta.dirname, '../../config/kon-tum'), { unset: 'placeholder' });
  alarms = new AlarmStore(base.database);
});
beforeEach(() => base.database.query('TRUNCATE alarm, alarm_change, matter, matter_change, ledger_cursor'));
afterAll(async () => {
  for (const end of ends) await end();
  await base.end();
});

/** What the centre was asked to do by itself, by its keys; `refuse` is why it cannot for now. */
class Hands implements ProcedurePorts {
  readonly done: string[] = [];
  refuse: string | null = null;

  openIncident = ({ key }: { key: string }) => this.take(key, 'SV-1');
  notify = ({ key }: { key: string }) => this.take(key, undefined);
  putOnWall = ({ key }: { key: string }) => this.take(key, undefined);
  rollCall = ({ key }: { key: string }) => this.take(key, undefined);

  private take<T>(key: string, answer: T): Promise<T> {
    if (this.refuse !== null) return Promise.reject(new Error(this.refuse));
    this.done.push(key);
    return Promise.resolve(answer);
  }
}

function server(hands = new Hands()) {
  const leases = new FeedLeases(base.database, log);
  ends.push(() => leases.close());
  const runs = new ProcedureRuns({ store: new LedgerStore(base.database, 'procedure-run'), alarms, ports: hands, bus: new Bus(log), pack: () => pack, lease: leases.hold.bind(leases), log, drillOf: () => Promise.resolve(null), now: () => now });
  return { runs, hands };
}
async function alarm(rule: string, before: StoredAlarm['state'], state: StoredAlarm['state']): Promise<void> {
  const stands: StoredAlarm = { ...{ rule, area: '613', source: '', priority: 'p1' }, state, standing: { since: noon }, evidence: null };
  const change = { ...{ rule, area: '613', source: '', priority: 'p1' as const, at: noon, kind: 'condition-true' as const, by: null, why: null }, ...{ before, after: state, standing: {}, evidence: null, vi: rule, en: rule } };
  await alarms.keep({ after: await alarms.position(), alarms: [stands], gone: [], changes: [change] });
}
const at = (run: RunAnswer | undefined) => run?.current?.step ?? run?.state;
const said = async ({ runs }: ReturnType<typeof server>, id: string) => ((await runs.detail(id))?.log ?? []).map(({ said: { en } }) => en).reverse();

it('starts what a raised alarm asks for, once for a whole cluster, and does what is the centre\'s own', async () => {
  const [one, two] = [server(), server()];
  await one.runs.tick();
  await alarm('river-level-3', 'normal', 'unacknowledged');
  await alarm('river-level-2', 'normal', 'unacknowledged');
  await Promise.all([one.runs.tick(), two.runs.tick()]);
  await Promise.all([one.runs.tick(), two.runs.tick()]);
  const open = await one.runs.open();
  expect(open.map((run) => [run.procedure.id, run.alarm, run.startedBy, at(run), run.incident])).toEqual([['flood-warning', 'river-level-3/613', null, 'check-level', 'SV-1']]);
  expect([...one.hands.done, ...two.hands.done]).toEqual(['QT-1/open-incident/1']);
  // The alarm comes back while its procedure runs.
  await alarm('river-level-3', 'acknowledged', 'unacknowledged');
  await one.runs.tick();
  expect(await one.runs.open()).toHaveLength(1);
});

it('is done by people step by step, by the branch that their data ask for, and says what is overdue', async () => {
  const desk = server();
  const key = randomUUID();
  const started = await Promise.all([1, 2].map(() => desk.runs.start({ key, by: 'Trực ban', procedure: 'flood-warning' })));
  expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  await desk.runs.tick();
  now += 15 * 60_000;
  await desk.runs.tick();
  await desk.runs.tick();
  const complete = (step: string, captured: Record<string, number | string>) => desk.runs.act('QT-1', { kind: 'complete', step, by: 'Trực ban', captured, note: '' });
  await expect(complete('check-level', { level: 3 })).rejects.toMatchObject({ reason: 'data-missing', which: 'trend' });
  await expect(complete('evacuate', {})).rejects.toMatchObject({ reason: 'not-this-step' });
  expect(at(await complete('check-level', { level: 3, trend: 'len', 'peak-hours': 5 }))).toBe('evacuate');
  expect(at(await complete('evacuate', { households: 40, shelters: 'Trường THCS' }))).toBe('roll-call');
  await desk.runs.tick();
  expect(at((await desk.runs.open())[0])).toBe('close-fords');
  expect((await said(desk, 'QT-1')).filter((text) => text.includes('overdue'))).toHaveLength(1);
  expect(desk.hands.done).toEqual(['QT-1/open-incident/1', 'QT-1/roll-call/1']);
});

it('goes on after a kill between doing and writing down: done again under the same key', async () => {
  const first = server();
  await first.runs.start({ key: randomUUID(), by: 'Trực ban', procedure: 'camera-outage' });
  await first.runs.act('QT-1', { kind: 'complete', step: 'which', by: 'Trực ban', captured: { 'cameras-lost': 7, reason: 'dien' }, note: '' });
  // This one does it, and never comes to write it down.
  const killed = new Hands();
  killed.notify = ({ key }) => {
    killed.done.push(key);
    return Promise.reject(new Error('killed'));
  };
  await server(killed).runs.tick();
  const next = server();
  await next.runs.tick();
  expect([killed.done, next.hands.done]).toEqual([['QT-1/many-lost/1'], ['QT-1/many-lost/1']]);
  expect(at((await next.runs.open())[0])).toBe('repair');
});

it('says once why the centre could not do a step, tries again, and ends when it is stopped', async () => {
  const desk = server();
  desk.hands.refuse = 'no database';
  await desk.runs.start({ key: randomUUID(), by: 'Trực ban', procedure: 'crowd-at-festival' });
  for (let time = 0; time < 3; time += 1) await desk.runs.tick();
  expect((await desk.runs.open())[0]?.current).toMatchObject({ step: 'open-incident', failure: 'no database' });
  expect((await said(desk, 'QT-1')).filter((text) => text.includes('no database'))).toHaveLength(1);
  desk.hands.refuse = null;
  await desk.runs.tick();
  await desk.runs.tick();
  expect(at((await desk.runs.open())[0])).toBe('estimate');
  expect(await desk.runs.act('QT-1', { kind: 'stop', by: 'Trưởng ca', why: 'Lễ hội đã hoãn' })).toMatchObject({ state: 'stopped', current: null });
  expect(await desk.runs.open()).toEqual([]);
  await expect(desk.runs.act('QT-1', { kind: 'skip', step: 'estimate', by: 'x', why: 'thử' })).rejects.toMatchObject({ reason: 'run-over' });
});

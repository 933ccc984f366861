import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { IncidentAnswer, IncidentRequest } from '@ioc/contracts';
import { IncidentRefused, Incidents } from '@ioc/operations';
import { Bus, loadPack, type ProvincePack } from '@ioc/platform';
import { AlarmStore, FeedLeases, LedgerStore, type StoredAlarm } from '@ioc/store';
import { ground, log, noon, type Ground } from './ground.js';

let base: Ground;
let pack: ProvincePack;
let alarms: AlarmStore;
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

const river = 'river-level-3/613';
const rain = 'rain-heavy/613';
function server() {
  const bus = new Bus(log);
  const told: IncidentAnswer[] = [];
  bus.on('incident.changed', (incident) => void told.push(incident));
  const leases = new FeedLeases(base.database, log);
  ends.push(() => leases.close());
  const incidents = new Incidents({ store: new LedgerStore(base.database, 'incident'), alarms, runs: new LedgerStore(base.database, 'procedure-run'), events: base.store, bus, pack: () => pack, lease: leases.hold.bind(leases), log, now: () => noon });
  return { incidents, told };
}

async function alarm(id: string, before: StoredAlarm['state'], state: StoredAlarm['state']): Promise<void> {
  const [rule = '', area = ''] = id.split('/');
  const stands: StoredAlarm = { rule, area, source: '', priority: 'p1', state, standing: { since: noon }, evidence: null };
  const change = { ...{ rule, area, source: '', priority: 'p1' as const, at: noon, kind: 'condition-true' as const, by: null, why: null }, ...{ before, after: state, standing: {}, evidence: null, vi: `${id}: ${state}`, en: `${id}: ${state}` } };
  await alarms.keep({ after: await alarms.position(), alarms: [stands], gone: [], changes: [change] });
}
const asked = (more: Partial<IncidentRequest> = {}): IncidentRequest => ({ key: randomUUID(), by: 'Trực ban, kíp 1', description: '', alarms: [], events: [], ...more });
const by = { by: 'Trực ban, kíp 1' };
const timeline = async ({ incidents }: ReturnType<typeof server>, id: string) => ((await incidents.detail(id))?.timeline ?? []).map(({ said }) => said.vi).reverse();

it('opens one incident from an alarm, however often it is asked under one key, with title, severity, place and cameras', async () => {
  const { incidents, told } = server();
  await alarm(river, 'normal', 'unacknowledged');
  const request = asked({ alarms: [river] });
  const opened = await Promise.all([incidents.create(request), incidents.create(request), server().incidents.create(request)]);
  expect(new Set(opened.map(({ id }) => id))).toEqual(new Set(['SV-1']));
  expect(opened[0]).toMatchObject({ severity: 1, state: 'open', place: { area: '613', point: null }, alarms: [{ id: river, state: 'unacknowledged' }] });
  expect(opened[0]?.title).toContain('Kon Plông');
  expect(opened[0]?.cameras).toHaveLength(3);
  expect(told[0]?.id).toBe('SV-1');
  await expect(incidents.create(asked({ alarms: [river] }))).rejects.toMatchObject({ reason: 'alarm-has-incident', which: river });
  await expect(incidents.create(asked({ alarms: ['no-such/62'] }))).rejects.toThrow(IncidentRefused);
  await expect(incidents.create(asked())).rejects.toMatchObject({ reason: 'no-title' });
});

it('says in the timeline what happened to its alarms after they were linked, once, whoever looks', async () => {
  const [one, two] = [server(), server()];
  await one.incidents.tick();
  await alarm(river, 'normal', 'pending');
  await alarm(river, 'pending', 'unacknowledged');
  const { id } = await one.incidents.create(asked({ alarms: [river] }));
  await alarm(river, 'unacknowledged', 'acknowledged');
  await alarm(rain, 'normal', 'unacknowledged');
  await Promise.all([one.incidents.tick(), two.incidents.tick()]);
  await Promise.all([one.incidents.tick(), two.incidents.tick()]);
  expect(await timeline(one, id)).toEqual(['Mở sự vụ từ 1 cảnh báo.', `${river}: acknowledged`]);
  expect((await two.incidents.open())[0]?.alarms).toMatchObject([{ id: river, state: 'acknowledged' }]);
  // A server that starts again goes on where the log was left.
  await alarm(river, 'acknowledged', 'normal');
  await server().incidents.tick();
  expect(await timeline(two, id)).toEqual(['Mở sự vụ từ 1 cảnh báo.', `${river}: acknowledged`, `${river}: normal`]);
});

it('is handled from beginning to end, and refuses what whoever acts has not seen', async () => {
  const desk = server();
  const { id, last } = await desk.incidents.create(asked({ title: 'Sạt lở đèo Măng Rơi', severity: 2, place: { area: '617', point: { lat: 14.9, lon: 107.95 }, text: 'Tỉnh lộ 678' } }));
  await expect(desk.incidents.act(id, 'begin', by)).rejects.toMatchObject({ reason: 'no-owner' });
  await expect(desk.incidents.act(id, 'assign', { ...by, organisation: 'no-such', person: 'Trực ban' })).rejects.toMatchObject({ reason: 'no-such-organisation' });
  const owner = { organisation: 'so-giao-thong', person: 'Trực ban Sở GTVT' };
  await desk.incidents.act(id, 'assign', { ...by, ...owner, last });
  await expect(desk.incidents.act(id, 'begin', { ...by, last })).rejects.toMatchObject({ reason: 'changed-meanwhile' });
  await desk.incidents.act(id, 'begin', by);
  const key = randomUUID();
  for (let time = 0; time < 2; time += 1) await desk.incidents.act(id, 'comment', { ...by, key, text: 'Xe xúc đã tới.' });
  await desk.incidents.act(id, 'resolve', { ...by, how: 'Thông một làn.' });
  const closed = await desk.incidents.act(id, 'close', { ...by, cause: 'Mưa 180 mm.', lesson: 'Rào từ mức 150 mm.' });
  expect(closed).toMatchObject({ state: 'closed', owner, cause: 'Mưa 180 mm.' });
  expect(await timeline(desk, id)).toHaveLength(6);
  expect(await desk.incidents.open()).toEqual([]);
  expect(await desk.incidents.act(id, 'reopen', { ...by, why: 'Lại sạt.' })).toMatchObject({ state: 'in-progress', reopened: 1 });
});

it('merges two into one and splits one into two, both sides at once', async () => {
  const desk = server();
  await alarm(river, 'normal', 'unacknowledged');
  await alarm(rain, 'normal', 'unacknowledged');
  const first = await desk.incidents.create(asked({ alarms: [river] }));
  const second = await desk.incidents.create(asked({ alarms: [rain] }));
  expect(await desk.incidents.act(second.id, 'merge', { ...by, into: first.id })).toMatchObject({ id: second.id, state: 'merged', mergedInto: first.id, alarms: [] });
  const [merged] = await desk.incidents.open();
  expect(merged?.alarms.map(({ id }) => id)).toEqual([river, rain]);
  await desk.incidents.act(first.id, 'split', { ...by, title: 'Mưa lớn Kon Plông', alarms: [rain], events: [] });
  const open = await desk.incidents.open();
  expect(open.map(({ id, alarms: linked, splitFrom }) => [id, linked.map((one) => one.id), splitFrom])).toEqual([
    [first.id, [river], null],
    [open[1]?.id, [rain], first.id],
  ]);
  await expect(desk.incidents.act(second.id, 'comment', { ...by, text: 'Còn đây.' })).resolves.toMatchObject({ state: 'merged' });
  await expect(desk.incidents.act(first.id, 'merge', { ...by, into: second.id })).rejects.toMatchObject({ reason: 'merged' });
});

import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { AlarmRefused, AlarmWatch, GroundReader, Maintenance } from '@ioc/alarms';
import type { Freshness } from '@ioc/contracts';
import { Bus, loadPack, type ProvincePack } from '@ioc/platform';
import { AlarmStore, FeedLeases, MaintenanceStore } from '@ioc/store';
import { batch, ground, log, reading, type Ground } from './ground.js';

const minute = 60_000;
/** Critical alerts of the security centre: raised at 5, returned at 2; hold times of one and of ten minutes. */
const rule = 'soc-critical';
const id = `${rule}/62`;

let base: Ground;
let pack: ProvincePack;
/** Each story begins later than all that the one before it stored. */
let now = Date.now();
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  base = await ground();
  pack = await loadPack(join(import.meta.dirname, '../../config/kon-tum'), { unset: 'placeholder' });
});
beforeEach(async () => {
  await base.database.query('TRUNCATE alarm, alarm_change, maintenance_window');
  now += 60 * minute;
});
afterAll(async () => {
  for (const end of ends) await end();
  await base.end();
});

interface Server {
  bus: Bus;
  /** States of the alarm, in the order in which this server said them. */
  told: string[];
  maintenance: Maintenance;
  watch: AlarmWatch;
}

/** A server on the one database; every feed is heard but those that are silent. */
async function server({ silent = [] }: { silent?: string[] } = {}): Promise<Server> {
  const bus = new Bus(log);
  const leases = new FeedLeases(base.database, log);
  const feeds = new Map<string, Freshness>(pack.feeds.map((feed) => [feed.id, silent.includes(feed.id) ? 'stale' : 'fresh']));
  const groundReader = new GroundReader({ store: base.store, bus, windows: () => maintenance.open(), overdue: () => Promise.resolve([]), drills: () => Promise.resolve([]), outlook: () => undefined, pack: () => pack, feeds: () => feeds });
  const maintenance = new Maintenance({ store: new MaintenanceStore(base.database), bus, pack: () => pack, now: () => now });
  const watch = new AlarmWatch({ store: new AlarmStore(base.database), ground: groundReader, bus, pack: () => pack, lease: leases.hold.bind(leases), log, now: () => now });
  const told: string[] = [];
  bus.on('alarms.changed', ({ alarms }) => void told.push(...alarms.flatMap((alarm) => (alarm.id === id ? [alarm.state] : []))));
  await watch.start();
  ends.push(() => watch.stop(), () => leases.close());
  return { bus, told, watch, maintenance };
}

/** A figure of this moment, and word of it on the servers that took it in. */
async function say(value: number, ...servers: Server[]): Promise<void> {
  const figure = reading({ indicator: 'soc-alerts-critical', area: '62', component: 'cybersecurity', value, endMs: now, staleAtMs: now + 60 * minute });
  const { changes } = await base.store.ingest(batch({ run: { finishedAt: now, feed: 'wazuh-alerts' }, readings: [figure] }));
  for (const { bus } of servers) bus.emit('readings.stored', { feed: 'wazuh-alerts', runId: null, changes, fetchedAt: now, storedAt: now });
}

const stateOf = async ({ watch }: Server) => [...(await watch.all({ state: 'pending' })), ...(await watch.all({}))].find((alarm) => alarm.id === id)?.state;
const kinds = async ({ watch }: Server) => (await watch.history({ rule, limit: 50, offset: 0 })).map(({ kind }) => kind);

it('lets a hold time go on through a restart, by its own moment', async () => {
  const first = await server();
  await say(9, first);
  await first.watch.tick();
  expect(await stateOf(first)).toBe('pending');
  const second = await server();
  now += minute - 1;
  await second.watch.tick();
  expect(await stateOf(second)).toBe('pending');
  now += 1;
  await second.watch.tick();
  expect(await stateOf(second)).toBe('unacknowledged');
  expect(await kinds(second)).toEqual(['hold-elapsed', 'condition-true']);
});

it('ends a shelf by the clock alone', async () => {
  const only = await server();
  await say(9, only);
  await only.watch.tick();
  now += minute;
  await only.watch.tick();
  await only.watch.act(id, { kind: 'shelve', by: 'Bàn 02', reason: 'thử', until: now + minute }, null);
  now += minute;
  await only.watch.tick();
  expect(await stateOf(only)).toBe('unacknowledged');
  expect(await kinds(only)).toEqual(['shelf-expired', 'shelve', 'hold-elapsed', 'condition-true']);
});

it('judges once where two servers do at the same time, and what one of them stored is judged by both', async () => {
  const [first, second] = [await server(), await server()];
  await say(9, first);
  await Promise.all([first, second].map(({ watch }) => watch.tick()));
  now += minute;
  await Promise.all([first, second, first, second].map(({ watch }) => watch.tick()));
  expect(await kinds(first)).toEqual(['hold-elapsed', 'condition-true']);
  await say(0, second);
  now += 10 * minute;
  await first.watch.tick();
  await second.watch.tick();
  expect(await kinds(second)).toEqual(['condition-false', 'hold-elapsed', 'condition-true']);
});

it('takes an act on any server, and one of two that do not go together', async () => {
  const [first, second] = [await server(), await server()];
  await say(9, first);
  await first.watch.tick();
  now += minute;
  await first.watch.tick();
  const both = await Promise.all([first, second].map(({ watch }, index) => watch.act(id, { kind: 'acknowledge', by: `Bàn 0${index + 1}` }, null)));
  expect(new Set(both.map((answer) => answer?.acknowledgedBy)).size).toBe(1);
  expect(await kinds(first)).toEqual(['acknowledge', 'hold-elapsed', 'condition-true']);
  await expect(second.watch.act(id, { kind: 'reset', by: 'Bàn 02' }, null)).rejects.toThrow(AlarmRefused);
  expect(await second.watch.act('no-such-rule/62', { kind: 'acknowledge', by: 'Bàn 02' }, null)).toBeNull();
});

it('changes nothing in a round on what is known already', async () => {
  const only = await server();
  await say(1, only);
  for (let time = 0; time < 3; time += 1) await only.watch.tick();
  const position = await new AlarmStore(base.database).position();
  for (let time = 0; time < 3; time += 1) {
    now += 1000;
    await only.watch.tick();
  }
  expect(await new AlarmStore(base.database).position()).toBe(position);
});

it('says only what is committed, once, on the server that wrote and on the one that did not', async () => {
  const [first, second] = [await server(), await server()];
  await say(9, first);
  await first.watch.tick();
  now += minute;
  await first.watch.tick();
  await second.watch.act(id, { kind: 'acknowledge', by: 'Bàn 02' }, null);
  for (const { watch } of [first, second, first]) await watch.tick();
  expect(first.told).toEqual(['unacknowledged', 'acknowledged']);
  // It heard of the first two together, at its act.
  expect(second.told).toEqual(['unacknowledged', 'acknowledged']);
});

it('says why an alarm is unknown: which feed is silent, since when', async () => {
  const only = await server({ silent: ['wazuh-alerts'] });
  await say(9, only);
  await only.watch.tick();
  const [found] = (await only.watch.all({ state: 'unknown' })).filter((alarm) => alarm.id === id);
  expect(found?.evidence).toMatchObject({ silent: [{ feed: 'wazuh-alerts', since: now }], why: { vi: expect.stringContaining('im lặng') as string } });
  expect(only.told).toEqual(['unknown']);
});

it('calls nobody in a maintenance window, and calls when it is ended before its time', async () => {
  const only = await server();
  const iso = (ms: number) => new Date(ms).toISOString();
  const request = { from: iso(now), to: iso(now + 60 * minute), by: 'Bàn 02', reason: 'thay máy chủ', feeds: ['wazuh-alerts'] };
  expect(only.maintenance.unknownNames({ ...request, feeds: ['wazuh-alerts', 'no-such-feed'] })).toMatchObject([{ path: 'feeds/1' }]);
  const { id: window } = await only.maintenance.begin(request);
  await say(9, only);
  for (const ms of [0, minute, minute]) {
    now += ms;
    await only.watch.tick();
  }
  expect(await stateOf(only)).toBe('suppressed');
  expect(await only.maintenance.end(window, 'Bàn 03')).toMatchObject({ endedBy: 'Bàn 03', endedAt: now });
  await only.watch.tick();
  expect(await stateOf(only)).toBe('unacknowledged');
  expect([await only.maintenance.list({ state: 'open', limit: 9 }), (await only.maintenance.list({ state: 'all', limit: 9 })).length]).toEqual([[], 1]);
});

import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AlarmWatch, foreseenSeries, GroundReader } from '@ioc/alarms';
import type { Freshness } from '@ioc/contracts';
import { AugursModel, Outlooks } from '@ioc/outlook';
import { Bus, loadPack, type ProvincePack } from '@ioc/platform';
import { AlarmStore, FeedLeases } from '@ioc/store';
import { batch, ground, log, reading, type Ground } from './ground.js';

const hourMs = 3_600_000;
/** Unusually many malicious connections: five beyond the band, for five minutes. */
const rule = 'connections-unusual';
const id = `${rule}/62`;
/** The middle of an hour. */
let now = Math.floor(Date.now() / hourMs) * hourMs + hourMs / 2;

let base: Ground;
let pack: ProvincePack;
const model = new AugursModel();
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  base = await ground();
  pack = await loadPack(join(import.meta.dirname, '../../config/kon-tum'), { unset: 'placeholder' });
  const history = Array.from({ length: 10 * 24 }, (_, ago) => figure(20 + 6 * Math.sin((ago / 12) * Math.PI) + ((ago * 7) % 5), now - (ago + 1) * hourMs));
  await base.store.ingest(batch({ run: { finishedAt: now, feed: 'avreport' }, provenance: 'simulated', readings: history.reverse() }));
});
afterAll(async () => {
  for (const end of ends) await end();
  await base.end();
});

const figure = (value: number, endMs: number) => reading({ indicator: 'malicious-connections', area: '62', component: 'cybersecurity', value, endMs, staleAtMs: endMs + 2 * hourMs });

/** A server on the one database, which has just begun. */
async function server() {
  const bus = new Bus(log);
  const leases = new FeedLeases(base.database, log);
  const feeds = new Map<string, Freshness>(pack.feeds.map((feed) => [feed.id, 'fresh']));
  const outlooks = new Outlooks({ store: base.store, bus, log, pack: () => pack, watched: () => foreseenSeries(pack), fit: (request) => Promise.resolve(model.fit(request)), now: () => now });
  const none = () => Promise.resolve([]);
  const reader = new GroundReader({ store: base.store, bus, windows: none, overdue: none, drills: none, outlook: outlooks.known.bind(outlooks), pack: () => pack, feeds: () => feeds });
  const watch = new AlarmWatch({ store: new AlarmStore(base.database), ground: reader, bus, pack: () => pack, lease: leases.hold.bind(leases), log, now: () => now });
  outlooks.start();
  await watch.start();
  ends.push(() => watch.stop(), () => leases.close());
  const say = async (value: number) => {
    const { changes } = await base.store.ingest(batch({ run: { finishedAt: now, feed: 'avreport' }, provenance: 'simulated', readings: [figure(value, now)] }));
    bus.emit('readings.stored', { feed: 'avreport', runId: null, changes, fetchedAt: now, storedAt: now });
  };
  const alarm = async () => [...(await watch.all({ state: 'pending' })), ...(await watch.all({ state: 'unknown' })), ...(await watch.all({ state: 'normal' })), ...(await watch.all({}))].find((one) => one.id === id);
  return { watch, outlooks, say, alarm };
}

it('raises an alarm for what its own history does not let expect, keeps its sentence through a restart, and lets it return', async () => {
  const first = await server();
  await first.say(23);
  await first.watch.tick();
  expect(await first.alarm()).toMatchObject({ state: 'unknown', evidence: { why: { vi: expect.stringContaining('chưa tính được mức thường thấy') as string } } });
  await first.outlooks.refresh();
  await first.watch.tick();
  expect(await first.alarm()).toMatchObject({ state: 'normal' });

  now += 60_000;
  await first.say(90);
  await first.watch.tick();
  now += 5 * 60_000;
  await first.watch.tick();
  const raised = await first.alarm();
  expect(raised).toMatchObject({ state: 'unacknowledged', priority: 'p3', evidence: { value: 90 } });
  expect(raised?.evidence?.why.vi).toMatch(/^Kết nối tới địa chỉ độc hại, .+, lúc \d+ giờ ngày \d\d\/\d\d là 90 kết nối, cao hơn mức \d+–\d+ thường thấy lúc \d+ giờ \(10 ngày gần nhất, số liệu mô phỏng\)\.$/u);

  const second = await server();
  await second.watch.tick();
  expect(await second.alarm()).toEqual(raised);
  await second.outlooks.refresh();
  await second.watch.tick();
  expect(await second.alarm()).toEqual(raised);

  now += 60_000;
  await second.say(23);
  await second.watch.tick();
  now += hourMs;
  await second.watch.tick();
  expect(await second.alarm()).toMatchObject({ state: 'returned-unacknowledged', active: false });
});

it('says of figures with too short a history that it is too short', async () => {
  const { outlooks, watch } = await server();
  await base.store.ingest(batch({ run: { finishedAt: now, feed: 'his-hourly' }, readings: [reading({ indicator: 'outpatient-visits', area: '62', component: 'health', value: 100, endMs: now, staleAtMs: now + 2 * hourMs })] }));
  expect((await outlooks.of({ indicator: 'outpatient-visits', area: '62' })).none?.code).toBe('no-history');
  await watch.tick();
  const [alarm] = (await watch.all({ state: 'unknown' })).filter(({ rule: one }) => one === 'outpatients-unusual');
  expect(alarm?.evidence?.why.vi).toContain('chưa rõ');
});

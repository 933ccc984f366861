import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Drills, LogBook } from '@ioc/operations';
import { Bus, loadPack, type ProvincePack } from '@ioc/platform';
import { FeedLeases, LedgerStore } from '@ioc/store';
import { ground, log, noon, type Ground } from './ground.js';

let base: Ground;
let pack: ProvincePack;
let now = noon;
/** What is open of the drill still, as whoever closes finds it. */
let left = 0;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  base = await ground();
  pack = await loadPack(join(import.meta.dirname, '../../config/kon-tum'), { unset: 'placeholder' });
});
beforeEach(() => base.database.query('TRUNCATE matter, matter_change, ledger_cursor'));
afterAll(async () => {
  for (const end of ends) await end();
  await base.end();
});

function server() {
  const leases = new FeedLeases(base.database, log);
  ends.push(() => leases.close());
  const bus = new Bus(log);
  const told = { upserted: [] as string[], closed: [] as string[] };
  bus.on('events.stored', ({ upserted, closed }) => void (told.upserted.push(...upserted.map(({ id }) => id)), told.closed.push(...closed)));
  const logBook = new LogBook({ store: new LedgerStore(base.database, 'log-book'), newest: () => undefined, drillOf: () => Promise.resolve(null), now: () => now });
  const ports = { close: () => Promise.resolve(left), say: (line: Parameters<LogBook['add']>[0]) => logBook.add(line) };
  const drills = new Drills({ store: new LedgerStore(base.database, 'drill'), ports, bus, pack: () => pack, lease: leases.hold.bind(leases), log, now: () => now });
  return { drills, told, logBook };
}
const lines = async ({ logBook }: ReturnType<typeof server>) => (await logBook.list(50)).map(({ text, drill, by }) => [drill, by, text.split(/[.:]/)[0]]);

it('plays a script once for a cluster, goes on after a restart where the clock is, and is over when all that it opened is closed', async () => {
  const [one, two] = [server(), server()];
  const key = randomUUID();
  const started = await one.drills.start({ key, by: 'Trưởng ca', script: 'landslide-lo-xo' });
  expect(await two.drills.start({ key, by: 'Trưởng ca', script: 'landslide-lo-xo' }).catch((fault: unknown) => fault)).toMatchObject({ id: started.id });
  await expect(two.drills.start({ key: randomUUID(), by: 'Trưởng ca', script: 'malware-outbreak' })).rejects.toMatchObject({ reason: 'drill-runs' });
  now += 31_000;
  await Promise.all([one.drills.tick(), two.drills.tick()]);
  await Promise.all([one.drills.tick(), two.drills.tick()]);
  const shown = ['dan-bao', 'sat-lo'].map((step) => `drill/${started.id}/${step}`);
  expect([one.told.upserted, two.told.upserted]).toEqual([shown, shown]);
  // A server that begins now finds the same events, of the same moments.
  const third = server();
  await third.drills.tick();
  expect(third.told.upserted).toEqual(shown);
  expect((await third.drills.detail(started.id))?.log.map(({ kind }) => kind)).toEqual(['happened', 'started']);

  left = 3;
  await third.drills.end(started.id, { by: 'Trưởng ca', why: 'Đủ bài' });
  await Promise.all([one.drills.tick(), third.drills.tick()]);
  expect([(await third.drills.open()).map(({ state }) => state), third.told.closed]).toEqual([['closing'], shown]);
  left = 0;
  await Promise.all([one.drills.tick(), two.drills.tick(), third.drills.tick()]);
  expect(await third.drills.open()).toEqual([]);
  expect(await third.drills.list({ open: 'false', limit: 5, offset: 0 })).toMatchObject([{ id: started.id, state: 'over', endedBy: 'Trưởng ca', why: 'Đủ bài' }]);
  expect(await lines(third)).toEqual([
    [started.id, 'Trưởng ca', `Kết thúc diễn tập ${started.id}`],
    [started.id, 'Trưởng ca', `Bắt đầu diễn tập ${started.id}`],
  ]);
});

it('ends by itself when the time of its script is over', async () => {
  const { drills } = server();
  const { id } = await drills.start({ key: randomUUID(), by: 'Trưởng ca', script: 'malware-outbreak' });
  now += 90 * 60_000;
  await drills.tick();
  await drills.tick();
  expect(await drills.detail(id)).toMatchObject({ drill: { state: 'over', endedBy: null }, log: [{ kind: 'over' }, { kind: 'ended' }, { kind: 'happened' }, { kind: 'started' }] });
});

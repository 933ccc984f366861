import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventState, LiveFrame, LiveSnapshot, PlaybackPart } from '@ioc/contracts';
import { PlaybackReader, Recorder } from '@ioc/playback';
import { Bus, createLogger } from '@ioc/platform';
import { LiveHub } from '@ioc/push';
import { FeedLeases, PlaybackStore } from '@ioc/store';
import { eventually } from '../support/eventually.js';
import { ground, type Ground } from './ground.js';

/* What the hub tells is recorded into a real database, and read again at any moment. */

let base: Ground;
let store: PlaybackStore;
let reader: PlaybackReader;
const log = createLogger('playback', 'error');
const leases: FeedLeases[] = [];
beforeAll(async () => {
  base = await ground();
  store = new PlaybackStore(base.database);
  reader = new PlaybackReader(store);
});
afterAll(async () => {
  for (const lease of leases) await lease.close();
  await base.end();
});

const noAlarms = { alarms: [], total: 0, rules: [], groups: [], load: { operators: 1, tenMinutes: 0, day: 0, isFlood: false, isOverloaded: false, chattering: [] } };

/** A hub as the server has it, its recorder, and every frame that it told. */
function running() {
  const bus = new Bus(log);
  const hub = new LiveHub(bus, () => 'health', 20);
  hub.start({ series: new Map(), feeds: [], cameras: [], events: [], alarms: noAlarms, displays: [], incidents: [], procedures: [], directives: [], drills: [] });
  const lease = new FeedLeases(base.database, log);
  leases.push(lease);
  const recorder = new Recorder({ told: hub, store, lease: lease.hold.bind(lease), log });
  const told: LiveFrame[] = [];
  hub.watch((frame) => told.push(frame));
  const show = (value: number) => {
    const now = Date.now();
    const change = { indicator: 'beds', area: '62', value, period: 'instant', at: now, ageFrom: now - 1000, staleAt: now + 60_000, receivedAt: now, provenance: 'simulated' as const, feed: 'his' };
    bus.emit('readings.stored', { feed: 'his', runId: null, changes: [change], fetchedAt: now, storedAt: now });
  };
  const event = (title: string) => bus.emit('events.stored', { feed: 'his', upserted: [{ id: `his/${title}`, title } as EventState], closed: [] });
  return { hub, recorder, told, show, event };
}

type Body<Key extends string> = Extract<LiveSnapshot, Record<Key, unknown>>;

/** What a screen would hold: the snapshot with each frame after it. Of health the newest value, of events their titles. */
function stateOf({ key, frames }: PlaybackPart): { value: number | null | undefined; titles: string[] } {
  const series = key?.topics['component/health']?.snapshot as Body<'series'>;
  const events = key?.topics['events']?.snapshot as Body<'events'>;
  const values = frames.flatMap((frame) => ('v' in frame ? [...(frame.added ?? []).map(({ value }) => value), ...frame.v] : []));
  const titles = [...events.events, ...frames.flatMap((frame) => ('upserted' in frame ? frame.upserted : []))].map(({ title }) => title);
  return { value: [...series.series.map(({ value }) => value), ...values].at(-1), titles: [...new Set(titles)] };
}

/** Until so many runs of a time have begun. */
const recording = (from: number, runs = 1) => eventually(async () => (await store.cover({ fromMs: from, toMs: Date.now() + 1 })).length === runs, 10_000);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('gives back what was told at each moment, frame by frame, and says where nothing was kept', async () => {
  const before = Date.now();
  const { recorder, told, show, event, hub } = running();
  recorder.start();
  await recording(before);
  const moments: { at: number; value: number; titles: string[] }[] = [];
  for (const [nth, title] of ['lũ', 'sạt lở', 'cháy rừng'].entries()) {
    show(nth * 10);
    event(title);
    await eventually(() => Promise.resolve(told.length >= 2 * (nth + 1)), 2000, 5);
    moments.push({ at: Date.now(), value: nth * 10, titles: ['lũ', 'sạt lở', 'cháy rừng'].slice(0, nth + 1) });
    await pause(30);
  }
  await recorder.stop();
  const end = Date.now();
  for (const { at, value, titles } of moments) {
    const { part, gap } = await reader.at(at);
    expect(gap).toBeNull();
    expect(stateOf(part as PlaybackPart)).toEqual({ value, titles });
  }
  // All frames, in their order, and none else.
  const { parts } = await reader.stretch({ fromMs: before, toMs: end });
  expect(parts.flatMap(({ frames }) => frames)).toEqual(JSON.parse(JSON.stringify(told)));
  expect((await reader.at(before - 60_000)).gap).toEqual({ from: null, to: expect.any(Number) });
  expect((await reader.at(end + 3_600_000)).gap).toMatchObject({ to: null });
  hub.stop();
});

it('begins another run with a picture of its own, and says what is missing between two', async () => {
  const first = running();
  const from = Date.now();
  first.recorder.start();
  await recording(from);
  first.show(1);
  await eventually(() => Promise.resolve(first.told.length > 0), 2000, 5);
  await first.recorder.stop();
  const stopped = Date.now();
  await pause(5200);
  const second = running();
  const again = Date.now();
  second.recorder.start();
  await recording(again);
  second.show(2);
  await eventually(() => Promise.resolve(second.told.length > 0), 2000, 5);
  await second.recorder.stop();
  const to = Date.now();
  const { parts, gaps } = await reader.stretch({ fromMs: from, toMs: to });
  expect(parts.map(({ key, frames }) => [key !== null, frames.length])).toEqual([[true, 1], [true, 1]]);
  expect(new Set(parts.map(({ run }) => run)).size).toBe(2);
  expect(gaps).toHaveLength(1);
  expect((await reader.at(stopped + 2600)).gap).toEqual({ from: expect.any(Number), to: expect.any(Number) });
  expect((await reader.timeline({ fromMs: from, toMs: to })).frames.reduce((sum, one) => sum + one, 0)).toBe(2);
  expect(gaps[0]?.to ?? 0).toBeGreaterThanOrEqual(again);
  for (const { hub } of [first, second]) hub.stop();
});

it('is written by one of two servers, and by the other one when that ends', async () => {
  const [one, other] = [running(), running()];
  const from = Date.now();
  one.recorder.start();
  await recording(from);
  other.recorder.start();
  other.show(5);
  await pause(300);
  expect(await store.cover({ fromMs: from, toMs: Date.now() + 1 })).toHaveLength(1);
  await one.recorder.stop();
  await recording(from, 2);
  await other.recorder.stop();
  for (const { hub } of [one, other]) hub.stop();
});

it('lets go of what is old', async () => {
  expect(await store.dropBefore(Date.now() + 1)).toBeGreaterThan(0);
  expect(await store.cover({ fromMs: 0, toMs: Date.now() })).toEqual([]);
});

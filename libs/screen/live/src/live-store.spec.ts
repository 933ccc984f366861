import type { AlarmStanding, ComponentFrame, DirectiveAnswer, EventState, SeriesState } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { LiveStore } from './live-store.js';
import type { PaintClock } from './paint-queue.js';
import { seriesKey } from './series-cell.js';

/** A clock whose frames and timers run when the test says so. */
function manualClock() {
  let nowMs = 0;
  const frames: (() => void)[] = [];
  const timers: { at: number; run: () => void }[] = [];
  const clock: PaintClock = {
    now: () => nowMs,
    frame: (run) => void frames.push(run),
    later: (run, ms) => void timers.push({ at: nowMs + ms, run }),
  };
  const paint = () => frames.splice(0).forEach((run) => run());
  const pass = (ms: number) => {
    nowMs += ms;
    for (const timer of timers.splice(0))
      if (timer.at <= nowMs) timer.run();
      else timers.push(timer);
    paint();
  };
  return { clock, paint, pass, asked: () => frames.length };
}

const topic = 'component/health';
const base: SeriesState = {
  indicator: 'bed-occupancy-rate',
  area: '62',
  value: 80,
  period: 'instant',
  at: 1000,
  ageFrom: 1000,
  staleAt: 9000,
  receivedAt: 1000,
  provenance: 'simulated',
  previous: 79,
  feed: 'his-hourly',
  spark: [78, 79, 80],
};
const second: SeriesState = { ...base, indicator: 'dengue-cases', value: 46 };
const key = seriesKey('bed-occupancy-rate', '62');
const otherKey = seriesKey('dengue-cases', '62');

function frame(
  seq: number,
  rows: [index: number, value: number | null, at: number][],
  more: Partial<ComponentFrame> = {},
): ComponentFrame {
  return {
    topic,
    seq,
    at: 0,
    i: rows.map((row) => row[0]),
    v: rows.map((row) => row[1]),
    t: rows.map((row) => row[2]),
    a: rows.map((row) => row[2]),
    s: rows.map((row) => row[2] + 8000),
    p: rows.map(() => 70),
    ...more,
  };
}

function setup() {
  const hands = manualClock();
  const store = new LiveStore(hands.clock);
  store.applySnapshot(topic, { component: 'health', series: [base, second] });
  return { ...hands, store };
}

describe('the live store', () => {
  it('shows the snapshot at once, also before a tile listens', () => {
    const { store, paint } = setup();
    paint();
    expect(store.series.view(key)).toMatchObject({ value: 80, previous: 79, feed: 'his-hourly', spark: [78, 79, 80] });
    expect(store.series.view('unknown|62|')).toBeNull();
  });

  it('tells only the tiles whose series changed, once per animation frame', () => {
    const { store, paint, pass } = setup();
    paint();
    const heard = { bed: 0, dengue: 0 };
    store.series.subscribe(key, () => heard.bed++);
    store.series.subscribe(otherKey, () => heard.dengue++);
    pass(5000);
    store.applyFrame(frame(1, [[0, 81, 2000]]));
    store.applyFrame(frame(2, [[0, 82, 3000]]));
    expect(heard).toEqual({ bed: 0, dengue: 0 });
    paint();
    expect(heard).toEqual({ bed: 1, dengue: 0 });
    expect(store.series.view(key)).toMatchObject({
      value: 82,
      at: 3000,
      ageFrom: 3000,
      staleAt: 11_000,
      spark: [78, 79, 82],
    });
  });

  it('changes digits at most once in two seconds and then shows the newest', () => {
    const { store, pass } = setup();
    const seen: (number | null | undefined)[] = [];
    store.series.subscribe(key, () => seen.push(store.series.view(key)?.value));
    pass(5000);
    store.applyFrame(frame(1, [[0, 81, 2000]]));
    pass(16);
    store.applyFrame(frame(2, [[0, 82, 3000]]));
    pass(1000);
    store.applyFrame(frame(3, [[0, 83, 4000]]));
    pass(500);
    expect(seen.at(-1)).toBe(81);
    pass(500);
    expect(seen.at(-1)).toBe(83);
    expect(seen).not.toContain(82);
  });

  it('lets an age through at once while the digits rest', () => {
    const { store, pass } = setup();
    store.series.subscribe(key, () => undefined);
    pass(5000);
    store.applyFrame(frame(1, [[0, 81, 2000]]));
    pass(16);
    store.applyFrame(frame(2, [[0, 81, 3000]]));
    pass(16);
    expect(store.series.view(key)).toMatchObject({ value: 81, ageFrom: 3000 });
  });

  it('gives a live figure one point of the spark an hour, renewed within it, and keeps 30 points', () => {
    const { store, pass } = setup();
    store.series.subscribe(key, () => undefined);
    store.applyFrame(frame(1, [[0, 77, 1000]]));
    pass(3000);
    expect(store.series.view(key)?.spark).toEqual([78, 79, 77]);
    for (let n = 0; n < 60; n++) store.applyFrame(frame(2 + n, [[0, n, (n + 1) * 3_600_000]]));
    pass(3000);
    expect(store.series.view(key)?.spark).toHaveLength(30);
    expect(store.series.view(key)?.spark.at(-1)).toBe(59);
  });

  it('takes a whole sparkline when history came in late', () => {
    const { store, pass } = setup();
    store.series.subscribe(key, () => undefined);
    store.applyFrame(frame(1, [[0, 80, 1000]], { sparks: { 0: [1, 2, 80] } }));
    pass(3000);
    expect(store.series.view(key)?.spark).toEqual([1, 2, 80]);
  });

  it('takes marks and added series from frames', () => {
    const { store, pass } = setup();
    store.applyFrame(
      frame(1, [[2, 5, 2000]], {
        added: [{ ...base, indicator: 'outbreaks-open', value: 1 }],
        marks: { 0: { period: '2023-11', provenance: 'live', feed: 'his-hourly', status: 'estimate' } },
      }),
    );
    pass(16);
    expect(store.series.view(seriesKey('outbreaks-open', '62'))?.value).toBe(5);
    expect(store.series.view(key)).toMatchObject({ period: '2023-11', status: 'estimate', provenance: 'live' });
  });

  it('keeps a shown value that left the snapshot and frees one that nobody shows', () => {
    const { store, paint } = setup();
    paint();
    store.series.subscribe(key, () => undefined);
    store.applySnapshot(topic, { component: 'health', series: [] });
    expect(store.series.view(key)?.value).toBe(80);
    expect(store.series.view(otherKey)).toBeNull();
    expect(store.series.size).toBe(1);
  });

  it('knows whether anything simulated is held', () => {
    const { store } = setup();
    expect(store.series.anySimulated).toBe(true);
    store.applyFrame(
      frame(1, [], {
        marks: {
          0: { period: 'instant', provenance: 'live', feed: 'x' },
          1: { period: 'instant', provenance: 'live', feed: 'x' },
        },
      }),
    );
    expect(store.series.anySimulated).toBe(false);
  });
});

const event: EventState = {
  id: 'cap/1',
  feed: 'cap',
  component: 'security-traffic',
  kind: 'disaster-alert',
  title: 'Sạt lở',
  severity: 2,
  status: 'open',
  startedAt: 10,
  receivedAt: 10,
  provenance: 'simulated',
};

describe('alarms', () => {
  const load = { operators: 1, tenMinutes: 0, day: 0, isFlood: false, isOverloaded: false, chattering: [] };
  const alarm = (id: string, priority: 'p1' | 'p3') => ({ id, priority, state: 'unacknowledged', since: 0, active: true, acknowledged: false }) as AlarmStanding;
  it('stand worst first, leave when they are normal again, and what a frame does not name stays the same object', () => {
    const { store } = setup();
    expect(store.alarms.get().known).toBe(false);
    store.applySnapshot('alarms', { alarms: [alarm('a', 'p3'), alarm('b', 'p3')], total: 2, rules: [], groups: [], load });
    const [first] = store.alarms.get().alarms;
    store.applyFrame({ topic: 'alarms', seq: 1, at: 0, alarms: [alarm('c', 'p1')], gone: ['b'], total: 2, load: { ...load, day: 1 } });
    expect(store.alarms.get()).toMatchObject({ known: true, alarms: [{ id: 'c' }, { id: 'a' }], load: { day: 1 } });
    expect(store.alarms.get().alarms[1]).toBe(first);
    expect(new Map(store.snapshots()).get('alarms')).not.toHaveProperty('known');
  });
});

describe('directives', () => {
  const directive = (id: string, last: number) => ({ id, last }) as DirectiveAnswer;
  it('are not known before a list was received; those that are over leave it', () => {
    const { store } = setup();
    expect([store.directives.get(), new Map(store.snapshots()).has('directives')]).toEqual([null, false]);
    store.applySnapshot('directives', { directives: [directive('NV-1', 1), directive('NV-2', 2)] });
    store.applyFrame({ topic: 'directives', seq: 1, at: 0, directives: [directive('NV-2', 3)], gone: ['NV-1'] });
    expect(store.directives.get()).toEqual([directive('NV-2', 3)]);
    expect(new Map(store.snapshots()).get('directives')).toEqual({ directives: [directive('NV-2', 3)] });
  });
});

describe('open events', () => {
  it('stand worst first, then newest, and leave when they close', () => {
    const { store } = setup();
    store.applySnapshot('events', { events: [event, { ...event, id: 'cap/2', startedAt: 20 }], total: 2 });
    store.applyFrame({
      topic: 'events',
      seq: 1,
      at: 0,
      upserted: [{ ...event, id: 'cap/3', severity: 1, startedAt: 5 }],
      closed: [],
      total: 3,
    });
    expect(store.events.get().list.map((one) => one.id)).toEqual(['cap/3', 'cap/2', 'cap/1']);
    store.applyFrame({
      topic: 'events',
      seq: 2,
      at: 0,
      upserted: [{ ...event, id: 'cap/2', status: 'closed' }],
      closed: ['cap/3'],
      total: 1,
    });
    expect(store.events.get()).toMatchObject({ list: [{ id: 'cap/1' }], total: 1 });
  });

  it('keeps what a drill lets happen apart from what is counted', () => {
    const store = new LiveStore(manualClock().clock);
    store.applySnapshot('events', { events: [event, { ...event, id: 'drill/DT-1/a', drill: 'DT-1' }], total: 1 });
    expect(store.events.get()).toMatchObject({ list: [{ id: 'cap/1' }], drilled: [{ id: 'drill/DT-1/a' }], total: 1 });
    store.applyFrame({ topic: 'events', seq: 1, at: 0, upserted: [], closed: ['drill/DT-1/a'], total: 1 });
    expect(store.events.get()).toMatchObject({ list: [{ id: 'cap/1' }], drilled: [] });
  });

  it('knows of events only once a list was received, an empty one too', () => {
    const store = new LiveStore(manualClock().clock);
    expect(store.events.get().known).toBe(false);
    store.applySnapshot('events', { events: [], total: 0 });
    expect(store.events.get()).toEqual({ list: [], drilled: [], total: 0, known: true });
  });
});

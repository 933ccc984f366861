import type { FeedsFrame, FeedState, SubscribeAck, SubscribeRequest } from '@ioc/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveClient } from './live-client.js';
import { LiveStore } from './live-store.js';
import type { LiveWire, WireListener } from './live-wire.js';
import { ServerClock } from './server-clock.js';

class FakeWire implements LiveWire {
  listener!: WireListener;
  connected = false;
  asked: string[][] = [];
  left: string[][] = [];
  private answers: ((ack: SubscribeAck | null) => void)[] = [];
  clockAnswers: ((at: number) => void)[] = [];

  listen(listener: WireListener): void {
    this.listener = listener;
  }
  connect(): void {}
  close(): void {}
  isConnected(): boolean {
    return this.connected;
  }
  subscribe(request: SubscribeRequest, _timeoutMs: number, done: (ack: SubscribeAck | null) => void): void {
    this.asked.push(request.topics);
    this.answers.push(done);
  }
  unsubscribe(topics: string[]): void {
    this.left.push(topics);
  }
  askClock(done: (at: number) => void): void {
    this.clockAnswers.push(done);
  }
  beat(): void {}
  open(): void {
    this.connected = true;
    this.listener.connected();
  }
  drop(): void {
    this.connected = false;
    this.listener.lost();
  }
  answer(ack: SubscribeAck | null): void {
    this.answers.shift()?.(ack);
  }
}

const feed = (latencyMs: number): FeedState => ({
  id: 'his-hourly',
  name: { vi: 'HIS', en: 'HIS' },
  component: 'health',
  organisation: 'syt',
  kind: 'http-json',
  bringsEvents: false,
  freshness: 'fresh',
  everyMs: 5000,
  lastRunAt: 0,
  lastHeardAt: 0,
  staleAt: 10_000,
  outcome: 'ok',
  fault: null,
  consecutiveFailures: 0,
  rejected: 0,
  readings: 1,
  latencyMs,
  paused: [],
  provenance: 'simulated',
});
const frame = (seq: number): FeedsFrame => ({ topic: 'feeds', seq, at: 0, feeds: [feed(seq)] });
const snapshot = (seq: number): SubscribeAck => ({ feeds: { snapshot: { feeds: [feed(seq)] }, seq } });

function setup() {
  const wire = new FakeWire();
  const store = new LiveStore({ now: () => 0, frame: (run) => run(), later: () => undefined });
  const clock = new ServerClock();
  const client = new LiveClient({ wire, store, clock, topics: ['feeds'] });
  const stop = client.start();
  const seen = () => store.feeds.get()[0]?.latencyMs;
  return { wire, store, client, clock, seen, stop };
}

describe('the live client', () => {
  let stop: () => void = () => undefined;
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });
  const begin = () => {
    const parts = setup();
    stop = parts.stop;
    parts.wire.open();
    return parts;
  };

  it('takes the snapshot and then the frames that follow it', () => {
    const { wire, seen } = begin();
    wire.answer(snapshot(7));
    wire.listener.frame(frame(8));
    wire.listener.frame(frame(9));
    expect(seen()).toBe(9);
    expect(wire.asked).toEqual([['feeds']]);
  });

  it('drops frames that the snapshot already held and keeps those that came before it', () => {
    const { wire, seen } = begin();
    wire.listener.frame(frame(7));
    wire.listener.frame(frame(8));
    wire.answer(snapshot(7));
    expect(seen()).toBe(8);
    wire.listener.frame(frame(6));
    expect(seen()).toBe(8);
  });

  it('asks for a new snapshot on a gap, and shows the old value until it is there', () => {
    const { wire, seen } = begin();
    wire.answer(snapshot(7));
    wire.listener.frame(frame(9));
    expect(seen()).toBe(7);
    vi.advanceTimersByTime(1000);
    expect(wire.asked).toHaveLength(2);
    wire.answer(snapshot(9));
    wire.listener.frame(frame(10));
    expect(seen()).toBe(10);
  });

  it('follows a topic as long as somebody shows it, and asks for it again after a loss', () => {
    const { wire, client } = begin();
    wire.answer(snapshot(7));
    const [first, second] = [client.follow(['events']), client.follow(['events', 'feeds'])];
    vi.advanceTimersByTime(1000);
    expect(wire.asked).toEqual([['feeds'], ['events']]);
    wire.drop();
    wire.open();
    expect(wire.asked.at(-1)).toEqual(['feeds', 'events']);
    first();
    expect(wire.left).toEqual([]);
    second();
    expect(wire.left).toEqual([['events']]);
    wire.drop();
    wire.open();
    expect(wire.asked.at(-1)).toEqual(['feeds']);
  });

  it('asks at most once a second however many gaps there are', () => {
    const { wire } = begin();
    wire.answer(snapshot(1));
    for (let seq = 3; seq < 200; seq += 2) wire.listener.frame(frame(seq));
    vi.advanceTimersByTime(999);
    expect(wire.asked).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(wire.asked).toHaveLength(2);
  });

  it('asks again when the server says resync, and when an answer is an error or does not come', () => {
    const { wire, seen } = begin();
    wire.answer({ feeds: { error: 'busy' } });
    vi.advanceTimersByTime(1000);
    wire.answer(null);
    vi.advanceTimersByTime(1000);
    wire.answer(snapshot(3));
    expect(seen()).toBe(3);
    wire.listener.resync(['feeds']);
    vi.advanceTimersByTime(1000);
    expect(wire.asked).toHaveLength(4);
  });

  it('keeps the last values through a lost link and takes a new snapshot after it, even with a lower number', () => {
    const { wire, client, seen } = begin();
    wire.answer(snapshot(100));
    wire.drop();
    expect(client.link.get().status).toBe('down');
    expect(seen()).toBe(100);
    wire.open();
    wire.answer(snapshot(2));
    wire.listener.frame(frame(3));
    expect(client.link.get().status).toBe('up');
    expect(seen()).toBe(3);
  });

  it('counts how often the link was lost within the last hour, once for each loss', () => {
    const { wire, client } = begin();
    wire.answer(snapshot(1));
    wire.drop();
    wire.drop();
    expect(client.linkLosses()).toBe(1);
    vi.advanceTimersByTime(1_800_000);
    wire.open();
    wire.answer(snapshot(2));
    wire.drop();
    expect(client.linkLosses()).toBe(2);
    vi.advanceTimersByTime(1_800_001);
    expect(client.linkLosses()).toBe(1);
  });

  it('does not listen to the answer of a connection that is gone', () => {
    const { wire, seen } = begin();
    wire.drop();
    wire.open();
    wire.answer(snapshot(50));
    wire.answer(snapshot(1));
    expect(seen()).toBe(1);
  });

  it('says that the link is down since it was last heard when a connected server falls silent', () => {
    const { wire, client } = begin();
    wire.answer(snapshot(1));
    const heardAt = Date.now();
    vi.advanceTimersByTime(9000);
    expect(client.link.get()).toMatchObject({ status: 'down', since: heardAt });
    wire.listener.frame(frame(2));
    expect(client.link.get().status).toBe('up');
  });

  it('counts time by the server clock', () => {
    const { wire, client, clock } = begin();
    vi.advanceTimersByTime(40);
    wire.clockAnswers[0]?.(Date.now() - 20 + 3_600_000);
    expect(clock.now() - Date.now()).toBe(3_600_000);
    expect(client.link.get().latencyMs).toBe(40);
  });
});

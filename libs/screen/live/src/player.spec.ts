import type { FeedState, LiveFrame, PlaybackMoment, PlaybackStretch } from '@ioc/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveClient } from './live-client.js';
import { LiveStore } from './live-store.js';
import { Player } from './player.js';
import { ServerClock } from './server-clock.js';

const noon = Date.parse('2026-11-27T12:00:00+07:00');
const today = noon + 8 * 3_600_000;
const feed = (latencyMs: number) => ({ id: 'his', latencyMs }) as FeedState;
const frame = (at: number, seq: number, latencyMs: number): LiveFrame => ({ topic: 'feeds', seq, at, feeds: [feed(latencyMs)] });
const second = (n: number) => noon + n * 1000;

const gap = { from: second(40), to: second(60) };
const told = (after: number, until: number) => Array.from({ length: 40 }, (_, n) => frame(second(n + 1), n + 1, n + 1)).filter(({ at }) => at > after && at <= until);

/** A record of a feed whose latency is the number of seconds since noon; another run begins after a gap. */
function stretchOf(after: number, until: number): PlaybackStretch {
  const isLater = after >= gap.to;
  return { after, until, parts: [{ run: isLater ? 'b' : 'a', key: null, frames: told(after, until) }], gaps: !isLater && until > gap.from ? [gap] : [] };
}

function momentOf(at: number): PlaybackMoment {
  if (at >= gap.from && at < gap.to) return { at, part: null, gap, restated: [] };
  const isLater = at >= gap.to;
  const key = { at: isLater ? gap.to : noon, topics: { feeds: { snapshot: { feeds: [feed(isLater ? 600 : 0)] }, seq: 0 } } };
  return { at, part: { run: isLater ? 'b' : 'a', key, frames: isLater ? [] : told(noon, at) }, gap: null, restated: [] };
}

function recorded(path: string): PlaybackMoment | PlaybackStretch {
  const query = new URL(path, 'http://x/').searchParams;
  const moment = (name: string) => Date.parse(query.get(name) ?? '');
  return path.startsWith('playback/frames') ? stretchOf(moment('after'), moment('until')) : momentOf(moment('at'));
}

let player: Player;
let store: LiveStore;
let asked: string[];
const shown = () => store.feeds.get()[0]?.latencyMs;

beforeEach(() => {
  vi.useFakeTimers({ now: today });
  asked = [];
});
afterEach(() => {
  player.close();
  vi.useRealTimers();
});

async function open(at: number, speed: number): Promise<void> {
  const ask = <T>(path: string) => {
    asked.push(path);
    return Promise.resolve(recorded(path) as T);
  };
  player = new Player({ at, speed, ask });
  store = new LiveStore({ now: () => performance.now(), frame: (paint) => void setTimeout(paint, 16), later: (run, ms) => void setTimeout(run, ms) });
  new LiveClient({ wire: player, store, clock: new ServerClock(player.clock.now), topics: ['feeds'] }).start();
  await vi.advanceTimersByTimeAsync(50);
}

describe('a playback', () => {
  it('stands at its moment', async () => {
    await open(second(7.5), 0);
    expect(shown()).toBe(7);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([shown(), player.clock.now()]).toEqual([7, second(7.5)]);
  });

  it('tells each frame when it is its time', async () => {
    await open(second(7.5), 1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown()).toBe(17);
    player.setSpeed(8);
    await vi.advanceTimersByTimeAsync(2000);
    expect(shown()).toBe(33);
  });

  it('jumps forth and back', async () => {
    await open(second(7.5), 1);
    player.seek(second(30.5));
    await vi.advanceTimersByTimeAsync(50);
    expect(shown()).toBe(30);
    player.seek(second(2.5));
    await vi.advanceTimersByTimeAsync(50);
    expect(shown()).toBe(2);
  });

  it('says where nothing was kept, and goes on behind it with another picture', async () => {
    await open(second(38), 1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(player.state.get().gap).toEqual({ from: second(40), to: second(60) });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(player.state.get().gap).toBeNull();
    expect(shown()).toBe(600);
  });

  it('never asks for what has not been written yet', async () => {
    await open(second(7.5), 600);
    await vi.advanceTimersByTimeAsync(3000);
    for (const path of asked) expect(Date.parse(new URL(path, 'http://x/').searchParams.get('until') ?? '0') || 0).toBeLessThanOrEqual(Date.now());
  });
});

import { expect } from 'vitest';
import { playedTopics, type LiveFrame, type PlaybackTimeline } from '@ioc/contracts';
import { LiveClient, LiveStore, Player, ServerClock } from '@ioc/screen-live';
import type { Centre } from './centre.js';
import { eventually } from './eventually.js';
import { openLive, subscribe } from './live.js';

export const paintClock = { now: () => performance.now(), frame: (run: () => void) => void setTimeout(run, 1), later: (run: () => void, ms: number) => void setTimeout(run, ms) };

/** What a screen was told, from its first frame to its last, and what it holds then. */
export interface FollowedScreen {
  frames: LiveFrame[];
  store: LiveStore;
  end: () => void;
}

/** Follows the server as a wall does, and keeps every frame. */
export async function followScreen(url: string): Promise<FollowedScreen> {
  const store = new LiveStore(paintClock);
  const frames: LiveFrame[] = [];
  const socket = await openLive(url);
  const seqs = new Map<string, number>();
  const early: LiveFrame[] = [];
  let isFollowing = false;
  const take = (frame: LiveFrame) => {
    if (frame.seq <= (seqs.get(frame.topic) ?? 0)) return;
    frames.push(frame);
    store.applyFrame(frame);
  };
  socket.on('frame', (frame) => (isFollowing ? take(frame) : early.push(frame)));
  for (const [topic, answer] of Object.entries(await subscribe(socket, [...playedTopics]))) {
    if (!('snapshot' in answer)) throw new Error(`no picture of ${topic}`);
    seqs.set(topic, answer.seq);
    store.applySnapshot(topic, answer.snapshot);
  }
  isFollowing = true;
  early.forEach(take);
  return { frames, store, end: () => void socket.close() };
}

/** The record's last piece is written every two seconds, and played when it is four seconds old. */
const writtenMs = 4500;
const iso = (ms: number) => new Date(ms).toISOString();
/** Values with their ages, feeds, events, alarms: everything but which display shows what. */
const held = (store: LiveStore) => Object.fromEntries(store.snapshots().filter(([topic]) => topic !== 'displays'));

/** Plays the same time back at 60 times its speed, and compares every frame and the picture that stands at the end. */
export async function expectPlayedBack({ get }: Centre, { frames, store: live }: FollowedScreen): Promise<void> {
  const [first, last] = [frames[0]?.at ?? 0, frames.at(-1)?.at ?? 0];
  const ask = <T>(path: string) => get<T>(`/api/v1/${path}`);
  const timeline = () => ask<PlaybackTimeline>(`playback/timeline?${new URLSearchParams({ from: iso(last), to: iso(last + 5000) })}`);
  await eventually(async () => (await timeline()).frames.some((n) => n > 0), 20_000, 500);
  await new Promise((resolve) => setTimeout(resolve, writtenMs));
  const told: LiveFrame[] = [];
  const store = new LiveStore(paintClock);
  const apply = store.applyFrame.bind(store);
  store.applyFrame = (frame) => {
    if (frame.at >= first && frame.at <= last) told.push(frame);
    if (frame.at <= last) apply(frame);
  };
  const player = new Player({ at: first - 1, speed: 60, ask });
  const end = new LiveClient({ wire: player, store, clock: new ServerClock(player.clock.now), topics: playedTopics }).start();
  await eventually(() => Promise.resolve(told.length >= frames.length), 60_000, 50).finally(end);
  for (const topic of playedTopics) expect(told.filter((frame) => frame.topic === topic)).toEqual(frames.filter((frame) => frame.topic === topic));
  expect(held(store)).toEqual(held(live));
}

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveFrame } from '@ioc/contracts';
import { FeedsBoard } from './state-boards.js';
import { TopicChannel, frameGapMs } from './topic-channel.js';

const feed = (id: string) => ({ id }) as Parameters<FeedsBoard['table']['put']>[0];
let frames: LiveFrame[];
let board: FeedsBoard;
let channel: TopicChannel;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  frames = [];
  board = new FeedsBoard();
  channel = new TopicChannel(board, (frame) => frames.push(frame));
});
afterEach(() => vi.useRealTimers());

function change(id: string): void {
  board.table.put(feed(id));
  channel.changed();
}

it('sends the first change at once and at most four frames a second after it', () => {
  for (let ms = 0; ms < 990; ms += 10) {
    change(`feed-${ms}`);
    vi.advanceTimersByTime(10);
  }
  expect(frames.length).toBe(4);
  expect(frames.map((frame) => frame.seq)).toEqual([1, 2, 3, 4]);
});

it('tells the newest state of a thing that changed often between two frames', () => {
  change('a');
  vi.advanceTimersByTime(1);
  change('b');
  change('b');
  vi.advanceTimersByTime(frameGapMs);
  expect(frames.map((frame) => ('feeds' in frame ? frame.feeds.length : 0))).toEqual([1, 1]);
});

it('answers a subscriber with the newest picture without breaking the pace of the frames', () => {
  change('a');
  vi.advanceTimersByTime(1);
  change('b');
  expect(channel.subscribe()).toEqual({ seq: 1, snapshot: { feeds: [{ id: 'a' }, { id: 'b' }] } });
  expect(frames).toHaveLength(1);
  vi.advanceTimersByTime(frameGapMs);
  expect(frames).toHaveLength(2);
});

it('answers "current" to a reader that missed nothing and a picture to one that did', () => {
  change('a');
  vi.advanceTimersByTime(1);
  expect(channel.subscribe(1)).toEqual({ current: true, seq: 1 });
  expect(channel.subscribe(0)).toHaveProperty('snapshot');
  expect(channel.subscribe(7)).toHaveProperty('snapshot');
});

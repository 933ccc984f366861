import { expect, it } from 'vitest';
import { SyslogQueue } from './syslog-queue.js';

const start = Date.parse('2026-11-20T01:00:30Z');
const queue = (limits: { maxQueue?: number; maxPerSecond?: number } = {}): SyslogQueue => new SyslogQueue({ maxQueue: 100, maxPerSecond: 100, windowMs: 60_000, ...limits }, start);
const line = (message: string) => ({ receivedAt: '', from: '', message });
const said = (messages: { message?: string }[]): (string | undefined)[] => messages.map(({ message }) => message);

it('gives an unfinished window again until it has been given whole', () => {
  const messages = queue();
  messages.offer(line('a'), start + 1000);
  const first = messages.take(start + 2000);
  expect(first).toMatchObject({ nothingNew: false, cover: { from: '2026-11-20T01:00:30.000Z', to: '2026-11-20T01:00:32.000Z' } });
  messages.done(first);
  expect(messages.take(start + 3000).nothingNew).toBe(true);
  messages.offer(line('b'), start + 31_000);
  const second = messages.take(start + 32_000);
  // Listening began within the window of "a": it can never be whole, and stays with what follows.
  expect(said(second.messages)).toEqual(['a', 'b']);
  messages.done(second);
  const third = messages.take(start + 95_000);
  expect(said(third.messages)).toEqual(['b']);
  expect(third.cover.from).toBe('2026-11-20T01:01:00.000Z');
});

it('says that a window ended in which nothing came', () => {
  const messages = queue();
  messages.done(messages.take(start));
  expect(messages.take(start + 29_000).nothingNew).toBe(true);
  expect(messages.take(start + 31_000).nothingNew).toBe(false);
});

it('keeps what a failed poll took', () => {
  const messages = queue();
  messages.offer(line('a'), start + 1);
  messages.take(start + 2);
  expect(said(messages.take(start + 3).messages)).toEqual(['a']);
});

it('drops beyond the rate and the queue, and counts what it dropped once', () => {
  const fast = queue({ maxPerSecond: 2 });
  expect([1, 2, 3].map(() => fast.offer(line('a'), start))).toEqual([true, true, false]);
  expect(fast.offer(line('a'), start + 1000)).toBe(true);
  const full = queue({ maxQueue: 1 });
  expect([1, 2].map(() => full.offer(line('a'), start))).toEqual([true, false]);
  const taken = full.take(start + 10);
  expect(taken.cover.dropped).toBe(1);
  full.done(taken);
  expect(full.take(start + 20).cover.dropped).toBe(0);
});

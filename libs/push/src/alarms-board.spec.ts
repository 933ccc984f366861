import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AlarmsFrame, AlarmStanding, LiveFrame } from '@ioc/contracts';
import { AlarmsBoard } from './alarms-board.js';
import { TopicChannel } from './topic-channel.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const alarm = (id: string, more: Partial<AlarmStanding> = {}) => ({ id, priority: 'p3', state: 'unacknowledged', since: 0, active: true, acknowledged: false, ...more }) as AlarmStanding;

function followed() {
  const frames: AlarmsFrame[] = [];
  const board = new AlarmsBoard();
  const channel = new TopicChannel(board, (frame: LiveFrame) => void frames.push(frame as AlarmsFrame));
  const say = (message: Parameters<AlarmsBoard['apply']>[0]) => {
    board.apply(message);
    channel.changed();
  };
  return { frames, board, say };
}

it('tells a storm of 500 alarms in a minute in at most four frames a second, each alarm by its newest state, and none is lost', () => {
  const { frames, say } = followed();
  for (let index = 0; index < 500; index += 1) {
    say({ alarms: [alarm(`finding/${index}`)], gone: [] });
    say({ alarms: [alarm(`finding/${index}`, { acknowledged: true })], gone: [] });
    vi.advanceTimersByTime(120);
  }
  vi.advanceTimersByTime(1000);
  const told = new Map(frames.flatMap(({ alarms }) => alarms).map((one) => [one.id, one]));
  expect([told.size, [...told.values()].every(({ acknowledged }) => acknowledged)]).toEqual([500, true]);
  expect(frames.length).toBeLessThanOrEqual(4 * 62);
});

it('begins with the most urgent, counts what its bound left out, and tells of rules and load only when they are others', () => {
  const { frames, board, say } = followed();
  const load = { operators: 1, tenMinutes: 3, day: 3, isFlood: false, isOverloaded: false, chattering: [] };
  board.begin({ alarms: [...Array.from({ length: 2001 }, (_, index) => alarm(`finding/${index}`)), alarm('slide', { priority: 'p1' })], total: 2002, rules: [], groups: [], load });
  expect(board.snapshot()).toMatchObject({ total: 2002, load });
  expect(board.snapshot().alarms.slice(0, 1).map(({ id }) => id)).toEqual(['slide']);
  expect(board.snapshot().alarms).toHaveLength(2000);
  say({ alarms: [], gone: ['slide'] });
  vi.advanceTimersByTime(300);
  say({ alarms: [], gone: [], load: { ...load, isFlood: true } });
  vi.advanceTimersByTime(300);
  expect(frames).toMatchObject([{ gone: ['slide'], total: 2001 }, { load: { isFlood: true } }]);
  expect(frames[0]).not.toHaveProperty('load');
});

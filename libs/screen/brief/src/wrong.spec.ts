import type { AlarmStanding, ComponentId, EventState, FeedState, IndicatorInfo } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { doubtsOf, firstOf, overdueOf, whatIsWrong, type ShownFigure, type Doubt } from './wrong.js';

const event = (severity: 1 | 2 | 3 | 4, more: Partial<EventState> = {}) => ({ id: `e${severity}`, severity, component: 'health', title: `t${severity}`, startedAt: 0, ...more }) as EventState;
const figure = (id: string, value: number | null, more: { isHeadline?: boolean; freshness?: 'fresh' | 'stale'; component?: ComponentId; ageMs?: number } = {}): ShownFigure => ({
  indicator: { id, target: { min: 95 }, decimals: 0 } as IndicatorInfo,
  component: more.component ?? 'health',
  isHeadline: more.isHeadline ?? false,
  standing: { value, freshness: more.freshness ?? 'fresh', ageMs: more.ageMs ?? 0 },
});
const alarm = (id: string, more: Partial<AlarmStanding> = {}) => ({ id, rule: id, area: '62', priority: 'p2', state: 'unacknowledged', active: true, acknowledged: false, since: 0, evidence: null, ...more }) as AlarmStanding;
const foundBy = (more: object) => ({ value: null, limit: null, unit: '', reading: null, events: [], feed: null, silent: [], why: { vi: '', en: '' }, ...more });
const doubt: Doubt = { component: 'health', kind: 'staleData', count: 1, oldestMs: 0 };
const names = (items: ReturnType<typeof whatIsWrong>) => items.map((item) => (item.kind === 'alarm' ? item.alarm.id : item.kind === 'event' ? item.event.id : item.kind === 'figure' ? item.figure.indicator.id : 'doubt'));

describe('what is wrong', () => {
  it('is told worst first: critical, high, a headline off target, doubtful data, medium, other figures, and last what only an old figure says', () => {
    const figures = [figure('old', 1, { freshness: 'stale', isHeadline: true }), figure('other', 90), figure('head', 90, { isHeadline: true })];
    expect(names(whatIsWrong({ alarms: [], events: [event(3), event(1), event(2)], figures, doubts: [doubt] }))).toEqual(['e1', 'e2', 'head', 'doubt', 'e3', 'other', 'old']);
  });
  it('is neither what is only told, nor a figure within its target, nor one that never came', () => {
    expect(whatIsWrong({ alarms: [], events: [event(4)], figures: [figure('good', 96), figure('missing', null)], doubts: [] })).toEqual([]);
  });
  it('counts happenings of one kind at one place once', () => {
    const [first] = whatIsWrong({ alarms: [], events: [event(2, { id: 'a' }), event(2, { id: 'b' })], figures: [], doubts: [] });
    expect(first).toMatchObject({ kind: 'event', count: 2 });
  });
});

describe('alarms', () => {
  const facts = { alarms: [], events: [], figures: [], doubts: [] };
  it('stand before happenings of the same urgency while nobody has acknowledged them, of each rule the worst', () => {
    const alarms = [alarm('a'), alarm('seen', { state: 'acknowledged', acknowledged: true }), alarm('b', { priority: 'p1', rule: 'flood' }), alarm('c', { priority: 'p1', rule: 'flood', since: 5 }), alarm('told', { priority: 'p4' })];
    const found = whatIsWrong({ ...facts, alarms, events: [event(1), event(2)] });
    expect(names(found)).toEqual(['b', 'e1', 'a', 'e2']);
    expect(found[0]).toMatchObject({ count: 2 });
  });
  it('say nothing a second time: neither the happening that they were found by, nor the figure', () => {
    const alarms = [alarm('of-event', { evidence: foundBy({ events: ['e1'] }) }), alarm('of-figure', { priority: 'p3', evidence: foundBy({ reading: { indicator: 'head', area: '62', period: 'instant', at: 0 } }) })];
    expect(names(whatIsWrong({ ...facts, alarms, events: [event(1)], figures: [figure('head', 90, { isHeadline: true })] }))).toEqual(['e1', 'of-figure']);
  });
});

describe('the first page', () => {
  const items = whatIsWrong({ alarms: [], events: [event(1), event(2, { id: 'x' }), event(2, { id: 'y', title: 'other' })], figures: [], doubts: [doubt] });
  it('keeps a place for the worst doubt, for old figures must not go unseen', () => {
    const { shown, more } = firstOf(items, 3);
    expect(names(shown)).toEqual(['e1', 'x', 'doubt']);
    expect(more).toBe(1);
  });
  it('leaves nothing off where all has room', () => expect(firstOf(items, 4).more).toBe(0));
});

describe('doubtful data', () => {
  const feed = (more: Partial<FeedState>) => ({ id: 'f', component: 'health', freshness: 'fresh', lastHeardAt: 0, staleAt: 10, outcome: 'ok', rejected: 0, paused: [], ...more }) as FeedState;
  it('is named with the age of the oldest', () => {
    expect(doubtsOf([figure('a', 1, { freshness: 'stale', ageMs: 11_520_000 })], [feed({})], 5)).toEqual([{ component: 'health', kind: 'staleData', count: 1, oldestMs: 11_520_000 }]);
  });
  it('is what a silent feed leaves, and what no feed has ever told', () => {
    expect(doubtsOf([figure('a', 1)], [feed({})], 50_000)).toMatchObject([{ kind: 'staleData', count: 1 }]);
    expect(doubtsOf([figure('a', null)], [feed({ freshness: 'missing', lastHeardAt: null, staleAt: null })], 5)).toMatchObject([{ kind: 'waiting' }]);
  });
  it('is none where everybody is on schedule', () => expect(doubtsOf([figure('a', 1)], [feed({})], 5)).toEqual([]));
});

it('finds what is overdue, longest first', () => {
  const events = [event(3, { id: 'a', dueAt: 50 }), event(3, { id: 'b', dueAt: 20 }), event(3, { id: 'c', dueAt: 200 }), event(3, { id: 'd' })];
  expect(overdueOf(events, 100).map(({ id }) => id)).toEqual(['b', 'a']);
});

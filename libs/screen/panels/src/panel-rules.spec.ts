import type { AlarmStanding, EventState, FeedState, ProvinceInfo } from '@ioc/contracts';
import { createWords, formatsFor, wordsOf } from '@ioc/screen-ui';
import { describe, expect, it } from 'vitest';
import { bannerPlan } from './banner-plan.js';
import { wallCalls, type WallCall } from './wall-calls.js';
import { countOpen, groupEvents } from './event-groups.js';
import { dataTrouble, panelEdge, worstSeverity } from './component-state.js';
import { summariseFeeds } from './feed-summary.js';
import { summaryText } from './feed-ticks.js';
import { sourceName, startedText } from './province-names.js';

const now = 1_000_000;
const feed = (more: Partial<FeedState> = {}): FeedState => ({
  id: 'a',
  name: { vi: 'A', en: 'A' },
  component: 'health',
  organisation: 'syt',
  kind: 'http-json',
  bringsEvents: false,
  freshness: 'fresh',
  everyMs: 200,
  lastRunAt: now,
  lastHeardAt: now,
  staleAt: now + 1000,
  outcome: 'ok',
  fault: null,
  consecutiveFailures: 0,
  rejected: 0,
  readings: 1,
  paused: [],
  latencyMs: 1,
  provenance: 'live',
  ...more,
});
const event = (severity: EventState['severity'], startedAt: number, more: Partial<EventState> = {}): EventState => ({
  id: `${severity}-${startedAt}`,
  feed: 'a',
  component: 'security-traffic',
  kind: 'x',
  title: 't',
  severity,
  status: 'open',
  startedAt,
  receivedAt: startedAt,
  provenance: 'live',
  ...more,
});

describe('feeds, counted', () => {
  const feeds = [
    feed(),
    feed({ id: 'late', lastHeardAt: now - 800, staleAt: now + 200 }),
    feed({ id: 'stale', lastHeardAt: now - 5000, staleAt: now - 10, outcome: 'timeout' }),
    feed({ id: 'missing', freshness: 'missing', lastHeardAt: null, staleAt: null, outcome: null }),
    feed({ id: 'partial', outcome: 'partial', rejected: 2 }),
    feed({ id: 'off', freshness: 'off' }),
  ];
  const summary = summariseFeeds(feeds, now);

  it('say what is late, stale, missing and refused, without those switched off', () => {
    expect(summary).toEqual({ total: 5, fresh: 2, late: 1, stale: 1, missing: 1, refused: 2, oldestMs: 5000 });
  });

  it('go on ageing by this clock when no word comes', () => {
    expect(summariseFeeds([feed()], now + 800)).toMatchObject({ fresh: 0, late: 1 });
    expect(summariseFeeds([feed()], now + 1001)).toMatchObject({ late: 0, stale: 1 });
  });

  it('never look better than the server says', () => {
    expect(summariseFeeds([feed({ freshness: 'stale' })], now)).toMatchObject({ fresh: 0, stale: 1 });
  });

  it('are said in the header, the worst first', () => {
    const words = wordsOf('vi', (key, values) => createWords('vi').t(key, values ?? {}));
    expect(summaryText(summary, words)).toBe('2 lỗi · 1 cũ, lâu nhất 5 giây · 1 sắp cũ · 1 chưa có');
    expect(summaryText(summariseFeeds([feed()], now), words)).toBe('mọi nguồn đúng lịch');
  });
});

describe('the state of a panel', () => {
  const none = summariseFeeds([], now);
  it('names a refusal before stale, stale before ageing', () => {
    expect(dataTrouble({ ...none, refused: 1, stale: 2 }, 0)).toEqual({ kind: 'feedFault', count: 1 });
    expect(dataTrouble({ ...none, stale: 2, late: 1 }, 1)).toEqual({ kind: 'staleData', count: 2 });
    expect(dataTrouble({ ...none, late: 1 }, 3)).toEqual({ kind: 'staleData', count: 3 });
    expect(dataTrouble({ ...none, late: 1 }, 0)).toEqual({ kind: 'ageing', count: 1 });
    expect(dataTrouble({ ...none, missing: 1 }, 0)).toEqual({ kind: 'waiting', count: 1 });
    expect(dataTrouble(none, 0)).toBeNull();
  });

  it('counts the worst severity only', () => {
    expect(worstSeverity([event(3, 1), event(2, 2), event(2, 3)])).toEqual({ severity: 2, count: 2 });
    expect(worstSeverity([])).toBeNull();
  });

  it('has an edge by hue for what is wrong outside, by hatch for what we do not know', () => {
    expect(panelEdge(1, { kind: 'feedFault', count: 1 })).toBe('p1');
    expect(panelEdge(3, { kind: 'staleData', count: 1 })).toBe('data');
    expect(panelEdge(3, { kind: 'ageing', count: 1 })).toBe('p3');
    expect(panelEdge(4, null)).toBe('none');
    expect(panelEdge(null, null)).toBe('none');
  });
});

describe('the list of open events', () => {
  it('puts events that say the same of the same place in one row, counted, the most pressing in front', () => {
    const list = [event(2, 9, { title: 'a' }), event(2, 8, { title: 'b' }), event(2, 7, { title: 'a' }), event(2, 6, { title: 'a', area: '608' }), event(3, 5, { title: 'a' })];
    expect(groupEvents(list).map(({ event: { id }, count }) => [id, count])).toEqual([
      ['2-7', 2],
      ['2-8', 1],
      ['2-6', 1],
      ['3-5', 1],
    ]);
    expect(groupEvents(list).reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
    const due = [event(3, 1, { id: 'old', dueAt: 50 }), event(3, 2, { id: 'pressing', dueAt: 20 })];
    expect(groupEvents(due)).toMatchObject([{ event: { id: 'pressing' }, count: 2 }]);
  });

  it('counts incidents apart from what is only told, and says where it cannot', () => {
    expect(countOpen([event(1, 1), event(3, 2), event(4, 3)], 3)).toEqual({ incidents: 2, told: 1, isCut: false });
    expect(countOpen([event(1, 1), event(4, 3)], 9)).toEqual({ incidents: 1, told: 8, isCut: false });
    expect(countOpen([event(1, 1), event(3, 2)], 9)).toEqual({ incidents: 2, told: null, isCut: true });
  });
});

describe('the banner', () => {
  const ids = (events: WallCall[]) => events.map((one) => one.id);
  const plan = (events: EventState[], alarms: AlarmStanding[] = []) => bannerPlan(wallCalls(alarms, events));
  it('is empty when nothing severe is open', () => expect(plan([event(3, 1)]).plates).toEqual([]));
  it('gives the wide plate to the one critical event and the side to the oldest high ones', () => {
    const planned = plan([event(1, 9), event(2, 5), event(2, 3), event(2, 4)]);
    expect(ids(planned.plates)).toEqual(['1-9']);
    expect(ids(planned.side)).toEqual(['2-3', '2-4']);
    expect(planned).toMatchObject({ moreCritical: 0, moreHigh: 1 });
  });
  it('gives a drill the places that nothing real has, and counts it with nothing', () => {
    const drilled = (severity: 1 | 2, startedAt: number) => ({ ...event(severity, startedAt), id: `d-${startedAt}`, drill: 'DT-1' });
    expect(ids(plan([drilled(1, 3), event(1, 9)]).plates)).toEqual(['1-9', 'd-3']);
    expect(plan([drilled(1, 3), event(1, 9), event(1, 8), drilled(2, 1), event(2, 5), event(2, 6), event(2, 7)])).toMatchObject({ plates: [{ id: '1-8' }, { id: '1-9' }], side: [{ id: '2-5' }, { id: '2-6' }], moreCritical: 0, moreHigh: 1 });
    expect(plan([drilled(1, 3), drilled(1, 4), drilled(1, 5)])).toMatchObject({ plates: [{ id: 'd-3' }, { id: 'd-4' }], moreCritical: 0 });
  });
  it('splits for two critical events and counts from three on', () => {
    expect(ids(plan([event(1, 9), event(1, 5)]).plates)).toEqual(['1-5', '1-9']);
    expect(plan([event(1, 9), event(1, 5), event(1, 7)])).toMatchObject({
      plates: [{ id: '1-5' }],
      moreCritical: 2,
    });
  });
  it('lets the oldest high event stand there when nothing is critical', () => {
    const planned = plan([event(2, 5), event(2, 3), event(2, 4), event(2, 6)]);
    expect(ids(planned.plates)).toEqual(['2-3']);
    expect(ids(planned.side)).toEqual(['2-4', '2-5']);
    expect(planned.moreHigh).toBe(1);
  });
  it('calls for an alarm in the place of its event, and for what somebody has acknowledged after what nobody has', () => {
    const alarm = (id: string, acknowledged: boolean, events: string[] = []) => ({ id, priority: 'p1', state: acknowledged ? 'acknowledged' : 'unacknowledged', since: 7, activeSince: 7, active: true, acknowledged, evidence: { events } }) as unknown as AlarmStanding;
    const seen = plan([event(1, 1)], [alarm('slide', true, ['1-1']), alarm('flood', false)]);
    expect(seen.plates.map((call) => [call.id, call.event?.id, call.isUnacknowledged])).toEqual([['flood', undefined, true], ['slide', '1-1', false]]);
  });
});

describe('who and since when', () => {
  const info = {
    province: { timeZone: 'Asia/Ho_Chi_Minh' },
    organisations: [
      { id: 'so-gtvt', name: 'Sở Giao thông vận tải', shortName: 'Sở GTVT', kind: 'department', aliases: [] },
    ],
  } as unknown as ProvinceInfo;
  const feeds = [feed({ id: 'a', organisation: 'so-gtvt' })];
  it('names the agency shortly', () => {
    expect(sourceName(info, event(1, 0, { organisation: 'so-gtvt' }), [])).toBe('Sở GTVT');
    expect(sourceName(info, event(1, 0, { organisation: 'CA tỉnh' }), feeds)).toBe('CA tỉnh');
    expect(
      sourceName(info, event(1, 0, { organisation: 'Văn phòng Ban Chỉ huy phòng, chống thiên tai tỉnh' }), feeds),
    ).toBe('Sở GTVT');
    expect(sourceName(info, event(1, 0), [])).toBe('');
  });
  it('says the day of what began before today, in the province', () => {
    const formats = formatsFor('vi');
    const startedAt = Date.parse('2024-10-15T17:30:00Z');
    expect(startedText(info, startedAt, { now: Date.parse('2024-10-16T16:00:00Z'), formats })).toBe('00:30');
    expect(startedText(info, startedAt, { now: Date.parse('2024-10-16T17:00:00Z'), formats })).toBe('16/10 00:30');
  });
});

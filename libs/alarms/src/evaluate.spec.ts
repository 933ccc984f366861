import type { AlarmRule } from '@ioc/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, watchedBy } from './evaluate.js';
import { passes } from './judge-indicator.js';
import { day, groundOf, happening, hour, minute, noon, reading, river, rule, type Said } from './made-up-ground.js';

const calm = { condition: 'false', active: false } as const;
interface Before {
  condition: 'true' | 'false' | 'unknown';
  active: boolean;
  source?: string;
}
function judge(given: AlarmRule, said: Omit<Said, 'rules'>, { source, ...before }: Before = calm) {
  return evaluate(given, { id: { rule: given.id, area: '99', ...(source === undefined ? {} : { source }) }, ...before }, groundOf({ rules: [given], ...said }));
}
const watching = (when: object) => rule({ when });

describe('an overdue directive', () => {
  const late = { id: 'NV-12', title: 'Thông đường 24', organisation: 'Sở GTVT', deadline: Date.UTC(2026, 10, 23, 4), drill: null };
  const overdue = rule({ when: { kind: 'overdue-directives' } });
  it('calls by itself, with its number, its organisation and its deadline in the time of the province', () => {
    const found = judge(overdue, { overdue: [late] }, { ...calm, source: 'NV-12' });
    expect([found.condition, found.evidence.why.vi]).toEqual(['true', 'NV-12 “Thông đường 24”, Sở GTVT: hạn 11:00 23/11/2026 đã qua, chưa báo xong.']);
    expect(watchedBy(overdue, groundOf({ rules: [overdue], overdue: [late] }))).toEqual([{ area: '99', source: 'NV-12' }]);
  });
  it('returns when it is done or put off, whoever is silent', () => {
    expect(judge(overdue, { overdue: [], feeds: { sensors: 'stale' } }, { condition: 'true', active: true, source: 'NV-12' }).condition).toBe('false');
  });
});

describe('a limit', () => {
  it.each([
    [3, false, 'true'],
    [2.9, false, 'false'],
    [2.9, true, 'true'],
    [2.1, true, 'true'],
    [2, true, 'false'],
  ])('at 3 that clears at 2 finds %s, after it was %s, to be %s', (value, was, condition) => {
    expect(judge(watching(river), { series: { 'river-level/99': reading(value) } }, { condition: was ? 'true' : 'false', active: was }).condition).toBe(condition);
  });

  it('never changes its mind inside the dead band, on either side', () => {
    const bound = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(bound, fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.boolean(), ([limit, width, upwards], share, was) => {
        const clear = upwards ? limit - width : limit + width;
        const within = clear + (limit - clear) * share;
        return passes(within, { clear, unit: '', ...(upwards ? { atLeast: limit } : { atMost: limit }) }, was) === was;
      }),
    );
  });

  it('changes its mind at most once on a way that goes one way', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, size: 'max', maxLength: 60 }), (values) => {
        const way = [...values].sort((a, b) => a - b).map((value) => value / 10);
        const said = way.reduce<boolean[]>((all, value) => [...all, passes(value, { atLeast: 3, clear: 2, unit: 'm' }, all.at(-1) ?? false)], []);
        return said.filter((one, index) => index > 0 && one !== said[index - 1]).length <= 1;
      }),
    );
  });

  it('says by what it was found, in one sentence', () => {
    const { evidence } = judge(watching(river), { series: { 'river-level/99': reading(3.25) } });
    expect(evidence).toEqual({
      value: 3.25,
      limit: 2,
      unit: 'm',
      reading: { indicator: 'river-level', area: '99', period: 'instant', at: noon },
      events: [],
      feed: 'sensors',
      silent: [],
      why: { vi: 'river-level, Toàn tỉnh: 3,3 m; báo khi ≥ 3, trở lại khi ≤ 2.', en: 'river-level, Toàn tỉnh: 3.3 m; raised at ≥ 3, returned at ≤ 2.' },
    });
  });
});

describe('what is not known', () => {
  const storm = { condition: 'true', active: true } as const;
  it.each<[string, Omit<Said, 'rules'>, string]>([
    ['never came', {}, 'chưa có số liệu'],
    ['is known to be missing', { series: { 'river-level/99': reading(null) } }, 'nguồn nói không có số'],
    ['is older than its schedule', { series: { 'river-level/99': reading(1, { staleAt: noon - 1 }) } }, 'đã cũ'],
    ['comes from a feed that is silent', { series: { 'river-level/99': reading(1) }, feeds: { sensors: 'stale' } }, 'im lặng'],
    ['comes from a feed that was never heard', { series: { 'river-level/99': reading(1) }, feeds: { sensors: 'missing' } }, 'im lặng'],
  ])('is unknown, neither good nor bad: a value that %s', (_, said, why) => {
    const found = judge(watching(river), said, storm);
    expect(found.condition).toBe('unknown');
    expect(found.evidence.why.vi).toContain(why);
  });

  it('goes back to what it was: between the limits an active alarm is found to be so again', () => {
    const between = { series: { 'river-level/99': reading(2.5) } };
    expect(judge(watching(river), between, { condition: 'unknown', active: true }).condition).toBe('true');
    expect(judge(watching(river), between, { condition: 'unknown', active: false }).condition).toBe('false');
  });

  it('is a formula, while one of the feeds behind it is silent', () => {
    const share = watching({ kind: 'limit', indicator: 'share', atLeast: 5, clear: 1, unit: 'm' });
    const series = { 'share/99': reading(9, { feed: 'derived' }) };
    expect(judge(share, { series }).condition).toBe('true');
    expect(judge(share, { series, feeds: { treasury: 'stale' }, heard: { treasury: noon - hour } })).toMatchObject({ condition: 'unknown', evidence: { silent: [{ feed: 'treasury', since: noon - hour }], why: { vi: expect.stringContaining('(treasury)') as string } } });
  });
});

describe('what is measured before it is compared', () => {
  const past = [
    { at: noon - 4 * hour, value: 10 },
    { at: noon - 3 * hour, value: 20 },
    { at: noon - hour, value: 55 },
  ];
  const rain = { kind: 'change', indicator: 'rainfall', within: 'PT3H', unit: 'm' };
  const monthEnd = (year: number, month: number) => Date.UTC(year, month) - 7 * hour;
  const revenue = (value: number, more: object = {}) => ({ 'revenue/99': reading(value, { feed: 'treasury', period: '2026-06', at: monthEnd(2026, 6), staleAt: noon + day, ...more }) });
  // 181 of 365 days have passed at the end of June.
  const halfYear = 181 / 365;

  it.each<[string, object, Omit<Said, 'rules'>, number]>([
    ['the change since three hours ago', { ...rain, atLeast: 50, clear: 20 }, { series: { 'rainfall/99': reading(75, { past }) } }, 55],
    ['the same in per cent', { ...rain, by: 'percent', atLeast: 50, clear: 20 }, { series: { 'rainfall/99': reading(75, { past }) } }, 275],
    ['how far the ceiling is passed', { kind: 'deviation', indicator: 'river-level', from: 'target', atLeast: 1, clear: 0, unit: 'm' }, { series: { 'river-level/99': reading(2.5) } }, 0.5],
    ['nothing, where the target is met', { kind: 'deviation', indicator: 'river-level', from: 'target', atLeast: 1, clear: 0, unit: 'm' }, { series: { 'river-level/99': reading(1) } }, 0],
    ['how far behind the year\'s plan it is', { kind: 'deviation', indicator: 'revenue', from: 'plan', atMost: -10, clear: -5, unit: 'm' }, { series: revenue(500) }, 500 - 1200 * halfYear],
    ['what the pace so far makes of the year', { kind: 'forecast', indicator: 'revenue', method: 'run-rate', by: 'percent', atMost: -10, clear: -5, unit: '%' }, { series: revenue(500) }, (500 / halfYear / 1200 - 1) * 100],
    [
      // 100 on each of the days 0, 10, 20 more; 184 days to the end of the year.
      'where the line through the last values ends',
      { kind: 'forecast', indicator: 'revenue', method: 'line', atMost: -10, clear: -5, unit: 'm' },
      { series: revenue(300, { past: [{ at: monthEnd(2026, 6) - 20 * day, value: 100 }, { at: monthEnd(2026, 6) - 10 * day, value: 200 }] }) },
      300 + 184 * 10 - 1200,
    ],
    [
      'the same day of the year before',
      { kind: 'deviation', indicator: 'cases', from: 'same-period', by: 'percent', atLeast: 50, clear: 20, unit: '%' },
      { series: { 'cases/99': reading(9, { feed: 'cdc', past: [{ at: noon - 366 * day, value: 1 }, { at: noon - 365 * day, value: 6 }, { at: noon - 364 * day, value: 2 }] }) } },
      50,
    ],
  ])('is %s', (...[, when, said, value]) => expect(judge(watching(when), said).evidence.value).toBeCloseTo(value, 9));

  it.each<[string, object, Omit<Said, 'rules'>, string]>([
    ['nothing before', { ...rain, atLeast: 50, clear: 20 }, { series: { 'rainfall/99': reading(75) } }, 'chưa có số của kỳ để so'],
    ['a share of zero', { ...rain, by: 'percent', atLeast: 50, clear: 20 }, { series: { 'rainfall/99': reading(75, { past: [{ at: noon - 3 * hour, value: 0 }] }) } }, 'là 0'],
    ['a forecast in January', { kind: 'forecast', indicator: 'revenue', method: 'run-rate', atMost: -10, clear: -5, unit: 'm' }, { series: revenue(500, { at: monthEnd(2026, 1) }) }, 'chưa đủ để dự báo'],
    ['a line through two points', { kind: 'forecast', indicator: 'revenue', method: 'line', atMost: -10, clear: -5, unit: 'm' }, { series: revenue(300, { past: [{ at: noon - 200 * day, value: 100 }] }) }, 'chưa có số của kỳ để so'],
  ])('is unknown: %s', (...[, when, said, why]) => {
    expect(judge(watching(when), said)).toMatchObject({ condition: 'unknown', evidence: { why: { vi: expect.stringContaining(why) } } });
  });

  it('counts December\'s figure to the year that it ends', () => {
    const december = revenue(1200, { period: '2026-12', at: monthEnd(2026, 12), staleAt: noon + 100 * day });
    expect(judge(watching({ kind: 'deviation', indicator: 'revenue', from: 'plan', atMost: -10, clear: -5, unit: 'm' }), { series: december }).evidence.value).toBeCloseTo(0, 9);
  });
});

describe('silence', () => {
  const silent = watching({ kind: 'no-data', feeds: 'all' });
  it.each([
    ['fresh', 'false'],
    ['late', 'false'],
    ['stale', 'true'],
    ['missing', 'true'],
    ['off', 'false'],
  ] as const)('of a feed that is %s is %s', (freshness, condition) => expect(judge(silent, { feeds: { cdc: freshness } }, { ...calm, source: 'cdc' }).condition).toBe(condition));

  it('of a feed that nobody has looked at yet is unknown', () => {
    const unseen = { ...groundOf({ rules: [silent] }), feeds: new Map() };
    expect(evaluate(silent, { id: { rule: silent.id, area: '99', source: 'cdc' }, ...calm }, unseen).condition).toBe('unknown');
  });

  it('of a feed that the pack has no more is not waited for', () => {
    expect(judge(silent, {}, { condition: 'true', active: true, source: 'nobody' }).condition).toBe('false');
  });

  it('of a figure is true when it never came or its schedule is missed, and its feed does not matter once it was heard', () => {
    const late = watching({ kind: 'no-data', indicator: 'revenue' });
    expect(judge(late, {}).condition).toBe('true');
    expect(judge(late, { feeds: { treasury: 'stale' } }).condition).toBe('true');
    expect(judge(late, { feeds: { treasury: 'missing' } }).condition).toBe('unknown');
    expect(judge(late, { series: { 'revenue/99': reading(1, { staleAt: noon - 1 }) } }).condition).toBe('true');
    expect(judge(late, { series: { 'revenue/99': reading(1) }, feeds: { treasury: 'stale' } }).condition).toBe('false');
  });
});

describe('a pattern of events', () => {
  const attacked = watching({ kind: 'events', events: 'security-alert', severity: 2, per: 'place', count: 3, within: 'PT10M' });
  const on = (place: string, ...agos: number[]) => agos.map((ago, index) => happening(`soc/${place}-${index}`, { place, startedAt: noon - ago * minute }));

  it.each([
    ['three within ten minutes', on('may-01', 1, 5, 9.9), 'true'],
    ['the third ten minutes ago', on('may-01', 1, 5, 10), 'false'],
    ['three on two machines', [...on('may-01', 1, 2), ...on('may-02', 3)], 'false'],
    ['one of them less severe', [...on('may-01', 1, 2), happening('soc/low', { place: 'may-01', severity: 3 })], 'false'],
    ['one of another kind', [...on('may-01', 1, 2), happening('soc/else', { place: 'may-01', kind: 'disaster-alert' })], 'false'],
  ])('finds %s to be so', (_, events, condition) => expect(judge(attacked, { events }, { ...calm, source: 'may-01' }).condition).toBe(condition));

  it('is unknown while the feed is silent, whatever was heard before', () => {
    expect(judge(attacked, { events: on('may-01', 1, 2, 3), feeds: { soc: 'stale' } }, { ...calm, source: 'may-01' }).condition).toBe('unknown');
  });

  it('counts what is open, with one of the words, where no time is said', () => {
    const slide = watching({ kind: 'events', events: 'disaster-alert', severity: 1, words: ['Sạt lở'], per: 'event' });
    const event = happening('sensors/1', { kind: 'disaster-alert', severity: 1, title: 'SẠT LỞ chặn đường' });
    const found = (more: object) => judge(slide, { events: [{ ...event, ...more }] }, { ...calm, source: 'sensors/1' }).condition;
    expect([found({}), found({ status: 'closed' }), found({ title: 'Lũ' }), found({ severity: 2 })]).toEqual(['true', 'false', 'false', 'false']);
  });
});

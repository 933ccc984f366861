import type { Outlook } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import { day, groundOf, hour, noon, reading, rule, type Said } from './made-up-ground.js';

/** Monday 23 November, in the time of the province. */
const today = noon - 12 * hour;
const outlook: Outlook = {
  ...{ indicator: 'cases', area: '99', unit: 'm', step: 'day', level: 0.9973, madeAt: noon, model: { name: 'm', version: '1' } },
  history: { from: today - 56 * day, to: today, steps: 56, filled: 0, seasons: [7] },
  points: [{ from: today, to: today + day, value: 5, lower: 2, upper: 9 }],
  ...{ periodEndsAt: today + 8 * day, simulated: false, none: null },
};
const unusual = rule({ when: { kind: 'unusual', indicator: 'cases' } });
const cases = (value: number | null, more: object = {}) => ({ 'cases/99': reading(value, { feed: 'cdc', period: '2026-11-23', at: today + day, staleAt: today + 3 * day, ...more }) });
function judge(said: Omit<Said, 'rules'>, condition: 'true' | 'false' | 'unknown' = 'false') {
  return evaluate(unusual, { id: { rule: unusual.id, area: '99' }, condition, active: condition === 'true' }, groundOf({ rules: [unusual], outlook: { 'cases/99': outlook }, ...said }));
}

describe('a rule of what is unusual', () => {
  it('calls for a value outside of the band, with its sentence', () => {
    expect(judge({ series: cases(14) })).toMatchObject({
      condition: 'true',
      evidence: { value: 14, limit: 9, unit: 'm', feed: 'cdc', reading: { indicator: 'cases', period: '2026-11-23' }, why: { vi: 'cases, Toàn tỉnh, ngày 23/11 là 14 m, cao hơn mức 2–9 thường thấy vào thứ Hai (8 tuần gần nhất).' } },
    });
    expect(judge({ series: cases(9) }, 'true').condition).toBe('false');
  });

  it('judges a corrected value anew', () => {
    expect([judge({ series: cases(14) }).condition, judge({ series: cases(4) }, 'true').condition]).toEqual(['true', 'false']);
  });

  it('says that simulated figures are simulated', () => {
    expect(judge({ series: cases(14), outlook: { 'cases/99': { ...outlook, simulated: true } } }).evidence.why.vi).toContain('số liệu mô phỏng');
  });

  it.each<[string, Omit<Said, 'rules'>, string]>([
    ['never came', {}, 'chưa có số liệu'],
    ['is known to be missing', { series: cases(null) }, 'nguồn nói không có số'],
    ['is stale', { series: cases(5, { staleAt: noon - 1 }) }, 'đã cũ'],
    ['comes from a silent feed', { series: cases(5), feeds: { cdc: 'stale' } }, 'im lặng'],
    ['has too short a history', { series: cases(5), outlook: { 'cases/99': { ...outlook, points: [], none: { code: 'too-short', why: { vi: 'lịch sử mới có 12 ngày', en: '12 days' } } } } }, 'chưa rõ, lịch sử mới có 12 ngày.'],
    ['is of a day that nobody has foreseen', { series: cases(5, { period: '2026-11-25', at: today + 3 * day }) }, 'chưa tính được mức thường thấy'],
  ])('is unknown, never normal, for a value that %s', (_, said, why) => {
    for (const before of ['true', 'false'] as const) expect(judge(said, before)).toMatchObject({ condition: 'unknown', evidence: { why: { vi: expect.stringContaining(why) as string } } });
  });

  it('leaves what was found before a restart as it was until somebody has looked', () => {
    expect((['true', 'false', 'unknown'] as const).map((before) => judge({ series: cases(5), outlook: {} }, before).condition)).toEqual(['true', 'false', 'unknown']);
  });
});

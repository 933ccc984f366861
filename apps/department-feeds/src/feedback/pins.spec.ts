import { describe, expect, it } from 'vitest';
import { createWorld } from '../core/world.js';
import { figure, isOverdue, pinnable, withPins } from './pins.js';
import { dvcStream, ReportBook } from './reports.js';
import { dayMs } from '../core/vietnam-time.js';

const now = Date.parse('2026-11-23T16:20:00+07:00');
const natural = () => new ReportBook(createWorld({ seed: 7, now: () => now }), dvcStream).at(now, now - 30 * dayMs);

function listWith(pins: Record<string, number>) {
  return withPins(natural(), { pinned: (indicator, area) => pins[`${indicator}/${area}`] }, now);
}

describe('citizens’ reports of thirty days', () => {
  it('are about 900, of which about 130 are open and a few overdue or lost', () => {
    const reports = natural();
    expect(reports.length).toBeGreaterThan(780);
    expect(reports.length).toBeLessThan(1020);
    expect(figure(reports, 'feedback-open', now)).toBeGreaterThan(90);
    expect(figure(reports, 'feedback-open', now)).toBeLessThan(175);
    expect(figure(reports, 'feedback-overdue', now)).toBeGreaterThan(2);
    expect(figure(reports, 'feedback-overdue', now)).toBeLessThan(30);
    expect(figure(reports, 'feedback-unassigned-24h', now)).toBeLessThan(12);
  });

  it('are nine in ten answered before their deadline', () => {
    const closed = natural().filter((report) => report.status === 'closed');
    const onTime = closed.filter((report) => (report.updatedAt ?? 0) <= report.expectedAt).length;
    expect(onTime / closed.length).toBeGreaterThan(0.9);
    expect(onTime / closed.length).toBeLessThan(1);
  });

  it('stay the same reports on the next poll', () => {
    const ids = (list: ReturnType<typeof natural>) => list.map((report) => report.draft.id);
    expect(ids(natural())).toEqual(ids(natural()));
    expect(new Set(ids(natural())).size).toBe(natural().length);
  });
});

describe('a pinned figure', () => {
  it.each(pinnable.flatMap((indicator) => [0, 3, 57, 210].map((value) => [indicator, value] as const)))(
    '%s = %i is counted exactly',
    (indicator, value) => {
      expect(figure(listWith({ [`${indicator}/62`]: value }), indicator, now)).toBe(value);
    },
  );

  it('of a district stays while the province is settled around it', () => {
    const pins = { 'feedback-overdue/608': 19, 'feedback-overdue/62': 41, 'feedback-open/62': 100 };
    const list = listWith({ ...pins, 'feedback-resolved/62': 12, 'feedback-received/62': 33 });
    expect(figure(list, 'feedback-overdue', now)).toBe(41);
    expect(list.filter((report) => report.draft.district.code === '608' && isOverdue(report, now))).toHaveLength(19);
    expect(figure(list, 'feedback-open', now)).toBe(100);
    expect(figure(list, 'feedback-resolved', now)).toBe(12);
    expect(figure(list, 'feedback-received', now)).toBe(33);
  });

  it('never makes a time that has not come yet, nor two reports of one number', () => {
    const list = listWith({ 'feedback-received/62': 80, 'feedback-overdue/62': 90, 'feedback-unassigned-24h/62': 12 });
    expect(list.every((report) => report.requestedAt <= now && (report.updatedAt ?? 0) <= now)).toBe(true);
    expect(new Set(list.map((report) => report.draft.id)).size).toBe(list.length);
  });
});

it.each(['2026-11-23T00:00:30+07:00', '2026-11-22T12:00:00+07:00', '2026-11-23T23:59:58+07:00'])(
  'pins hold at %s too',
  (time) => {
    const at = Date.parse(time);
    const pins: Record<string, number> = {
      'feedback-received': 21,
      'feedback-resolved': 9,
      'feedback-open': 150,
      'feedback-overdue': 44,
      'feedback-unassigned-24h': 6,
    };
    const book = new ReportBook(createWorld({ seed: 5, now: () => at }), dvcStream);
    const pinned = (indicator: string, area: string) => (area === '62' ? pins[indicator] : undefined);
    const list = withPins(book.at(at, at - 30 * dayMs), { pinned }, at);
    for (const indicator of pinnable)
      expect([indicator, figure(list, indicator, at)]).toEqual([indicator, pins[indicator]]);
  },
);

import type { TrendAnswer, TrendPoint } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { drawnLine, nearestPlace, placesOf, remarksOf, shownLines } from './lines.js';

const span = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
const point = (day: number, more: Partial<TrendPoint> = {}): TrendPoint => {
  const at = `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  return { at, over: at, period: 'instant', value: day, ...more };
};
const answer: TrendAnswer = {
  ...{ indicator: 'beds', bucket: 'none', value: 'mean', compare: 'before', ...span, readAt: span.to },
  lines: [
    { area: '608', compare: 'none', ...span, points: [point(1), point(2, { revision: 1 }), point(5, { gap: true, status: 'estimate' })] },
    { area: '610', compare: 'none', ...span, points: [point(3, { value: null })] },
    { area: '608', compare: 'before', ...span, points: [point(2)] },
  ],
};
const [first, second, past] = shownLines(answer);

it('knows what lies beside what, and draws both alike', () => {
  expect([first?.series, second?.series, past?.series]).toEqual(['608', '610', '608']);
  expect([first?.stroke, second?.stroke, past?.stroke]).toEqual([0, 1, 0]);
  expect([first?.isPast, past?.isPast]).toEqual([false, true]);
});

it('breaks a line before a point that has a gap before it, and marks what is less than certain', () => {
  const { points } = drawnLine(first!, 'none');
  expect(points.map(({ value, mark }) => [value, mark])).toEqual([[1, undefined], [2, 'diamond'], [null, undefined], [5, 'hollow']]);
});

it('draws a period within itself, not where the next one begins', () => {
  const monthly = { ...first!, line: { ...first!.line, points: [point(1, { period: '2026-10' })] } };
  expect(drawnLine(monthly, 'none').points[0]?.at).toBe(Date.parse('2026-11-01T00:00:00Z') - 1);
});

it('goes over the places of all lines, to the nearest of where somebody points', () => {
  const places = placesOf(shownLines(answer));
  expect(places).toHaveLength(4);
  expect(nearestPlace(places, Date.parse('2026-11-04T13:00:00Z'))).toBe(Date.parse('2026-11-05T00:00:00Z'));
});

it('says what is to be known of the points', () => expect(remarksOf(answer)).toEqual([['estimated', 1], ['revised', 1], ['missing', 1], ['gaps', 1]]));

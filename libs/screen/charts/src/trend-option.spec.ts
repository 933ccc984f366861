import { describe, expect, it } from 'vitest';
import { trendOption, type ChartTheme, type TrendContent } from './trend-option.js';

const theme: ChartTheme = { remPx: 10, font: 'sans', ink: '#fff', label: '#bbb', line: '#333' };
const line = (...values: (number | null)[]) => ({ name: 'a', points: values.map((value, at) => ({ at, value })) });
const content = (more: Partial<TrendContent>): TrendContent => ({ lines: [line(90, 92)], target: null, from: 0, to: 9, step: 1, number: String, day: String, ...more });
const target = (value: number) => ({ target: { value, label: 'mục tiêu' } });

interface Drawn {
  yAxis: { min?: number; max?: number; minInterval: number };
  series: { data: unknown[]; connectNulls: boolean; markLine?: object; markPoint?: { data: { coord: unknown[] }[] }; showSymbol: boolean }[];
}
const drawn = (more: Partial<TrendContent>) => trendOption(content(more), theme) as unknown as Drawn;

describe('a trend', () => {
  it('breaks its line where nothing is known, and marks the newest value', () => {
    const [series] = drawn({ lines: [line(1, null, 3, null)] }).series;
    expect(series?.data).toEqual([[0, 1], [1, null], [2, 3], [3, null]]);
    expect(series?.connectNulls).toBe(false);
    expect(series?.markPoint?.data[0]?.coord).toEqual([2, 3]);
  });
  it('takes a near target onto its scale, and lets a far one not flatten it', () => {
    expect(drawn(target(95)).yAxis).toMatchObject({ max: 95 });
    expect(drawn(target(88)).yAxis).toMatchObject({ min: 88 });
    expect(drawn(target(400)).yAxis).not.toHaveProperty('max');
    expect(drawn(target(91)).yAxis).not.toHaveProperty('max');
  });
  it('writes beside its target where the line does not begin', () => {
    const position = (...values: number[]) => (drawn({ lines: [line(...values)], ...target(150) }).series[0]?.markLine as { label: { position: string } }).label.position;
    expect([position(155, 140), position(140, 155)]).toEqual(['insideStartBottom', 'insideStartTop']);
    // Below the lowest of all there is the time axis.
    expect(position(155, 160)).toBe('insideStartTop');
  });
  it('marks the target and the newest value on the line that is meant alone', () => {
    const [first, second] = drawn({ lines: [line(1, 2), line(3, 4)], ...target(2) }).series;
    expect([first?.markLine, second?.markLine].map(Boolean)).toEqual([true, false]);
  });
  it('shows a single value, which no line can', () => expect(drawn({ lines: [line(5)] }).series[0]?.showSymbol).toBe(true));
  it('parts its axis no finer than the figures know', () => expect(drawn({ step: 0.01 }).yAxis.minInterval).toBe(0.01));
});

import { describe, expect, it } from 'vitest';
import { compareOption, type CompareContent, type CompareLine, type ComparePoint } from './compare-option.js';
import type { ChartTheme } from './trend-option.js';

const theme: ChartTheme = { remPx: 10, font: 'sans', ink: '#fff', label: '#bbb', line: '#333' };
const points = (...values: (number | null)[]): ComparePoint[] => values.map((value, at) => ({ at, value }));
const line = (key: string, more: Partial<CompareLine> = {}): CompareLine => ({ key, dash: [], isPast: false, points: points(90, 92), ...more });
const content = (more: Partial<CompareContent>): CompareContent => ({ lines: [line('a')], chosen: 'a', targets: [], from: 0, to: 9, step: 1, number: String, day: String, ...more });

interface Item {
  value: [number, number | null];
  symbol: string;
}
interface Drawn {
  yAxis: { min?: number; max?: number };
  series: { data: Item[]; z: number; connectNulls: boolean; lineStyle: { color: string; width: number; type: unknown }; markLine?: { data: { yAxis: number }[] } }[];
}
const drawn = (more: Partial<CompareContent>) => compareOption(content(more), theme) as unknown as Drawn;
const symbols = (of: ComparePoint[]) => drawn({ lines: [line('a', { points: of })] }).series[0]?.data.map(({ symbol }) => symbol);

describe('lines that are compared', () => {
  it('tell apart by dashes, and the one that is meant by ink, weight and by lying above', () => {
    const [meant, other, past] = drawn({ lines: [line('a'), line('b', { dash: [6, 4] }), line('c', { isPast: true })] }).series;
    expect(meant?.lineStyle).toEqual({ color: '#fff', width: 3, type: 'solid' });
    expect(other?.lineStyle).toEqual({ color: '#bbb', width: 2, type: [6, 4] });
    expect(past?.lineStyle.width).toBe(1.5);
    expect(meant?.z).toBeGreaterThan(other?.z ?? Infinity);
  });

  it('break where nothing is known, and show a value between two gaps as a point', () => {
    const many = points(...Array.from({ length: 130 }, (_, nth) => (nth === 1 || nth === 3 ? null : nth)));
    expect(drawn({ lines: [line('a', { points: many })] }).series[0]?.connectNulls).toBe(false);
    expect(symbols(many)?.slice(0, 5)).toEqual(['circle', 'none', 'circle', 'none', 'none']);
  });

  it('mark each value while there are few, and what is uncertain or was corrected always', () => {
    expect(symbols(points(1, 2, 3))).toEqual(['circle', 'circle', 'circle']);
    const many = points(...Array.from({ length: 130 }, (_, nth) => nth));
    many[10] = { at: 10, value: 10, mark: 'hollow' };
    many[20] = { at: 20, value: 20, mark: 'diamond' };
    const seen = symbols(many) ?? [];
    expect([seen[9], seen[10], seen[20]]).toEqual(['none', 'emptyCircle', 'diamond']);
  });

  it('hold their targets within the scale, however far they lie, and draw them once', () => {
    const { yAxis, series } = drawn({ lines: [line('a'), line('b')], targets: [{ value: 60, label: 'từ' }, { value: 400, label: 'đến' }] });
    expect(yAxis).toMatchObject({ min: 60, max: 400 });
    expect(series.map(({ markLine }) => markLine?.data.map(({ yAxis: at }) => at))).toEqual([[60, 400], undefined]);
    expect(drawn({ targets: [{ value: 91, label: 'x' }] }).yAxis).not.toHaveProperty('min');
  });

  it('leave the scale alone where there is no value', () => {
    const { yAxis } = drawn({ lines: [line('a', { points: points(null) })], targets: [{ value: 5, label: 'x' }] });
    expect([yAxis.min, yAxis.max]).toEqual([undefined, undefined]);
  });
});

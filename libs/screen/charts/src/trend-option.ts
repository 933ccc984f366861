import type { EChartsCoreOption } from 'echarts/core';
import { dayLabel } from './day-label.js';

/** One line of a chart: values over time, oldest first; null where nothing is known, which breaks the line. */
export interface TrendLine {
  name: string;
  points: readonly { at: number; value: number | null }[];
}

/** Colours of the screen's theme and its unit of length. */
export interface ChartTheme {
  /** Pixels of one rem. */
  remPx: number;
  font: string;
  /** Value, label, hairline. */
  ink: string;
  label: string;
  line: string;
}

export interface TrendContent {
  lines: readonly TrendLine[];
  /** Drawn dotted when it does not flatten the lines. */
  target: { value: number; label: string } | null;
  /** The fixed window, epoch milliseconds. */
  from: number;
  to: number;
  /** The finest difference that the figures know. */
  step: number;
  number(value: number): string;
  day(at: number): string;
}

/** The first line is the one that is meant; the others are there to compare with. */
const strokes: { width: number; type: 'solid' | number[] }[] = [
  { width: 0.5, type: 'solid' },
  { width: 0.35, type: [8, 6] },
];
const faint = { width: 0.35, type: [2, 5] };
const sizes = { text: 4, endDot: 2 };

/** What ECharts is asked to draw: no animation, no legend, no tooltip; a wall is looked at, not touched. Pure. */
export function trendOption(content: TrendContent, theme: ChartTheme): EChartsCoreOption {
  const rem = (n: number) => n * theme.remPx;
  const text = { color: theme.label, fontSize: rem(sizes.text), fontFamily: theme.font };
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: rem(1), right: rem(3), top: rem(3), bottom: rem(1), containLabel: true },
    xAxis: {
      type: 'time',
      min: content.from,
      max: content.to,
      splitNumber: 4,
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { ...text, margin: rem(2.4), hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (at: number) => dayLabel(content, at) },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 3,
      minInterval: content.step,
      ...(near(content) && { min: near(content)?.min, max: near(content)?.max }),
      splitLine: { lineStyle: { color: theme.line, width: rem(0.15) } },
      axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => content.number(value) },
    },
    series: content.lines.map((line, nth) => seriesOf(line, nth, { content, theme })),
  };
}

/** The target joins the scale only when that leaves the lines at least a third of the height. */
function near({ lines, target }: TrendContent): { min?: number; max?: number } | null {
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  if (!target || values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (target.value >= low && target.value <= high) return null;
  const isNear = Math.max(high, target.value) - Math.min(low, target.value) <= 3 * (high - low || Math.abs(target.value) * 0.02);
  if (!isNear) return null;
  return target.value < low ? { min: target.value } : { max: target.value };
}

function seriesOf({ name, points }: TrendLine, nth: number, { content, theme }: { content: TrendContent; theme: ChartTheme }): object {
  const { width, type } = strokes[nth] ?? faint;
  const rem = (n: number) => n * theme.remPx;
  return {
    name,
    type: 'line',
    data: points.map(({ at, value }) => [at, value]),
    // A line alone cannot show a single value.
    showSymbol: points.length < 2,
    symbolSize: rem(sizes.endDot),
    connectNulls: false,
    lineStyle: { color: nth === 0 ? theme.ink : theme.label, width: rem(width), type },
    itemStyle: { color: nth === 0 ? theme.ink : theme.label },
    ...(nth === 0 && marksOf(points, { content, theme })),
  };
}

/** A dot at the newest value, and the target. */
function marksOf(points: TrendLine['points'], { content, theme }: { content: TrendContent; theme: ChartTheme }): object {
  const last = points.findLast(({ value }) => value !== null);
  return {
    ...(last && { markPoint: { symbol: 'circle', symbolSize: sizes.endDot * theme.remPx, label: { show: false }, data: [{ coord: [last.at, last.value] }] } }),
    ...(content.target && { markLine: targetLine(content.target, theme, hasRoomBelow(points, content.target.value)) }),
  };
}

/**
 * Where the line begins above its target, the target's words stand below it: they begin at the same edge. Not where the target is the lowest of all,
 * for below it the words of the time axis begin.
 */
function hasRoomBelow(points: TrendLine['points'], target: number): boolean {
  const values = points.flatMap(({ value }) => value ?? []);
  const [first] = values;
  return first !== undefined && first >= target && values.some((value) => value < target);
}

function targetLine({ value, label }: NonNullable<TrendContent['target']>, { remPx, label: color, font }: ChartTheme, isBelow: boolean): object {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color, type: 'dotted', width: 0.4 * remPx },
    label: { formatter: label, position: isBelow ? 'insideStartBottom' : 'insideStartTop', color, fontSize: sizes.text * remPx, fontFamily: font },
    data: [{ yAxis: value }],
  };
}

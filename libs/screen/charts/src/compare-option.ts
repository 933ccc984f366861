import type { EChartsCoreOption } from 'echarts/core';
import { dayLabel } from './day-label.js';
import type { ChartTheme } from './trend-option.js';

/** One value of a line; `null` breaks it. */
export interface ComparePoint {
  /** Place on the axis, epoch milliseconds. */
  at: number;
  value: number | null;
  /** Drawn so that it is seen to be less than certain, or to have been corrected. */
  mark?: 'hollow' | 'diamond' | undefined;
}

export interface CompareLine {
  key: string;
  /** Dashes tell lines apart, not hues: hue belongs to what is wrong in the province. In pixels; empty for a whole line. */
  dash: readonly number[];
  /** Laid beside the others from another time: drawn thin. */
  isPast: boolean;
  points: readonly ComparePoint[];
}

export interface CompareContent {
  lines: readonly CompareLine[];
  /** The line that is meant: drawn in ink, above the others. */
  chosen: string;
  /** Dotted across, and always within the scale. */
  targets: readonly { value: number; label: string }[];
  from: number;
  to: number;
  step: number;
  number(value: number): string;
  day(at: number): string;
}

/** Above this a mark at each point would hide the line. */
const markedUpTo = 120;
const axisRem = 0.9375;

/** What ECharts is asked to draw, without labels and cursor, which the page lays over it. Pure. */
export function compareOption(content: CompareContent, theme: ChartTheme): EChartsCoreOption {
  const text = { color: theme.label, fontSize: axisRem * theme.remPx, fontFamily: theme.font };
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 4, right: 4, top: 0.75 * theme.remPx, bottom: 0.25 * theme.remPx, containLabel: true },
    xAxis: {
      type: 'time',
      min: content.from,
      max: content.to,
      splitNumber: 8,
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { ...text, margin: 0.6 * theme.remPx, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (at: number) => dayLabel(content, at) },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 5,
      minInterval: content.step,
      ...withTargets(content),
      splitLine: { lineStyle: { color: theme.line, width: 1 } },
      axisLabel: { ...text, formatter: (value: number) => content.number(value) },
    },
    series: content.lines.map((line, nth) => seriesOf(line, { content, theme, isFirst: nth === 0 })),
  };
}

function withTargets({ lines, targets }: CompareContent): { min?: number; max?: number } {
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  const wanted = targets.map(({ value }) => value);
  if (values.length === 0 || wanted.length === 0) return {};
  const low = Math.min(...wanted);
  const high = Math.max(...wanted);
  return { ...(low < lowest(values) && { min: low }), ...(high > -lowest(values.map((value) => -value)) && { max: high }) };
}

/** Thousands of values are more than a call takes arguments. */
function lowest(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function seriesOf(line: CompareLine, { content, theme, isFirst }: { content: CompareContent; theme: ChartTheme; isFirst: boolean }): object {
  const isChosen = line.key === content.chosen;
  const color = isChosen ? theme.ink : theme.label;
  const isSparse = line.points.length <= markedUpTo;
  return {
    type: 'line',
    data: line.points.map((point, nth) => itemOf(point, { color, isSparse, isAlone: standsAlone(line.points, nth) })),
    showSymbol: true,
    connectNulls: false,
    z: isChosen ? 4 : 3,
    lineStyle: { color, width: line.isPast ? 1.5 : isChosen ? 3 : 2, type: line.dash.length === 0 ? 'solid' : [...line.dash] },
    itemStyle: { color },
    ...(isFirst && content.targets.length > 0 && { markLine: targetLines(content.targets, theme) }),
  };
}

/** A value between two gaps, which no line can show. */
function standsAlone(points: readonly ComparePoint[], nth: number): boolean {
  return (points[nth - 1]?.value ?? null) === null && (points[nth + 1]?.value ?? null) === null;
}

function itemOf({ at, value, mark }: ComparePoint, { color, isSparse, isAlone }: { color: string; isSparse: boolean; isAlone: boolean }): object {
  const shape = { symbol: mark === 'hollow' ? 'emptyCircle' : mark === 'diamond' ? 'diamond' : 'circle', symbolSize: mark === 'diamond' ? 11 : mark ? 8 : 5 };
  const isShown = value !== null && (mark !== undefined || isSparse || isAlone);
  return { value: [at, value], ...(isShown ? shape : { symbol: 'none' }), itemStyle: { color } };
}

function targetLines(targets: CompareContent['targets'], { label: color, font, remPx }: ChartTheme): object {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color, type: 'dotted', width: 2 },
    label: { position: 'insideStartTop', color, fontSize: axisRem * remPx, fontFamily: font },
    data: targets.map(({ value, label }) => ({ yAxis: value, label: { formatter: label } })),
  };
}

export { CompareChart, type CompareChartProps } from './compare-chart.js';
export type { CompareLine, ComparePoint } from './compare-option.js';
export { TrendChart, type TrendChartProps, type TrendLine } from './trend-chart.js';

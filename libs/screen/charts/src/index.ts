export { TrendChart, type TrendChartProps, type TrendLine } from './trend-chart.js';

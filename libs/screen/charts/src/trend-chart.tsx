import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, MarkPointComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useRef } from 'react';
import { trendOption, type TrendContent } from './trend-option.js';
import { useChart } from './use-chart.js';

export type { TrendLine } from './trend-option.js';

use([LineChart, GridComponent, MarkLineComponent, MarkPointComponent, SVGRenderer]);

export interface TrendChartProps extends TrendContent {
  /** What is drawn, for who cannot see it. */
  label: string;
}

/** Values over time, on a screen that is looked at. */
export function TrendChart({ label, ...content }: TrendChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  useChart(ref, { option: (theme) => trendOption(content, theme) });
  return <div className="trend-chart" ref={ref} role="img" aria-label={label} />;
}

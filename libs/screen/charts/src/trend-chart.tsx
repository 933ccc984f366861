import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, MarkPointComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { trendOption, type ChartTheme, type TrendContent } from './trend-option.js';

export type { TrendLine } from './trend-option.js';

use([LineChart, GridComponent, MarkLineComponent, MarkPointComponent, SVGRenderer]);

export interface TrendChartProps extends TrendContent {
  /** What is drawn, for who cannot see it. */
  label: string;
}

/** Values over time. One instance for as long as the panel stands: new values are handed to it, nothing is built anew. */
export function TrendChart({ label, ...content }: TrendChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const shown = useRef(content);
  shown.current = content;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const instance = init(element, null, { renderer: 'svg' });
    chart.current = instance;
    const draw = () => instance.setOption(trendOption(shown.current, themeOf(element)), { notMerge: true });
    const observer = new ResizeObserver(() => {
      instance.resize();
      draw();
    });
    observer.observe(element);
    // Night and day exchange the tokens on the root element.
    const light = new MutationObserver(draw);
    light.observe(document.documentElement, { attributes: true, attributeFilter: ['data-light'] });
    return () => {
      observer.disconnect();
      light.disconnect();
      instance.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    if (ref.current && chart.current) chart.current.setOption(trendOption(content, themeOf(ref.current)), { notMerge: true });
  });
  return <div className="trend-chart" ref={ref} role="img" aria-label={label} />;
}

function themeOf(element: Element): ChartTheme {
  const root = getComputedStyle(document.documentElement);
  const token = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
  // Screens of another density than a wall's say how long the wall's unit is on them.
  return { remPx: parseFloat(token('--wall-unit')) || parseFloat(root.fontSize), font: token('--sans') || 'sans-serif', ink: token('--t1'), label: token('--t2'), line: token('--line') };
}

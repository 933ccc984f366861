import { init, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { useEffect, useRef, type RefObject } from 'react';
import type { ChartTheme } from './trend-option.js';

export interface ChartParts {
  /** What is to be drawn now. */
  option(theme: ChartTheme): EChartsCoreOption;
  /** After each drawing: where things stand may have changed. */
  drawn?(chart: EChartsType): void;
}

/**
 * One instance of ECharts for as long as the panel stands: new values are handed to it, nothing is built anew. It follows the
 * size of its element and the screen's light.
 */
export function useChart(ref: RefObject<HTMLElement | null>, parts: ChartParts): RefObject<EChartsType | null> {
  const chart = useRef<EChartsType | null>(null);
  const shown = useRef(parts);
  shown.current = parts;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const instance = init(element, null, { renderer: 'svg' });
    chart.current = instance;
    const draw = () => drawOn(instance, element, shown.current);
    const observer = new ResizeObserver(() => {
      instance.resize();
      draw();
    });
    observer.observe(element);
    // Night and day, and a desk's ground, exchange the tokens on the root element.
    const light = new MutationObserver(draw);
    light.observe(document.documentElement, { attributes: true, attributeFilter: ['data-light', 'data-theme'] });
    return () => {
      observer.disconnect();
      light.disconnect();
      instance.dispose();
      chart.current = null;
    };
  }, [ref]);
  useEffect(() => {
    if (ref.current && chart.current) drawOn(chart.current, ref.current, parts);
  });
  return chart;
}

function drawOn(instance: EChartsType, element: Element, { option, drawn }: ChartParts): void {
  instance.setOption(option(themeOf(element)), { notMerge: true });
  drawn?.(instance);
}

function themeOf(element: Element): ChartTheme {
  const root = getComputedStyle(document.documentElement);
  const token = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
  // Screens of another density than a wall's say how long the wall's unit is on them.
  return { remPx: parseFloat(token('--wall-unit')) || parseFloat(root.fontSize), font: token('--sans') || 'sans-serif', ink: token('--t1'), label: token('--t2'), line: token('--line') };
}

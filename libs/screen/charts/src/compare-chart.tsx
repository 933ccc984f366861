import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { compareOption, type CompareContent } from './compare-option.js';
import { spread } from './spread.js';
import { useChart } from './use-chart.js';

use([LineChart, GridComponent, MarkLineComponent, SVGRenderer]);

export interface CompareChartProps extends CompareContent {
  /** What stands at the end of a line. */
  label(key: string): ReactNode;
  /** Place on the axis that is looked at, epoch milliseconds. */
  cursor: number | null;
  /** A place of the axis was pointed at. */
  onPoint(at: number): void;
}

interface Placed {
  labels: { key: string; y: number }[];
  cursorX: number | null;
}

const labelPx = 22;
const xOnly = { xAxisIndex: 0 };

/** Lines of several areas or spans on one axis, each named at its end, with a cursor that the page moves. */
export function CompareChart({ label, cursor, onPoint, ...content }: CompareChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [placed, setPlaced] = useState<Placed>({ labels: [], cursorX: null });
  const drawn = (chart: EChartsType) => {
    const next = { labels: labelsOf(chart, content), cursorX: cursor === null ? null : xOf(chart, cursor) };
    setPlaced((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next));
  };
  const chart = useChart(ref, { option: (theme) => compareOption(content, theme), drawn });
  usePointer(chart, onPoint);
  return (
    <div className="compare-chart" aria-hidden="true">
      <div className="compare-plot">
        <div className="compare-canvas" ref={ref} />
        {placed.cursorX !== null && <i className="compare-cursor" style={{ transform: `translateX(${placed.cursorX}px)` }} />}
      </div>
      <div className="compare-names">
        {placed.labels.map(({ key, y }) => (
          <span key={key} className="compare-name" data-chosen={key === content.chosen} style={{ transform: `translateY(${y - labelPx / 2}px)` }}>
            {label(key)}
          </span>
        ))}
      </div>
    </div>
  );
}

function labelsOf(chart: EChartsType, { lines }: CompareContent): Placed['labels'] {
  const ends = lines.flatMap(({ key, points }) => {
    const last = points.findLast(({ value }) => value !== null);
    const [, y] = last ? (chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [last.at, last.value ?? 0]) as unknown as number[]) : [];
    return y === undefined || !Number.isFinite(y) ? [] : [{ key, y }];
  });
  const places = spread(ends.map(({ y }) => y), { height: labelPx, top: 0, bottom: chart.getHeight() });
  return ends.map(({ key }, nth) => ({ key, y: Math.round(places[nth] ?? 0) }));
}

function xOf(chart: EChartsType, at: number): number | null {
  const x = chart.convertToPixel(xOnly, at) as unknown as number;
  return Number.isFinite(x) ? Math.round(x) : null;
}

/** Pressing, or dragging with a button down, moves the cursor: a mouse that only passes by does not. */
function usePointer(chart: { current: EChartsType | null }, onPoint: (at: number) => void): void {
  const newest = useRef(onPoint);
  useEffect(() => void (newest.current = onPoint), [onPoint]);
  useEffect(() => {
    const instance = chart.current;
    if (!instance) return;
    const point = ({ offsetX, event }: { offsetX: number; event?: unknown }) => {
      if (event instanceof MouseEvent && event.type === 'mousemove' && event.buttons !== 1) return;
      const at = instance.convertFromPixel(xOnly, offsetX) as unknown as number;
      if (Number.isFinite(at)) newest.current(at);
    };
    const surface = instance.getZr();
    surface.on('mousedown', point);
    surface.on('mousemove', point);
    return () => {
      surface.off('mousedown', point);
      surface.off('mousemove', point);
    };
  }, [chart]);
}

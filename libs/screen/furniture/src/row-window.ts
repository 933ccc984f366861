import { useEffect, useMemo, useRef, useState } from 'react';

/** Rows beyond either edge, so that the arrows and a fast hand always find the next one. */
const spare = 12;
/** Until the first row was measured. */
const guessPx = 36;

export interface RowWindow {
  /** Index of the first row that stands in the page. */
  first: number;
  count: number;
}

/** Which rows are in sight, with some to spare. Pure. Lengths in pixels. */
export function rowWindow(total: number, { top, height, rowPx }: { top: number; height: number; rowPx: number }): RowWindow {
  const first = Math.max(0, Math.min(Math.floor(top / rowPx) - spare, total - 1));
  return { first, count: Math.min(total - first, Math.ceil(height / rowPx) + 2 * spare) };
}

/** Rows of one height within a frame that scrolls. Everything is shown where `enabled` is false. */
export function useRowWindow<Row>(rows: readonly Row[], enabled: boolean) {
  const frame = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 0, rowPx: guessPx });
  useEffect(() => {
    const element = frame.current;
    if (!element || !enabled) return;
    const look = () => {
      const rowPx = element.querySelector('tbody tr[data-row]')?.getBoundingClientRect().height || guessPx;
      setSight((known) => (known.top === element.scrollTop && known.height === element.clientHeight && known.rowPx === rowPx ? known : { top: element.scrollTop, height: element.clientHeight, rowPx }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [enabled, rows]);
  return useMemo(() => {
    if (!enabled) return { frame, first: 0, shown: rows, before: 0, after: 0 };
    const { first, count } = rowWindow(rows.length, sight);
    return { frame, first, shown: rows.slice(first, first + count), before: first * sight.rowPx, after: Math.max(0, rows.length - first - count) * sight.rowPx };
  }, [enabled, rows, sight]);
}

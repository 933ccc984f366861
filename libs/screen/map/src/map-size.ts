import { useLayoutEffect, useState, type RefObject } from 'react';

/** Size of an element and of the wall's unit, pixels. */
export interface MapSize {
  width: number;
  height: number;
  remPx: number;
}

/** `null` until the element was laid out. */
export function useMapSize(ref: RefObject<HTMLElement | null>): MapSize | null {
  const [size, setSize] = useState<MapSize | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const remPx = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0)
        setSize((old) => (same(old, { width, height, remPx }) ? old : { width, height, remPx }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

function same(a: MapSize | null, b: MapSize): boolean {
  return a !== null && a.width === b.width && a.height === b.height && a.remPx === b.remPx;
}

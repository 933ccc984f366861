import { useLayoutEffect, useRef, type RefObject } from 'react';

/** A changed value is underlined for two seconds, then still. */
export const settleMs = 2000;
/** A quiet wall is swept by a timer; a busy one while it marks, so that both cost one paint. */
const sweepAfterMs = settleMs + 200;

const marked = new Map<HTMLElement, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let sweptAtMs = 0;

function mark(element: HTMLElement): void {
  const now = performance.now();
  element.dataset['changed'] = '';
  marked.delete(element);
  marked.set(element, now + settleMs);
  if (now - sweptAtMs > 100) sweep(now);
  timer ??= setTimeout(sweepLater, sweepAfterMs);
}

function sweepLater(): void {
  sweep(performance.now());
  timer = marked.size > 0 ? setTimeout(sweepLater, sweepAfterMs) : undefined;
}

/** The map is in the order of marking: the first that is not due ends the sweep. */
function sweep(now: number): void {
  sweptAtMs = now;
  for (const [element, until] of marked) {
    if (until > now) return;
    delete element.dataset['changed'];
    marked.delete(element);
  }
}

/** Marks the element each time that the text becomes another one; the first text is no change. */
export function useSettle(text: string | null): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const before = useRef(text);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = text;
    if (ref.current && was !== null && text !== null && was !== text) mark(ref.current);
  }, [text]);
  return ref;
}

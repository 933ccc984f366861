import { useEffect, useRef, type RefObject } from 'react';

/** A changed value is underlined for two seconds, then still. */
export const settleMs = 2000;
/** The marks are swept together: one timer for all tiles. */
const sweepMs = 500;

const marked = new Map<HTMLElement, number>();
let sweeping = false;

function mark(element: HTMLElement): void {
  element.dataset['changed'] = '';
  marked.set(element, performance.now() + settleMs);
  if (!sweeping) plan();
}

function plan(): void {
  sweeping = true;
  setTimeout(() => {
    const now = performance.now();
    for (const [element, until] of marked) {
      if (until > now) continue;
      delete element.dataset['changed'];
      marked.delete(element);
    }
    sweeping = false;
    if (marked.size > 0) plan();
  }, sweepMs);
}

/** Marks the element each time that the text becomes another one; the first text is no change. */
export function useSettle(text: string | null): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const before = useRef(text);
  useEffect(() => {
    const was = before.current;
    before.current = text;
    if (ref.current && was !== null && text !== null && was !== text) mark(ref.current);
  }, [text]);
  return ref;
}

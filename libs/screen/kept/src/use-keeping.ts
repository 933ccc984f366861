import { useLink } from '@ioc/screen-live';
import { useEffect, useRef } from 'react';
import type { Kept } from './kept.js';
import { writeKept } from './shelf.js';

/** The first time soon: a screen may be gone a moment later. */
const firstMs = 3000;

/**
 * Keeps what a screen shows as long as its link is up: every `everyMs`, when the page is hidden, and once more when the link is lost.
 * @param gather null where there is nothing to keep, or nothing may be kept
 */
export function useKeeping(screen: string, everyMs: number, gather: () => Kept | null): void {
  const isUp = useLink().status === 'up';
  const asked = useRef(gather);
  useEffect(() => void (asked.current = gather));
  useEffect(() => {
    if (!isUp) return;
    const keep = keeper(screen, () => asked.current());
    const [first, timer] = [setTimeout(keep, firstMs), setInterval(keep, everyMs)];
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', keep);
      keep();
    };
  }, [isUp, screen, everyMs]);
}

/** One write at a time: a slow store gathers no queue. */
function keeper(screen: string, gather: () => Kept | null): () => void {
  let writing = false;
  return () => {
    const kept = writing ? null : gather();
    if (!kept) return;
    writing = true;
    // A full store must not end the screen; the next time may find room.
    void writeKept(screen, kept)
      .catch(() => undefined)
      .finally(() => (writing = false));
  };
}

import { useLink } from '@ioc/screen-live';
import { startTransition, useEffect, useState } from 'react';
import { useEntries } from './brief-query.js';

/** Longer than this nobody looks at a page that says nothing. */
const patienceMs = 2500;

/** True once the first figures and the list of what waits are there, or were waited for long enough; it stays so. @param known the first figures are there */
export function useSettled(known: boolean): boolean {
  const { isFetched } = useEntries();
  const { status } = useLink();
  const [settled, setSettled] = useState(false);
  const isThere = known && (isFetched || status !== 'up');
  useEffect(() => {
    if (settled) return;
    // The largest drawing of the page: in pieces, so that a finger is answered between them.
    const settle = () => startTransition(() => setSettled(true));
    if (isThere) return settle();
    const timer = setTimeout(settle, patienceMs);
    return () => clearTimeout(timer);
  }, [isThere, settled]);
  return settled;
}

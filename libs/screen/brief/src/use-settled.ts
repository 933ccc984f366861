import { useLink } from '@ioc/screen-live';
import { useEffect, useState } from 'react';
import { useEntries } from './brief-query.js';

/** Longer than this nobody looks at a page that says nothing. */
const patienceMs = 2500;

/** True once the first figures and the list of what waits are there, or were waited for long enough; it stays so. @param known the first figures are there */
export function useSettled(known: boolean): boolean {
  const { isFetched } = useEntries();
  const { status } = useLink();
  const [settled, settle] = useState(false);
  const isThere = known && (isFetched || status !== 'up');
  useEffect(() => {
    if (settled) return;
    if (isThere) return settle(true);
    const timer = setTimeout(() => settle(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isThere, settled]);
  return settled || isThere;
}

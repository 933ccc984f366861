import { useLink, useLive } from '@ioc/screen-live';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef } from 'react';
import { useBrief } from './brief-query.js';
import { gatherKept, writeKept, type KeptBrief } from './kept-brief.js';
import { useNews } from './use-news.js';

/** What this page was drawn from before there was a connection; null: nothing was kept. */
export const KeptContext = createContext<KeptBrief | null>(null);

const everyMs = 30_000;
/** The first time soon: who opens the page and drives off has it. */
const firstMs = 3000;

/** Keeps what the page shows as long as it is live, and asks for everything anew once a kept page is connected. */
export function Keeper() {
  const live = useLive();
  const queries = useQueryClient();
  const { status } = useLink();
  const kept = useContext(KeptContext);
  const news = useNews();
  const renewed = useRef(kept === null);
  // The morning brief is kept though nobody has opened it yet.
  useBrief({});
  useEffect(() => {
    if (status !== 'up' || renewed.current) return;
    renewed.current = true;
    void queries.invalidateQueries();
  }, [status, queries]);
  useEffect(() => {
    if (status !== 'up') return;
    const keep = () => {
      const all = gatherKept(live, queries, news);
      // A full store must not end the page; the next time may find room.
      if (all) writeKept(all).catch(() => undefined);
    };
    const [first, timer] = [setTimeout(keep, firstMs), setInterval(keep, everyMs)];
    document.addEventListener('visibilitychange', keep);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', keep);
    };
  }, [status, live, queries, news]);
  return null;
}

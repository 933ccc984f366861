import { offsetMs } from '@ioc/contracts';
import { useLink } from '@ioc/screen-live';
import { useProvince } from '@ioc/screen-ui';
import { createContext, createElement, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { newsSince, noteVisit, storedVisits, type News } from './last-visit.js';

const NewsContext = createContext<News | null>(null);

/** Since when a change is news, the same for all parts of the page. @param kept of a page without connection: what its changes were counted from */
export function NewsProvider({ kept, children }: { kept: News | null; children: ReactNode }) {
  const { utcOffset } = useProvince().province;
  const { status } = useLink();
  const [news, setNews] = useState(() => kept ?? newsSince(storedVisits(Date.now()), offsetMs(utcOffset)));
  const noted = useRef(false);
  useEffect(() => {
    // Looking at what was kept is no visit: nothing new was seen.
    if (status !== 'up' || noted.current) return;
    noted.current = true;
    const found = newsSince(noteVisit(Date.now()), offsetMs(utcOffset));
    setNews((before) => (before.since === found.since && before.isVisit === found.isVisit ? before : found));
  }, [status, utcOffset]);
  return createElement(NewsContext, { value: news }, children);
}

export function useNews(): News {
  const news = useContext(NewsContext);
  if (!news) throw new Error('news were asked for outside of NewsProvider');
  return news;
}

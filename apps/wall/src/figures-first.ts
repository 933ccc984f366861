import { useFeeds } from '@ioc/screen-live';
import { useEffect, useState } from 'react';

/** A feed that is never asked, or never answers, keeps the cameras waiting for so long and no longer. */
const longestMs = 6000;

/** Once they are there, they are there for the life of the page: a feed that is added later stops no camera. */
let areThere = false;

/**
 * Whether every feed has been asked once since the server is there. Until then a wall that was just switched on spends its machine on figures:
 * twelve players would take it from them.
 */
export function useFiguresFirst(): boolean {
  const feeds = useFeeds();
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), longestMs);
    return () => clearTimeout(timer);
  }, []);
  areThere ||= waited || (feeds.length > 0 && feeds.every(({ freshness, lastRunAt }) => freshness === 'off' || lastRunAt !== null));
  return areThere;
}

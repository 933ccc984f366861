import { useFeeds } from '@ioc/screen-live';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** When feeds come or go, the configuration was changed: what a screen knows of areas, indicators and scenes is asked anew. */
export function FollowConfiguration() {
  const queries = useQueryClient();
  const ids = useFeeds().map(({ id }) => id).join(' ');
  const before = useRef('');
  useEffect(() => {
    if (before.current !== '' && ids !== '' && before.current !== ids) {
      for (const queryKey of [['province'], ['indicators'], ['areas']]) void queries.invalidateQueries({ queryKey });
    }
    if (ids !== '') before.current = ids;
  }, [ids, queries]);
  return null;
}

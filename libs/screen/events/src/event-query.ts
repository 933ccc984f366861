import type { EventCounts, EventDetail, EventState } from '@ioc/contracts';
import { useOpenEvents } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { pageOf, pageSize, questionOf } from './event-filters.js';

/** Events come by the second in a storm; a list that moves that often cannot be read. */
const readAtMostEveryMs = 3000;
const readAtLeastEveryMs = 30_000;

/** A page of what the address asks for, and how many there are of it in all. */
export function useEventList() {
  const [search] = useSearchParams();
  useReadAnew();
  const page = pageOf(search);
  // Spans end at the full minute, so that a minute long the same is asked.
  const question = questionOf(search, Math.floor(Date.now() / 60_000) * 60_000);
  const listed = `${question}&limit=${pageSize}&offset=${(page - 1) * pageSize}`;
  const kept = { staleTime: 0, refetchInterval: readAtLeastEveryMs, placeholderData: keepPreviousData };
  const list = useQuery({ ...kept, queryKey: ['events', 'list', listed], queryFn: ({ signal }) => getJson<EventState[]>(`events?${listed}`, signal) });
  const counts = useQuery({ ...kept, queryKey: ['events', 'counts', question], queryFn: ({ signal }) => getJson<EventCounts>(`events/counts?${question.replace(/(^|&)sort=\w+/, '')}`, signal) });
  return { list, counts, page };
}

export function useEventDetail(id: string) {
  return useQuery({ queryKey: ['events', 'detail', id], queryFn: ({ signal }) => getJson<EventDetail>(`events/detail?${new URLSearchParams({ id })}`, signal), enabled: id !== '', staleTime: 0 });
}

/** What is open has changed: lists are read anew, but not more often than a person can follow. */
function useReadAnew(): void {
  const { list } = useOpenEvents();
  const queries = useQueryClient();
  const readAt = useRef(0);
  useEffect(() => {
    const timer = setTimeout(() => {
      readAt.current = Date.now();
      void queries.invalidateQueries({ queryKey: ['events'] });
    }, Math.max(0, readAt.current + readAtMostEveryMs - Date.now()));
    return () => clearTimeout(timer);
  }, [list, queries]);
}

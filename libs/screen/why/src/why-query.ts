import type { WhyAnswer } from '@ioc/contracts';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';
import { askedText, type Asked } from './asked.js';

/** A newest value is asked for anew each time that its drawer opens; a past one does not change while it is looked at. */
export function useWhy(asked: Asked) {
  return useQuery({
    queryKey: ['why', askedText(asked)],
    queryFn: ({ signal }) => getJson<WhyAnswer>(pathOf(asked), signal),
    staleTime: 0,
    gcTime: 60_000,
  });
}

function pathOf({ indicator, area, at, breakdown }: Asked): string {
  const query = new URLSearchParams({ area });
  if (at) query.set('at', at);
  if (breakdown) query.set('breakdown', breakdown);
  return `readings/${encodeURIComponent(indicator)}/why?${query.toString()}`;
}

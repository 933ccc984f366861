import type { IndicatorInfo } from '@ioc/contracts';
import { useQuery } from '@tanstack/react-query';
import { getJson } from './ask-server.js';

/** The indicator catalogue, by id. */
export function useIndicators() {
  return useQuery({
    queryKey: ['indicators'],
    queryFn: async () => new Map((await getJson<IndicatorInfo[]>('indicators')).map((one) => [one.id, one] as const)),
    structuralSharing: false,
  });
}

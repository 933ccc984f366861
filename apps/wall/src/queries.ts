import type { IndicatorInfo, ProvinceInfo } from '@ioc/contracts';
import type { AreaCollection } from '@ioc/screen-map';
import { QueryClient, useQuery } from '@tanstack/react-query';

/** An unattended screen asks until it is answered, at most every five seconds. */
const retryDelayMs = (failures: number) => Math.min(500 * 2 ** failures, 5000);
const timeoutMs = 10_000;

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: true,
        retryDelay: retryDelayMs,
        staleTime: Infinity,
        gcTime: Infinity,
        refetchOnWindowFocus: false,
        // The browser's idea of being online says nothing about a server on the same machine.
        networkMode: 'always',
      },
    },
  });
}

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(`/api/v1/${path}`, { signal: AbortSignal.timeout(timeoutMs) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as T;
}

export function useProvinceInfo() {
  return useQuery({ queryKey: ['province'], queryFn: () => get<ProvinceInfo>('province') });
}

/** By id. */
export function useIndicators() {
  return useQuery({
    queryKey: ['indicators'],
    queryFn: async () => new Map((await get<IndicatorInfo[]>('indicators')).map((one) => [one.id, one] as const)),
    structuralSharing: false,
  });
}

export function useAreas() {
  return useQuery({ queryKey: ['areas'], queryFn: () => get<AreaCollection>('areas.geojson') });
}

import type { AuditPage, AuditState } from '@ioc/contracts';
import { getJson } from '@ioc/screen-queries';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const renewMs = 15_000;
const pageSize = 100;

/** What is looked for, as it stands in the address; empty ones are no filter. */
export type AuditFilter = Record<'text' | 'actor' | 'act' | 'kind' | 'outcome' | 'from' | 'to', string>;

/** The parameters of a filter. A day is asked for up to its end, which is the beginning of the next one by the province's clock. */
export function parametersOf({ from, to, ...filter }: AuditFilter, utcOffset: string): URLSearchParams {
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  const days = { ...(from && { from: `${from}T00:00:00${utcOffset}` }), ...(to && { to: new Date(Date.parse(`${to}T00:00:00${utcOffset}`) + 86_400_000).toISOString() }) };
  return new URLSearchParams([...given, ...Object.entries(days)]);
}

/** @param before number of the entry below which the page begins; null: the newest */
export function useAuditPage(asked: URLSearchParams, before: number | null) {
  const query = new URLSearchParams({ ...Object.fromEntries(asked), limit: String(pageSize), ...(before !== null && { before: String(before) }) });
  return useQuery({
    queryKey: ['audit', String(query)],
    queryFn: ({ signal }) => getJson<AuditPage>(`audit?${query}`, signal),
    ...{ staleTime: 0, placeholderData: keepPreviousData, refetchInterval: before === null ? renewMs : false },
  });
}

export function useAuditState() {
  return useQuery({ queryKey: ['audit', 'state'], queryFn: ({ signal }) => getJson<AuditState>('audit/state', signal), refetchInterval: renewMs });
}

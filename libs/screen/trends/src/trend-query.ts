import type { IndicatorInfo, LatestReading, TrendAnswer } from '@ioc/contracts';
import { askServer, getJson, ProblemError } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';
import { saveFile } from '@ioc/screen-furniture';
import type { Choice } from './choice.js';
import type { settled } from './spans.js';

const renewMs = 60_000;
const newestMs = 30_000;
/** A workbook of twenty thousand rows takes its time. */
const exportPatienceMs = 60_000;

export interface Asked {
  indicator: IndicatorInfo;
  choice: Choice;
  areas: readonly string[];
  span: ReturnType<typeof settled>;
}

/** What the server is asked for, by page and file alike: both have the same figures. */
function questionOf({ choice, areas, span }: Asked): URLSearchParams {
  const question = new URLSearchParams({
    ...{ areas: areas.join(','), bucket: span.bucket, value: choice.value, compare: choice.compare },
    ...{ from: new Date(span.fromMs).toISOString(), to: new Date(span.toMs).toISOString() },
  });
  for (const breakdown of choice.breakdowns) question.append('breakdown', breakdown);
  return question;
}

/** The chosen lines; asked for again each minute while their span goes on. */
export function useTrend(asked: Asked) {
  const question = questionOf(asked).toString();
  const { id } = asked.indicator;
  return useQuery({
    queryKey: ['trend', id, question],
    queryFn: ({ signal }) => getJson<TrendAnswer>(`readings/${id}/trend?${question}`, signal),
    refetchInterval: ({ state }) => (asked.choice.span === 'own' || isRefused(state.error) ? false : renewMs),
    // Other areas or spans of the same figure come without an empty moment between.
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    gcTime: renewMs,
  });
}

/** More points than one answer holds: another choice helps, asking again does not. */
export function isRefused(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 422;
}

/** Newest values of one indicator, of each area and breakdown that has any. */
export function useNewest(indicator: string) {
  return useQuery({
    queryKey: ['newest', indicator],
    queryFn: ({ signal }) => getJson<LatestReading[]>(`readings/latest?${new URLSearchParams({ indicator })}`, signal),
    refetchInterval: newestMs,
    gcTime: renewMs,
  });
}

/** Fetches the file of what is shown and hands it over. @throws as askServer */
export async function saveTrend(asked: Asked, { format, lang }: { format: 'csv' | 'xlsx'; lang: string }): Promise<void> {
  const question = questionOf(asked);
  question.set('format', format);
  question.set('lang', lang);
  const answer = await askServer(`readings/${asked.indicator.id}/trend/export?${question}`, { signal: AbortSignal.timeout(exportPatienceMs) });
  const [, name = `${asked.indicator.id}.${format}`] = /filename="([^"]+)"/u.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  saveFile(name, await answer.blob());
}

import { getJson } from '@ioc/screen-queries';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

const pageSize = 100;

export interface Older<T> {
  rows: readonly T[];
  /** Fetches the next page; absent when there is none. */
  more?: (() => void) | undefined;
  /** Back to the newest page, which goes on moving; absent while it is shown. */
  reset?: (() => void) | undefined;
  pending: boolean;
  error: unknown;
}

export interface OlderProps<T> {
  /** List below `/api/v1/`, asked with `limit` and `before`. */
  path: string;
  /** The newest rows, as they come in. */
  newest: readonly T[];
  /** How many `newest` holds at most: fewer means that there are no older ones. */
  full: number;
  timeOf: (row: T) => number;
}

/** A list that begins with the newest. Older pages stand still: rows that moved between two pages would be lost. */
export function useOlder<T>({ path, newest, full, timeOf }: OlderProps<T>): Older<T> {
  const [held, setHeld] = useState<{ rows: readonly T[]; whole: boolean } | null>(null);
  const rows = held?.rows ?? newest;
  const whole = held?.whole ?? newest.length < full;
  const next = useMutation({
    mutationFn: () => fetchOlder(path, rows, timeOf),
    onSuccess: (page) => setHeld({ rows: [...rows, ...page], whole: page.length < pageSize }),
  });
  return { rows, more: whole ? undefined : () => next.mutate(), reset: held ? () => setHeld(null) : undefined, pending: next.isPending, error: next.error };
}

function fetchOlder<T>(path: string, rows: readonly T[], timeOf: (row: T) => number): Promise<T[]> {
  const last = rows.at(-1);
  const before = last === undefined ? '' : `&before=${encodeURIComponent(new Date(timeOf(last)).toISOString())}`;
  return getJson<T[]>(`${path}?limit=${pageSize}${before}`);
}

/** Every row of a list, page by page. */
export async function fetchAll<T>(path: string, timeOf: (row: T) => number): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const page = await fetchOlder(path, rows, timeOf);
    rows.push(...page);
    if (page.length < pageSize) return rows;
  }
}

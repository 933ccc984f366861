/** Rows of a page. */
export const pageSize = 300;

export const statuses = ['open', 'overdue', 'closed', 'all'] as const;
export const orders = ['worst', 'newest', 'due'] as const;
/** Hours back from now; none: all that is stored. */
export const periods: ReadonlyMap<string, number> = new Map([['24h', 24], ['7d', 168], ['30d', 720]]);

/** What stands in the address and is handed to the server as it is. */
const same = ['component', 'severity', 'area', 'q'] as const;

/** The address as a question to the server: what is open, worst first, where nothing else is said. Pure. */
export function questionOf(search: URLSearchParams, nowMs: number): string {
  const question = new URLSearchParams();
  for (const key of same) {
    const value = search.get(key)?.trim();
    if (value) question.set(key, value);
  }
  const status = search.get('status') ?? 'open';
  if (status !== 'all') question.set('status', status);
  const hours = periods.get(search.get('period') ?? '');
  if (hours) question.set('from', new Date(nowMs - hours * 3_600_000).toISOString());
  question.set('sort', search.get('sort') ?? 'worst');
  return question.toString();
}

/** Pages are counted from 1. */
export function pageOf(search: URLSearchParams): number {
  const page = Number(search.get('page'));
  return Number.isInteger(page) && page > 1 ? page : 1;
}

/** One "vì sao con số này?": a series, and the moment whose value is asked about. */
export interface Asked {
  indicator: string;
  area: string;
  /** ISO moment; absent: the newest. */
  at?: string | undefined;
  breakdown?: string | undefined;
}

/** Key of the address; each one further is a step into an operand. */
export const whyKey = 'why';

/** `tthc-overdue~62`, `tthc-overdue~62~2026-11-23T07:00:00.000Z~channel=zalo` */
export function askedText({ indicator, area, at = '', breakdown = '' }: Asked): string {
  return [indicator, area, at, breakdown].join('~').replace(/~+$/u, '');
}

/** @returns `null` for what names no series */
export function readAsked(text: string): Asked | null {
  const [indicator, area, at, ...breakdown] = text.split('~');
  if (!indicator || !area) return null;
  return { indicator, area, at: at || undefined, breakdown: breakdown.join('~') || undefined };
}

/** The way from the first number to the one that is open. */
export function readTrail(search: URLSearchParams): Asked[] {
  return search.getAll(whyKey).flatMap((text) => readAsked(text) ?? []);
}

/** @returns the address with this trail instead of the one that it has */
export function withTrail(search: URLSearchParams, trail: readonly Asked[]): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete(whyKey);
  for (const asked of trail) next.append(whyKey, askedText(asked));
  return next;
}

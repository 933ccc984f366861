/** What the worker does with a request: the page from the network, or from its store where there is none; a file from its store; or nothing at all. */
export type Handling = 'page' | 'file' | 'leave';

export interface AskedRequest {
  method: string;
  url: string;
  /** The browser opens a page. */
  isPage: boolean;
}

/** The brief's own addresses; the worker knows no others. */
const pages = /^\/brief(?:\/|$)/u;

/**
 * Only the brief's page and the files that it is made of are kept. Answers of the API never are: a figure that was kept
 * would be shown as one of now. Pure.
 * @param files paths of the kept files @param origin of the worker
 */
export function handlingOf({ method, url, isPage }: AskedRequest, files: ReadonlySet<string>, origin: string): Handling {
  const asked = new URL(url);
  if (method !== 'GET' || asked.origin !== origin) return 'leave';
  if (isPage) return pages.test(asked.pathname) ? 'page' : 'leave';
  return files.has(asked.pathname) ? 'file' : 'leave';
}

const prefix = 'rong-brief-shell-';

/** Name of the store of one build's files. */
export function shellName(version: string): string {
  return `${prefix}${version}`;
}

/** Stores of other builds, which nobody asks any more. What the page itself keeps has another name. Pure. */
export function outdated(names: readonly string[], version: string): string[] {
  return names.filter((name) => name.startsWith(prefix) && name !== shellName(version));
}

/** What the worker does with a request: the page from the network, or from its store where there is none; a file from its store; or nothing at all. */
export type Handling = 'page' | 'file' | 'leave';

export interface AskedRequest {
  method: string;
  url: string;
  /** The browser opens a page of its own. A page in a frame is the server's: the next build of a wall, or a small picture of one. */
  isPage: boolean;
}

/** What a worker keeps. */
export interface Shell {
  /** First part of the addresses of its pages; it knows no others. */
  screen: string;
  /** Paths of the kept files. */
  files: ReadonlySet<string>;
  /** Of the worker. */
  origin: string;
}

/**
 * Only a screen's page and the files that it is made of are kept. Answers of the API never are: a figure that was kept
 * would be shown as one of now. Pure.
 */
export function handlingOf({ method, url, isPage }: AskedRequest, { screen, files, origin }: Shell): Handling {
  const asked = new URL(url);
  if (method !== 'GET' || asked.origin !== origin) return 'leave';
  // The page itself is among the files, but is handed out as a page alone: in a frame it would be of an old build.
  if (isPage || asked.pathname === `/${screen}`) return isPage && `${asked.pathname}/`.startsWith(`/${screen}/`) ? 'page' : 'leave';
  return files.has(asked.pathname) ? 'file' : 'leave';
}

const prefixOf = (screen: string) => `rong-${screen}-shell-`;

/** Name of the store of one build's files. */
export function shellName(screen: string, version: string): string {
  return `${prefixOf(screen)}${version}`;
}

/** Stores of the screen's other builds, which nobody asks any more. What the page itself keeps has another name. Pure. */
export function outdated(names: readonly string[], screen: string, version: string): string[] {
  return names.filter((name) => name.startsWith(prefixOf(screen)) && name !== shellName(screen, version));
}

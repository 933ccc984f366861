/** What a push message asks the tablet to show. */
export interface Pushed {
  title: string;
  body: string;
  /** Another message with the same tag takes its place. */
  tag: string;
  /** Where it leads, on this origin and on a page of this screen. */
  path: string;
}

const unread: Pushed = { title: 'Rông', body: '', tag: 'rong', path: '/brief' };

/** Reads what came. A browser shuts out who wakes it and shows nothing: what cannot be read is shown as a message without words. */
export function pushedOf(text: string | undefined, origin: string): Pushed {
  try {
    const { title, body, tag, url } = JSON.parse(text ?? '') as Record<string, unknown>;
    if (typeof title !== 'string' || title === '') return unread;
    return { title, body: wordsOf(body), tag: wordsOf(tag) || unread.tag, path: pathOf(url, origin) };
  } catch {
    return unread;
  }
}

const wordsOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** A message opens pages of the brief and nothing else, whatever it names. */
function pathOf(url: unknown, origin: string): string {
  if (typeof url !== 'string' || !URL.canParse(url, origin)) return unread.path;
  const { pathname, search } = new URL(url, origin);
  return /^\/brief(\/|$)/u.test(pathname) ? pathname + search : unread.path;
}

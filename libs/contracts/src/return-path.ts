const home = '/desk';
const somewhere = 'http://centre.invalid';

/** Where somebody goes after signing in: a page of this centre and nothing else, however it was written. */
export function returnPath(asked: string | undefined): string {
  if (asked === undefined || !asked.startsWith('/') || !URL.canParse(asked, somewhere)) return home;
  const { origin, pathname, search, hash } = new URL(asked, somewhere);
  // Browsers read `//host` and `/\host` as another host; what is left of a path here begins with one slash.
  const isOwn = origin === somewhere && !pathname.startsWith('//');
  return isOwn && !pathname.startsWith('/sign-in') ? `${pathname}${search}${hash}` : home;
}

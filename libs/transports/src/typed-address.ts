import { AdapterFault } from './adapter-fault.js';

/**
 * Refuses what no person's address may be, before anybody is called.
 * @throws AdapterFault `denied`
 */
export function checkTyped(address: string): URL {
  if (!URL.canParse(address)) throw new AdapterFault('denied', 'this is no whole address: write http:// or https:// and a host');
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) throw new AdapterFault('denied', `${url.protocol}// is never called`);
  if (url.username || url.password) throw new AdapterFault('denied', 'an address with a login in it is refused: name the login by reference in the feed');
  return url;
}

/** Origins of all addresses in some feeds' settings. */
export function originsIn(settings: unknown): Set<string> {
  if (typeof settings === 'string') return new Set(URL.canParse(settings) && /^https?:/.test(settings) ? [new URL(settings).origin] : []);
  if (typeof settings !== 'object' || settings === null) return new Set();
  return new Set(Object.values(settings).flatMap((inner) => [...originsIn(inner)]));
}

import { resolve } from 'node:path';
import type { Feed, Provenance } from '@ioc/contracts';

/**
 * A feed counts as simulated when one of its addresses lies under an origin or folder that the installation names as a stand-in.
 * @param simulated origins such as `http://127.0.0.1:8101`, and folders
 */
export function provenanceOf(feed: Pick<Feed, 'settings'>, simulated: readonly string[]): Provenance {
  return addressesIn(feed.settings).some((address) => simulated.some((origin) => liesUnder(address, origin))) ? 'simulated' : 'live';
}

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(addressesIn);
}

function liesUnder(address: string, origin: string): boolean {
  const isUrl = /^[a-z+]+:\/\//i;
  if (isUrl.test(address) !== isUrl.test(origin)) return false;
  if (!isUrl.test(address)) return `${resolve(address)}/`.startsWith(`${resolve(origin)}/`);
  return URL.canParse(address) && URL.canParse(origin) && sameOrigin(new URL(address), new URL(origin));
}

function sameOrigin(a: URL, b: URL): boolean {
  return a.protocol === b.protocol && a.host === b.host;
}

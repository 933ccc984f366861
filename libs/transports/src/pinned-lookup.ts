import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { AdapterFault } from './adapter-fault.js';

/**
 * Looks a name up for a connection, and refuses it when any of its addresses is forbidden. The connection takes exactly what was looked at:
 * a name that answers otherwise the next time (DNS rebinding) finds no gap between the look and the call.
 * Addresses without a name are never looked up: whoever calls must look at those.
 */
export function pinnedLookup(isForbidden: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      if (addresses.some(({ address }) => isForbidden(address))) return done(new AdapterFault('denied', `${host} leads to an address that is never called`), []);
      answer(addresses, options.all === true, done);
    });
  };
}

function answer(addresses: LookupAddress[], all: boolean, done: Parameters<LookupFunction>[2]): void {
  const [first] = addresses;
  if (all || !first) done(null, addresses);
  else done(null, first.address, first.family);
}

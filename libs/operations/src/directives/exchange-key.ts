import { createHash } from 'node:crypto';

/** The key under which something from outside is drafted: the same id of the same system is the same key, a UUID of version 8 made of its SHA-256. */
export function exchangeKey(system: string, id: string): string {
  const hex = createHash('sha256').update(`${system}\n${id}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

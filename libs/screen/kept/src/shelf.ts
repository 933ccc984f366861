import type { Kept } from './kept.js';

/** Shape of the record; another one is not read. */
const version = 2;
/** A store that does not answer must not hold up a screen. */
const patienceMs = 1500;

/** Where a screen keeps its one record: each write replaces the one before. */
const shelfOf = (screen: string) => ({ store: `rong-${screen}-kept`, place: `/${screen}/kept` });

/** @returns null where nothing was kept, or the browser keeps nothing (no secure connection) */
export async function readKept<K extends Kept>(screen: string): Promise<K | null> {
  if (!('caches' in globalThis)) return null;
  // A store that cannot be read is as good as none: the screen then waits for the network, and says so.
  return Promise.race([read<K>(screen).catch(() => null), new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs))]);
}

async function read<K>(screen: string): Promise<K | null> {
  const { store, place } = shelfOf(screen);
  const found = await (await caches.open(store)).match(place);
  const record = found ? ((await found.json()) as { version: number; kept: K }) : null;
  return record?.version === version ? record.kept : null;
}

/** What a screen was drawn from may be what it failed on, as after a change of what an answer holds: the next start is without. */
export async function forgetKept(screen: string): Promise<void> {
  if ('caches' in globalThis) await caches.delete(shelfOf(screen).store);
}

/** @throws where the store is full */
export async function writeKept(screen: string, kept: Kept): Promise<void> {
  if (!('caches' in globalThis)) return;
  const { store, place } = shelfOf(screen);
  await (await caches.open(store)).put(place, new Response(JSON.stringify({ version, kept }), { headers: { 'content-type': 'application/json' } }));
}

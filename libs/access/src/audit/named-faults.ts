import type { AuditEntry } from '@ioc/contracts';
import { chain } from './chain.js';
import type { ChainFault } from './chain-check.js';

/** What does not fit, before it is known what was done. */
export type SeenFault =
  | { kind: 'unsound'; entry: AuditEntry }
  | { kind: 'replaced'; number: number }
  | { kind: 'missing'; number: number; to: number }
  /** A number that cannot be: below 1. */
  | { kind: 'foreign'; number: number };

/** Says of each fault what was done: an entry that is found in another's place was moved there. */
export function namedFaults(seen: readonly SeenFault[]): ChainFault[] {
  const unsound = seen.flatMap((fault) => (fault.kind === 'unsound' ? [fault.entry] : []));
  const places = new Map(unsound.map((entry) => [entry.number, placeOf(entry, unsound)]));
  const elsewhere = new Set(places.values());
  return seen.map((fault) => {
    if (fault.kind !== 'unsound') return plain(fault);
    const { number } = fault.entry;
    return unsoundFault(number, places.get(number) ?? null, elsewhere.has(number));
  });
}

function plain(fault: Exclude<SeenFault, { kind: 'unsound' }>): ChainFault {
  if (fault.kind === 'replaced') return { kind: 'edited', number: fault.number, to: fault.number, said: `entry ${fault.number} was edited and its hash made anew: the one after it rests on another` };
  if (fault.kind === 'foreign') return { kind: 'edited', number: fault.number, to: fault.number, said: `an entry has the number ${fault.number}, which the chain never gives` };
  const { number, to } = fault;
  return { kind: 'deleted', number, to, said: number === to ? `entry ${number} was deleted` : `entries ${number} to ${to} were deleted` };
}

function unsoundFault(number: number, place: number | null, isElsewhere: boolean): ChainFault {
  const at = { number, to: number };
  if (place === null) return { ...at, kind: 'edited', said: `entry ${number} was edited: its hash does not fit what it says` };
  if (isElsewhere) return { ...at, kind: 'reordered', said: `entry ${number} was reordered: in its place stands what was entry ${place}` };
  return { ...at, kind: 'deleted', said: `entry ${number} was deleted: in its place stands what was entry ${place}` };
}

/** Which entry this one was, when it is one of those whose places do not fit: moved with its hashes, or what it says exchanged for another's. */
function placeOf(entry: AuditEntry, unsound: readonly AuditEntry[]): number | null {
  const last = unsound.at(-1)?.number ?? entry.number;
  const numbers = [...unsound.map(({ number }) => number), last + 1];
  const moved = numbers.find((number) => number !== entry.number && chain.hash(entry.previous, { ...entry, number }) === entry.hash);
  if (moved !== undefined) return moved;
  return unsound.find((other) => other.number !== entry.number && chain.hash(other.previous, { ...entry, number: other.number }) === other.hash)?.number ?? null;
}

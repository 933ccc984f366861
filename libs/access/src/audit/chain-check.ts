import type { AuditEntry } from '@ioc/contracts';
import { chain } from './chain.js';
import { namedFaults, type SeenFault } from './named-faults.js';

/** The end of the chain as it was laid down somewhere else at a moment. */
export interface SeenAnchor {
  number: number;
  hash: string;
  at: number;
  /** File in which it stands. */
  where: string;
}

/** What was done to the chain, and where it begins. */
export interface ChainFault {
  kind: 'edited' | 'deleted' | 'reordered' | 'truncated' | 'rewritten';
  /** First and last entry that it concerns. */
  number: number;
  to: number;
  said: string;
}

export interface ChainVerdict {
  entries: number;
  head: { number: number; hash: string } | null;
  anchors: number;
  /** The first ones, by number; empty: the chain is whole. */
  faults: ChainFault[];
  /** How many there are in all. */
  found: number;
}

/** So many faults are told one by one; a chain that was broken from somewhere on has one for each entry after. */
const mostFaults = 200;

/** Takes a chain entry by entry, in the order of their numbers, and says what was done to it. */
export class ChainCheck {
  private readonly anchors = new Map<number, SeenAnchor[]>();
  private readonly seen: SeenFault[] = [];
  private found = 0;
  private entries = 0;
  private last: { number: number; hash: string; isSound: boolean } = { number: 0, hash: chain.first, isSound: true };
  /** The last entry that an anchor vouches for. */
  private vouched = 0;
  private rewritten: ChainFault | null = null;

  constructor(private readonly known: readonly SeenAnchor[]) {
    for (const anchor of known) this.anchors.set(anchor.number, [...(this.anchors.get(anchor.number) ?? []), anchor]);
  }

  take(entry: AuditEntry): void {
    const { number, previous, hash } = entry;
    this.entries += 1;
    const follows = number === this.last.number + 1;
    if (!follows) this.gap(number);
    const isSound = chain.hash(previous, entry) === hash;
    if (!isSound) this.note({ kind: 'unsound', entry });
    // A sound entry that rests on another hash than its neighbour's: the neighbour was made anew, with a hash that fits it.
    else if (follows && previous !== this.last.hash && this.last.isSound) this.note({ kind: 'replaced', number: Math.max(number - 1, 1) });
    this.last = { number, hash, isSound };
    this.compare(number, hash);
  }

  verdict(): ChainVerdict {
    const cut = this.truncated();
    const faults = [...namedFaults(this.seen), ...(this.rewritten ? [this.rewritten] : []), ...(cut ? [cut] : [])].sort((a, b) => a.number - b.number || a.to - b.to);
    const { number, hash } = this.last;
    const found = this.found + (this.rewritten ? 1 : 0) + (cut ? 1 : 0);
    return { entries: this.entries, head: this.entries === 0 ? null : { number, hash }, anchors: this.known.length, faults, found };
  }

  private gap(number: number): void {
    if (number > this.last.number + 1) this.note({ kind: 'missing', number: this.last.number + 1, to: number - 1 });
    else this.note({ kind: 'foreign', number });
  }

  private note(fault: SeenFault): void {
    this.found += 1;
    if (this.seen.length < mostFaults) this.seen.push(fault);
  }

  private compare(number: number, hash: string): void {
    const here = this.anchors.get(number);
    const other = here?.find((anchor) => anchor.hash !== hash);
    if (!here) return;
    if (!other) this.vouched = number;
    else this.rewritten ??= { kind: 'rewritten', number: this.vouched + 1, to: number, said: `entry ${number} is not the one that was laid down at ${new Date(other.at).toISOString()} (${other.where}): of entries ${this.vouched + 1} to ${number} at least one was replaced or cut off, and the chain made anew after it` };
  }

  private truncated(): ChainFault | null {
    const beyond = this.known.filter(({ number }) => number > this.last.number).sort((a, b) => b.number - a.number);
    const [furthest] = beyond;
    if (!furthest) return null;
    const said = `the chain ends with entry ${this.last.number}, and at ${new Date(furthest.at).toISOString()} it had ${furthest.number} (${furthest.where}): the entries after ${this.last.number} were cut off`;
    return { kind: 'truncated', number: this.last.number + 1, to: furthest.number, said };
  }
}

/** Reads a whole chain. */
export async function checkChain(pieces: AsyncIterable<readonly AuditEntry[]>, anchors: readonly SeenAnchor[]): Promise<ChainVerdict> {
  const check = new ChainCheck(anchors);
  for await (const piece of pieces) for (const entry of piece) check.take(entry);
  return check.verdict();
}

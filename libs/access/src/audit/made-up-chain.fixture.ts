import type { AuditEntry } from '@ioc/contracts';
import { entryOf } from './audit-fact.js';
import { chain } from './chain.js';

/** A sound chain of acts of three people, one a second. */
export function madeUpChain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let number = 1; number <= length; number += 1) {
    const name = `Trực ban ${number % 3}`;
    const entry = entryOf({ actor: { kind: 'person', id: `p-${number % 3}`, name }, act: 'acknowledged', subject: { kind: 'alarms', id: `heat/${number}` }, why: 'đã xem', details: { b: number, a: 'x' } }, 1_764_000_000_000 + number * 1000);
    entries.push(linked(entries.at(-1), { ...entry, number }));
  }
  return entries;
}

/** An entry after another, with a hash that fits it. */
export function linked(before: AuditEntry | undefined, entry: Omit<AuditEntry, 'previous' | 'hash'>): AuditEntry {
  const previous = before?.hash ?? chain.first;
  return { ...entry, previous, hash: chain.hash(previous, entry) };
}

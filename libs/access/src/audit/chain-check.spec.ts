import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '@ioc/contracts';
import { canonical } from './chain.js';
import { ChainCheck, type SeenAnchor } from './chain-check.js';
import { linked, madeUpChain } from './made-up-chain.fixture.js';

const whole = madeUpChain(12);
const anchorAt = (number: number, chainOf = whole): SeenAnchor => ({ number, hash: chainOf[number - 1]?.hash ?? '', at: Date.UTC(2026, 10, 28, number), where: 'anchors/2026-11.jsonl' });

function verdict(entries: readonly AuditEntry[], anchors: readonly SeenAnchor[] = []) {
  const check = new ChainCheck(anchors);
  for (const entry of entries) check.take(entry);
  return check.verdict();
}
const faults = (entries: readonly AuditEntry[], anchors: readonly SeenAnchor[] = []) => verdict(entries, anchors).faults.map(({ kind, number, to }) => `${kind} ${number}${to === number ? '' : `–${to}`}`);
const copy = () => whole.map((entry) => ({ ...entry }));

/** All entries from one on, made anew so that each fits the one before. */
function remade(entries: readonly AuditEntry[], from: number): AuditEntry[] {
  const made = entries.slice(0, from - 1);
  for (const { previous, hash, ...entry } of entries.slice(from - 1)) {
    void [previous, hash];
    made.push(linked(made.at(-1), { ...entry, number: made.length + 1 }));
  }
  return made;
}

describe('a chain', () => {
  it('is whole as it was made, and with every anchor that was laid', () => {
    expect(verdict(whole, [anchorAt(3), anchorAt(12)])).toEqual({ entries: 12, head: { number: 12, hash: whole[11]?.hash }, anchors: 2, faults: [], found: 0 });
    expect(verdict([])).toMatchObject({ entries: 0, head: null, found: 0 });
  });

  it('is one text however the database orders the details', () => {
    const [first] = whole;
    if (!first) throw new Error('no entry');
    expect(canonical({ ...first, details: { a: 'x', b: 1 } })).toBe(canonical({ ...first, details: { b: 1, a: 'x' } }));
  });

  it.each<[string, (entries: AuditEntry[]) => AuditEntry[], string[]]>([
    ['a reason that was edited', (all) => all.map((one) => (one.number === 5 ? { ...one, why: 'khác' } : one)), ['edited 5']],
    ['a name that was edited', (all) => all.map((one) => (one.number === 1 ? { ...one, actor: { ...one.actor, name: 'Ai khác' } } : one)), ['edited 1']],
    ['a hash that was edited', (all) => all.map((one) => (one.number === 12 ? { ...one, hash: 'a'.repeat(64) } : one)), ['edited 12']],
    ['an entry that was edited and its hash made anew', (all) => all.map((one) => (one.number === 5 ? linked(all[3], { ...one, why: 'khác' }) : one)), ['edited 5']],
    ['an entry that was deleted', (all) => all.filter(({ number }) => number !== 5), ['deleted 5']],
    ['the first entries that were deleted', (all) => all.slice(3), ['deleted 1–3']],
    ['several that were deleted', (all) => all.filter(({ number }) => number < 4 || number > 7), ['deleted 4–7']],
    ['one that was deleted and two in one place', (all) => all.filter(({ number }) => number !== 3 && number !== 9), ['deleted 3', 'deleted 9']],
    ['neighbours that were exchanged with their hashes', (all) => exchanged(all, 5, 6), ['reordered 5', 'reordered 6']],
    ['entries far from each other that were exchanged', (all) => exchanged(all, 2, 11), ['reordered 2', 'reordered 11']],
    ['entries whose contents alone were exchanged', (all) => all.map((one) => (one.number === 4 ? { ...all[7], number: 4, previous: one.previous, hash: one.hash } : one.number === 8 ? { ...all[3], number: 8, previous: one.previous, hash: one.hash } : one) as AuditEntry), ['reordered 4', 'reordered 8']],
  ])('shows %s', (_name, change, expected) => {
    expect(faults(change(copy()))).toEqual(expected);
    expect(faults(change(copy()), [anchorAt(2)]).filter((fault) => expected.includes(fault))).toEqual(expected);
  });

  it('shows that an entry was deleted and those after it counted anew', () => {
    const closed = copy().filter(({ number }) => number !== 5).map((one, index) => ({ ...one, number: index + 1 }));
    expect(faults(closed)[0]).toBe('deleted 5');
    expect(verdict(closed).faults[0]?.said).toBe('entry 5 was deleted: in its place stands what was entry 6');
  });

  it('shows by an anchor alone that its end was cut off', () => {
    expect(faults(copy().slice(0, 9))).toEqual([]);
    expect(faults(copy().slice(0, 9), [anchorAt(6), anchorAt(12)])).toEqual(['truncated 10–12']);
    expect(faults([], [anchorAt(6)])).toEqual(['truncated 1–6']);
  });

  it('shows by an anchor alone that it was made anew, and between which anchors', () => {
    const changed = remade(copy().map((one) => (one.number === 7 ? { ...one, why: 'khác' } : one)), 7);
    expect(faults(changed)).toEqual([]);
    expect(faults(changed, [anchorAt(3), anchorAt(6), anchorAt(9), anchorAt(12)])).toEqual(['rewritten 7–9']);
  });

  it('shows that it was cut off and went on growing', () => {
    const grown = remade([...copy().slice(0, 5), ...madeUpChain(14).slice(8)], 6);
    expect(faults(grown, [anchorAt(4), anchorAt(10)])).toEqual(['rewritten 5–10']);
  });
});

function exchanged(all: AuditEntry[], a: number, b: number): AuditEntry[] {
  return all.map((one) => ({ ...one, number: one.number === a ? b : one.number === b ? a : one.number })).sort((x, y) => x.number - y.number);
}

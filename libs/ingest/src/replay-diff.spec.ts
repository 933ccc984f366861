import { describe, expect, it } from 'vitest';
import type { ArchivedRun, ResolvedReading, StoredReading } from '@ioc/store';
import { candidateKey, countsOf, diffOf, digestOf, storedKey, type Candidate, type DiffInput } from './replay-diff.js';

const run = (id: string, finishedAt: number): ArchivedRun => ({ id, finishedAt, raw: [] });
const early = run('early', 1000);
const late = run('late', 2000);

const candidate = (at: string, value: number | null, of = early): Candidate => ({
  run: of,
  reading: { indicator: 'a', area: '62', value, at, component: 'health', startMs: 0, endMs: Number(at.slice(-2)), ageFromMs: 0, staleAtMs: 0 } satisfies ResolvedReading,
});
const stored = (period: string, value: number | null, more: Partial<StoredReading> = {}): StoredReading => ({
  ...{ indicator: 'a', area: '62', value, period, startsAt: 0, at: Number(period.slice(-2)), asOf: null, receivedAt: 1000, status: null, qualifier: null },
  ...{ provenance: 'live', feed: 'f', runId: 'early', where: null, revision: 0, revisedAt: null, operands: [] },
  ...more,
});
const input = (given: { candidates?: Candidate[]; stored?: StoredReading[]; brought?: StoredReading[]; runs?: ArchivedRun[] }): DiffInput => ({
  candidates: new Map((given.candidates ?? []).map((item) => [candidateKey(item), item])),
  stored: new Map((given.stored ?? []).map((item) => [storedKey(item), item])),
  brought: given.brought ?? given.stored ?? [],
  runIds: new Set((given.runs ?? [early, late]).map(({ id }) => id)),
});
const kinds = (given: Parameters<typeof input>[0]) => diffOf(input(given)).planned.map(({ change }) => `${change.kind} ${change.period}`);

describe('a replay', () => {
  it('finds what is new, what is changed and what is the same', () => {
    const diff = diffOf(input({ candidates: [candidate('2026-01', 1), candidate('2026-02', 2), candidate('2026-03', 3)], stored: [stored('2026-01', 1), stored('2026-02', 20)] }));
    expect(diff.planned.map(({ change }) => [change.kind, change.period, change.before?.value, change.after?.value])).toEqual([
      ['changed', '2026-02', 20, 2],
      ['new', '2026-03', undefined, 3],
    ]);
    expect(countsOf(diff, 4)).toEqual({ new: 1, changed: 1, gone: 0, same: 1, keptNewer: 0, rejected: 4 });
  });

  it('calls gone what its polls brought then and today’s mapping does not, but not what is missing already', () => {
    expect(kinds({ stored: [stored('2026-01', 1), stored('2026-02', null)] })).toEqual(['gone 2026-01']);
  });

  it('leaves alone what other polls brought', () => {
    expect(kinds({ brought: [stored('2026-01', 1, { runId: 'another' })] })).toEqual([]);
  });

  it('keeps what a later poll said since, unless that poll is read again too', () => {
    const said = stored('2026-01', 9, { runId: 'later', receivedAt: 5000 });
    const diff = diffOf(input({ candidates: [candidate('2026-01', 1)], stored: [said], brought: [] }));
    expect([diff.planned, diff.keptNewer]).toEqual([[], 1]);
    expect(kinds({ candidates: [candidate('2026-01', 1)], stored: [said], brought: [], runs: [early, run('later', 5000)] })).toEqual(['changed 2026-01']);
  });

  it('takes another status or qualifier for a change', () => {
    for (const more of [{ status: 'official' }, { qualifier: 'gt' }] as const) {
      expect(kinds({ candidates: [candidate('2026-01', 1)], stored: [stored('2026-01', 1, more)] })).toEqual(['changed 2026-01']);
    }
  });

  it('has one digest for one diff, in whatever order the polls came, and another for another', () => {
    const of = (...candidates: Candidate[]) => digestOf(diffOf(input({ candidates })).planned);
    expect(of(candidate('2026-01', 1), candidate('2026-02', 2, late))).toBe(of(candidate('2026-02', 2, late), candidate('2026-01', 1)));
    expect(of(candidate('2026-01', 1))).not.toBe(of(candidate('2026-01', 2)));
  });
});

import { createHash } from 'node:crypto';
import type { ReplayChange, ReplayPreview, SaidReading } from '@ioc/contracts';
import { seriesKey, type ArchivedRun, type ResolvedReading, type StoredReading } from '@ioc/store';

/** What today's mapping brings for one period, and the last poll in which it does. */
export interface Candidate {
  reading: ResolvedReading;
  run: ArchivedRun;
}

/** One thing to be written. */
export interface PlannedChange {
  change: ReplayChange;
  /** Absent for what is gone. */
  candidate?: Candidate;
  stored?: StoredReading;
}

export interface ReplayDiff {
  planned: PlannedChange[];
  same: number;
  /** What a later poll said since: it stays. */
  keptNewer: number;
}

/** One key per series and period. */
export function periodKey({ indicator, area, breakdown }: { indicator: string; area: string; breakdown?: string | undefined }, at: number, period: string): string {
  return `${seriesKey({ indicator, area, breakdown })} ${at} ${period}`;
}

export function candidateKey({ reading }: Candidate): string {
  return periodKey(reading, reading.endMs, periodOf(reading));
}

export function storedKey(stored: StoredReading): string {
  return periodKey(stored, stored.at, stored.period);
}

export function periodOf({ startMs, endMs, at }: ResolvedReading): string {
  return startMs === endMs ? 'instant' : at;
}

export interface DiffInput {
  candidates: ReadonlyMap<string, Candidate>;
  /** What is stored for the candidates' periods, by key. */
  stored: ReadonlyMap<string, StoredReading>;
  /** What the polls that were read again brought then. */
  brought: readonly StoredReading[];
  /** Polls that were read again. */
  runIds: ReadonlySet<string>;
}

/** What a replay would change. Pure: the same input gives the same diff. */
export function diffOf({ candidates, stored, brought, runIds }: DiffInput): ReplayDiff {
  const diff: ReplayDiff = { planned: [], same: 0, keptNewer: 0 };
  for (const [key, candidate] of candidates) {
    const before = stored.get(key);
    if (!before) diff.planned.push({ candidate, change: changeOf('new', candidate, undefined) });
    else if (saysTheSame(before, candidate)) diff.same += 1;
    else if (!runIds.has(before.runId) && before.receivedAt > candidate.run.finishedAt) diff.keptNewer += 1;
    else diff.planned.push({ candidate, stored: before, change: changeOf('changed', candidate, before) });
  }
  for (const before of brought) {
    if (before.value === null || !runIds.has(before.runId) || candidates.has(storedKey(before))) continue;
    diff.planned.push({ stored: before, change: goneOf(before) });
  }
  diff.planned.sort((a, b) => (orderOf(a.change) < orderOf(b.change) ? -1 : 1));
  return diff;
}

function orderOf({ indicator, area, breakdown, at, period }: ReplayChange): string {
  return JSON.stringify([indicator, area, breakdown ?? '', at, period]);
}

function saysTheSame(before: StoredReading, { reading }: Candidate): boolean {
  return before.value === reading.value && before.status === (reading.status ?? null) && before.qualifier === (reading.qualifier ?? null);
}

function changeOf(kind: 'new' | 'changed', { reading }: Candidate, before: StoredReading | undefined): ReplayChange {
  const { indicator, area, breakdown, endMs, value, status, qualifier, where } = reading;
  return {
    ...{ kind, indicator, area, period: periodOf(reading), at: new Date(endMs).toISOString() },
    ...(breakdown !== undefined && { breakdown }),
    before: before ? saidOf(before) : null,
    after: { value, status: status ?? null, qualifier: qualifier ?? null, where: where ?? null },
  };
}

function goneOf(before: StoredReading): ReplayChange {
  const { indicator, area, breakdown, period, at } = before;
  return { kind: 'gone', indicator, area, ...(breakdown !== undefined && { breakdown }), period, at: new Date(at).toISOString(), before: saidOf(before), after: null };
}

function saidOf({ value, status, qualifier, where }: StoredReading): SaidReading {
  return { value, status, qualifier, where };
}

/** The same diff has the same digest; what is shown is what is applied. */
export function digestOf(planned: readonly PlannedChange[]): string {
  return createHash('sha256').update(JSON.stringify(planned.map(({ change }) => change))).digest('hex');
}

export function countsOf({ planned, same, keptNewer }: ReplayDiff, rejected: number): ReplayPreview['counts'] {
  const count = (kind: ReplayChange['kind']) => planned.filter(({ change }) => change.kind === kind).length;
  return { new: count('new'), changed: count('changed'), gone: count('gone'), same, keptNewer, rejected };
}

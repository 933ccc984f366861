import { directionOf, missesTarget, type BriefChange, type EventState } from '@ioc/contracts';
import type { BriefFacts, FigureFacts } from './brief-facts.js';

type FigureChange = Extract<BriefChange, { kind: 'figure' }>;
type Revision = Extract<BriefChange, { kind: 'revised' }>;
type EventChange = Extract<BriefChange, { kind: 'opened' | 'closed' }>;

/** Happenings of this severity are only told. */
const toldOnly = 4;

/** What is otherwise than before, worst first. A stale value is no change: nobody knows what it is now. Pure. */
export function changesOf(facts: BriefFacts): BriefChange[] {
  const all: BriefChange[] = [...facts.events.flatMap((event) => eventChange(event, facts)), ...facts.figures.flatMap(figureChange), ...facts.figures.flatMap(revision)];
  return all.map((change, nth) => ({ change, nth, rank: rankOf(change) })).sort((a, b) => a.rank - b.rank || a.nth - b.nth).map(({ change }) => change);
}

/** A source may tell late, or only of a day: new is what we have heard since. */
export function isNews({ knownSince, startedAt }: Pick<EventState, 'knownSince' | 'startedAt'>, fromMs: number): boolean {
  return (knownSince ?? startedAt) >= fromMs;
}

export function eventChange(event: EventState, { fromMs }: Pick<BriefFacts, 'fromMs'>): EventChange[] {
  if (event.severity === toldOnly) return [];
  if (event.status === 'closed') return [{ kind: 'closed', event }];
  return isNews(event, fromMs) ? [{ kind: 'opened', event }] : [];
}

/** Compared as screens show it: a change that no screen shows is none. */
export function figureChange({ indicator, now, before }: FigureFacts): FigureChange[] {
  if (!before || now.freshness === 'stale') return [];
  if (isSameShown(before.value, now.value, indicator)) return [];
  const [missed, misses] = [missesTarget(before.value, indicator), missesTarget(now.value, indicator)];
  const crossed = missed === misses ? null : misses ? 'out' : 'in';
  return [{ kind: 'figure', to: now, from: before.value, fromAt: before.at, direction: directionOf(before.value, now.value, indicator), crossed }];
}

export function revision({ indicator, now, corrected }: FigureFacts): Revision[] {
  if (!corrected || (corrected.value !== null && isSameShown(corrected.value, now.value, indicator))) return [];
  const direction = corrected.value === null ? 'neutral' : directionOf(corrected.value, now.value, indicator);
  return [{ kind: 'revised', to: now, from: corrected.value, fromAt: corrected.at, direction }];
}

function isSameShown(a: number, b: number, { decimals }: FigureFacts['indicator']): boolean {
  return a.toFixed(decimals) === b.toFixed(decimals);
}

/** By what it asks of a reader: what is critical or has left its target, what is high or worse, the better, corrections, and last what is many. */
function rankOf(change: BriefChange): number {
  switch (change.kind) {
    case 'opened':
      return openedRanks[change.event.severity];
    case 'figure':
      return change.crossed ? crossedRanks[change.crossed] : directionRanks[change.direction];
    case 'revised':
      return 6;
    case 'closed':
      return 9;
  }
}
const openedRanks = { 1: 0, 2: 2, 3: 8, 4: 8 } as const;
const crossedRanks = { out: 1, in: 4 } as const;
const directionRanks = { worse: 3, better: 5, neutral: 7 } as const;

import { type EventState, type Severity } from '@ioc/contracts';
import type { FeedSummary } from './feed-summary.js';

/** What is doubtful about a component's data, worst first. */
export type DataTrouble = { kind: 'feedFault' | 'staleData' | 'ageing' | 'waiting'; count: number };

/** @param staleFigures figures of the panel that missed their own schedule although their feed answers */
export function dataTrouble(feeds: FeedSummary, staleFigures: number): DataTrouble | null {
  if (feeds.refused > 0) return { kind: 'feedFault', count: feeds.refused };
  if (feeds.stale > 0) return { kind: 'staleData', count: feeds.stale };
  if (staleFigures > 0) return { kind: 'staleData', count: staleFigures };
  if (feeds.late > 0) return { kind: 'ageing', count: feeds.late };
  return feeds.missing > 0 ? { kind: 'waiting', count: feeds.missing } : null;
}

/** The worst severity that is open and how many events have it. */
export function worstSeverity(events: readonly EventState[]): { severity: Severity; count: number } | null {
  let worst: { severity: Severity; count: number } | null = null;
  for (const { severity } of events) {
    if (!worst || severity < worst.severity) worst = { severity, count: 1 };
    else if (severity === worst.severity) worst.count++;
  }
  return worst;
}

/** A panel's left edge: a priority's hue for 1 and 2, hatched when doubtful data is the worst, blue for 3, nothing when normal. */
export function panelEdge(
  severity: Severity | null,
  trouble: DataTrouble | null,
): 'p1' | 'p2' | 'p3' | 'data' | 'none' {
  if (severity === 1) return 'p1';
  if (severity === 2) return 'p2';
  if (trouble?.kind === 'feedFault' || trouble?.kind === 'staleData') return 'data';
  return severity === 3 ? 'p3' : 'none';
}

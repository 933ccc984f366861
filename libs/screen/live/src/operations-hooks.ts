import type { DirectiveAnswer, DrillAnswer, IncidentAnswer, RunAnswer } from '@ioc/contracts';
import { useSyncExternalStore } from 'react';
import { useLive } from './live-context.js';

/** Open incidents as the server said last; they stand while the link is down. */
export function useIncidents(): readonly IncidentAnswer[] {
  const { store } = useLive();
  return useSyncExternalStore(store.incidents.subscribe, store.incidents.get);
}

/** Procedures that run, as the server said last. */
export function useRuns(): readonly RunAnswer[] {
  const { store } = useLive();
  return useSyncExternalStore(store.runs.subscribe, store.runs.get);
}

/** Directives that are not over, as the server said last; null while nobody has said. */
export function useDirectives(): readonly DirectiveAnswer[] | null {
  const { store } = useLive();
  return useSyncExternalStore(store.directives.subscribe, store.directives.get);
}

/** The drill that runs, or is being closed. */
export function useDrills(): readonly DrillAnswer[] {
  const { store } = useLive();
  return useSyncExternalStore(store.drills.subscribe, store.drills.get);
}

import { useSyncExternalStore } from 'react';
import type { HeldAlarms } from './held-alarms.js';
import { useLive } from './live-context.js';

/** Alarms as the server said last; they stand while the link is down. */
export function useAlarms(): HeldAlarms {
  const { store } = useLive();
  return useSyncExternalStore(store.alarms.subscribe, store.alarms.get);
}

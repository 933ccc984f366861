import type { DisplayState, Heartbeat } from '@ioc/contracts';
import { useSyncExternalStore } from 'react';
import { useLive } from './live-context.js';

/** Every display that the server knows. */
export function useDisplays(): readonly DisplayState[] {
  const { store } = useLive();
  return useSyncExternalStore(store.displays.subscribe, store.displays.get);
}

/** Says to the server that this screen lives. */
export function useHeartbeat(): (beat: Heartbeat) => void {
  return useLive().client.beat;
}

import { useSyncExternalStore } from 'react';
import { startWorker } from '../screen-worker.js';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function setWaiting(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** Makes the page installable and lets it open without a network. */
export async function startBriefWorker(): Promise<void> {
  const registration = await startWorker('brief');
  if (!registration) return;
  const look = () => setWaiting(navigator.serviceWorker.controller ? registration.waiting : null);
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
}

/** @returns how to go over to the newer build that waits; null where none does */
export function useNewVersion(): (() => void) | null {
  const worker = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
  return worker ? () => take(worker) : null;
}

function take(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage('take');
}

import { useEachSecond, useLive } from '@ioc/screen-live';

/** One step every three minutes round a ring of eight places, against burn-in. */
const stepMs = 180_000;
/** A critical event that is younger than this is not moved. */
const calmAfterMs = 60_000;

const ring = [
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
] as const;

/** @param nowMs any clock @returns a CSS `translate`, in `--hair`: H/720 */
export function shiftAt(nowMs: number): string {
  const [x, y] = ring[Math.floor(nowMs / stepMs) % ring.length] ?? [0, 0];
  return `calc(var(--hair) * ${x}) calc(var(--hair) * ${y})`;
}

let held = shiftAt(0);

/** Moves the whole picture by a hair, inside its margins. */
export function useShift(): string {
  const { store } = useLive();
  return useEachSecond((now) => {
    const young = store.events.get().list.some((event) => event.severity === 1 && now - event.startedAt < calmAfterMs);
    if (!young) held = shiftAt(now);
    return held;
  });
}

import type { CameraContinuity, CameraState } from '@ioc/contracts';

/** A stretch of a bar, per cent of its length. */
export interface Stretch {
  state: Exclude<CameraState, 'unknown'>;
  left: number;
  width: number;
}

/** Where a camera's states lie on its bar; what no stretch covers is unknown. Pure. */
export function stretchesOf({ spans }: CameraContinuity['cameras'][number], { from, to }: { from: number; to: number }): Stretch[] {
  const share = (at: number) => (Math.min(Math.max((at - from) / (to - from), 0), 1)) * 100;
  return spans.map((span) => ({ state: span.state, left: share(span.from), width: share(span.to) - share(span.from) }));
}

const hourMs = 3_600_000;
/** Nearer to an end than this share, a label would touch the one that stands there. */
const clearOfEnds = 0.13;

/** Round hours of the province within a window, about four. Pure. @param offsetMs of the province's clock from UTC */
export function roundHours({ from, to }: { from: number; to: number }, offsetMs: number): { at: number; left: number }[] {
  const stepMs = Math.max(1, Math.round((to - from) / hourMs / 4)) * hourMs;
  const first = Math.ceil((from + offsetMs) / stepMs) * stepMs - offsetMs;
  const all = Array.from({ length: Math.max(0, Math.ceil((to - first) / stepMs)) }, (_, nth) => first + nth * stepMs);
  return all.map((at) => ({ at, left: (at - from) / (to - from) })).filter(({ left }) => left >= clearOfEnds && left <= 1 - clearOfEnds);
}

/** The first moment of which anything is known; null while nothing is. Pure. */
export function knownFrom(cameras: CameraContinuity['cameras']): number | null {
  const first = Math.min(...cameras.flatMap(({ spans }) => spans[0]?.from ?? []));
  return Number.isFinite(first) ? first : null;
}

import type { CameraContinuity, CameraSpan } from '@ioc/contracts';

export interface ContinuityInput {
  id: string;
  /** What is stored, by its beginning. Servers that shared the database may have seen the same time. */
  stored: readonly CameraSpan[];
  /** What stands now and is not wholly stored yet; null where nothing is known. */
  current: CameraSpan | null;
}

/** One camera's states within a window, none overlapping another; what lies between them is unknown. Pure. */
export function continuityOf({ id, stored, current }: ContinuityInput, window: { from: number; to: number }): CameraContinuity['cameras'][number] {
  const seen = current ? [...stored.filter(({ from }) => from < current.from), current] : stored;
  const spans = joined(withoutOverlap(seen).flatMap((span) => within(span, window)));
  const sum = (all: readonly CameraSpan[]) => all.reduce((ms, { from, to }) => ms + to - from, 0);
  const knownMs = sum(spans);
  return { id, spans, knownMs, liveShare: knownMs > 0 ? sum(spans.filter(({ state }) => state === 'live')) / knownMs : null };
}

/** Where two say something of the same time, the one that began later knew more. */
function withoutOverlap(spans: readonly CameraSpan[]): CameraSpan[] {
  return spans.map((span, nth) => ({ ...span, to: Math.min(span.to, spans[nth + 1]?.from ?? Infinity) }));
}

function within({ state, from, to }: CameraSpan, window: { from: number; to: number }): CameraSpan[] {
  const cut = { state, from: Math.max(from, window.from), to: Math.min(to, window.to) };
  return cut.to > cut.from ? [cut] : [];
}

/** Neighbours of one state are one span: a server that was replaced without a gap leaves two. */
function joined(spans: readonly CameraSpan[]): CameraSpan[] {
  const all: CameraSpan[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last && last.state === span.state && last.to === span.from) last.to = span.to;
    else all.push({ ...span });
  }
  return all;
}

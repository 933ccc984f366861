/** A time, epoch milliseconds; `toMs` is the first moment after it. */
export interface TimeSpanMs {
  fromMs: number;
  toMs: number;
}

/** Times that both lists hold. Each list must be in order and without overlaps inside itself, or it is brought into that form. */
export function commonSpans(left: readonly TimeSpanMs[], right: readonly TimeSpanMs[]): TimeSpanMs[] {
  const [a, b] = [joined(left), joined(right)];
  return a.flatMap((one) =>
    b.map((other) => ({ fromMs: Math.max(one.fromMs, other.fromMs), toMs: Math.min(one.toMs, other.toMs) })).filter(({ fromMs, toMs }) => fromMs < toMs),
  );
}

/** Times of `whole` that `part` does not hold. */
export function spansWithout(whole: readonly TimeSpanMs[], part: readonly TimeSpanMs[]): TimeSpanMs[] {
  const taken = joined(part);
  return joined(whole).flatMap((span) => {
    const rest: TimeSpanMs[] = [];
    let fromMs = span.fromMs;
    for (const { fromMs: begin, toMs: end } of taken) {
      if (end <= fromMs || begin >= span.toMs) continue;
      if (begin > fromMs) rest.push({ fromMs, toMs: begin });
      fromMs = Math.max(fromMs, end);
    }
    return fromMs < span.toMs ? [...rest, { fromMs, toMs: span.toMs }] : rest;
  });
}

export function spansLengthMs(spans: readonly TimeSpanMs[]): number {
  return joined(spans).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

function joined(spans: readonly TimeSpanMs[]): TimeSpanMs[] {
  const result: TimeSpanMs[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = result.at(-1);
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else result.push({ ...span });
  }
  return result;
}

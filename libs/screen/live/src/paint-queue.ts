import type { SeriesCell } from './series-cell.js';

/** When to paint: the browser's animation frames and timers, or a test's. */
export interface PaintClock {
  now(): number;
  frame(run: () => void): void;
  later(run: () => void, ms: number): void;
}

/** A hidden tab has no animation frames: there the timer paints, so that nothing piles up. */
export const browserPaintClock: PaintClock = {
  now: () => performance.now(),
  frame: (run) => void (document.hidden ? setTimeout(run, 1000) : requestAnimationFrame(run)),
  later: (run, ms) => void setTimeout(run, ms),
};

/**
 * Collects changed series and hands them to their tiles together, once per animation frame.
 * A tile whose digits changed less than two seconds ago waits its turn with its newest value.
 */
export class PaintQueue {
  private changed: SeriesCell[] = [];
  private frameAsked = false;
  private timerAsked = false;

  constructor(private readonly clock: PaintClock) {}

  add(cell: SeriesCell): void {
    if (cell.dirty) return;
    cell.dirty = true;
    this.changed.push(cell);
    this.askFrame();
  }

  private askFrame(): void {
    if (this.frameAsked) return;
    this.frameAsked = true;
    this.clock.frame(() => this.flush());
  }

  private flush(): void {
    this.frameAsked = false;
    const now = this.clock.now();
    const batch = this.changed;
    const waiting: SeriesCell[] = [];
    let soonest = Infinity;
    for (const cell of batch) {
      if (cell.listeners.size === 0) cell.postpone();
      else {
        const wait = cell.paintableInMs(now);
        if (wait > 0) {
          waiting.push(cell);
          soonest = Math.min(soonest, wait);
        } else cell.paint(now);
      }
    }
    this.changed = waiting;
    for (const cell of batch) if (!cell.dirty) for (const listener of cell.listeners) listener();
    if (waiting.length > 0) this.askLater(soonest);
  }

  private askLater(ms: number): void {
    if (this.timerAsked) return;
    this.timerAsked = true;
    this.clock.later(() => {
      this.timerAsked = false;
      this.askFrame();
    }, ms);
  }
}

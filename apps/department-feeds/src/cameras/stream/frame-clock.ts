/** Frames that are further behind than this are given up instead of caught up with. */
const maxBehindS = 2;
const retryMs = 4;

/** Calls for a frame at an even rate. After a stall it catches up, so that the stream's time stays with the wall's. */
export class FrameClock {
  private timer?: NodeJS.Timeout;
  private startedAt = 0;
  private frames = 0;

  /** @param frame makes one frame; false when it could not be taken yet */
  constructor(
    private readonly fps: number,
    private readonly frame: () => boolean,
  ) {}

  start(): void {
    this.startedAt = performance.now();
    this.frames = 0;
    this.tick();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private due(): number {
    return Math.floor(((performance.now() - this.startedAt) / 1000) * this.fps) - this.frames;
  }

  private tick(): void {
    if (this.due() > maxBehindS * this.fps) this.frames += this.due() - 1;
    if (this.due() > 0 && this.frame()) this.frames += 1;
    const next = this.startedAt + ((this.frames + 1) / this.fps) * 1000 - performance.now();
    this.timer = setTimeout(() => this.tick(), Math.max(retryMs, next));
  }
}

/** The time that a playback stands at: it goes on with the machine's clock, as many times faster as it is told. */
export class PlaybackClock {
  private fromAt: number;
  private fromLocal: number;
  private times: number;
  private isHeld = false;

  /** @param at epoch milliseconds @param speed 0 stands still */
  constructor(
    at: number,
    speed: number,
    private readonly localNow: () => number = Date.now,
  ) {
    [this.fromAt, this.fromLocal, this.times] = [at, localNow(), speed];
  }

  /** Epoch milliseconds. */
  readonly now = (): number => (this.isHeld ? this.fromAt : this.fromAt + (this.localNow() - this.fromLocal) * this.times);

  get speed(): number {
    return this.times;
  }

  seek(at: number): void {
    [this.fromAt, this.fromLocal] = [at, this.localNow()];
  }

  /** Stands still until it is let go, whatever its speed: what belongs to the moment is still to come. */
  hold(): void {
    this.seek(this.now());
    this.isHeld = true;
  }

  release(): void {
    this.seek(this.now());
    this.isHeld = false;
  }

  setSpeed(speed: number): void {
    this.seek(this.now());
    this.times = speed;
  }
}

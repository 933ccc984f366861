import { mostPlayedMs, type LiveFrame, type PlaybackGap, type PlaybackMoment, type PlaybackPart, type PlaybackStretch, type RestatedValue, type SubscribeAck } from '@ioc/contracts';
import type { LiveWire, WireListener } from './live-wire.js';
import { Observable } from './observable.js';
import { PlaybackClock } from './playback-clock.js';
import { seriesKey } from './series-cell.js';

/** What is said of a playback beside its picture. */
export interface PlayerState {
  /** Times the speed of the clock; 0 stands still. */
  readonly speed: number;
  /** The record has nothing of this moment. */
  readonly gap: PlaybackGap | null;
  /** No answer from the server. */
  readonly failed: boolean;
  /** What is known today of values that were corrected since, by series. */
  readonly restated: ReadonlyMap<string, RestatedValue>;
}

export interface PlayerParts {
  at: number;
  speed: number;
  /** Asks the server. @param path below `/api/v1/` */
  ask: <T>(path: string) => Promise<T>;
  localNow?: () => number;
}

const stepMs = 100;
/** What is played next is asked for so early, in the time of this machine. */
const aheadMs = 6000;
/** The end of the record is written in pieces: nothing is asked for that is newer than this. */
export const unwrittenMs = 4000;
const askAgainMs = 1000;
/** At its end the record grows with the clock. */
const askAtMostEveryMs = 500;

const iso = (ms: number) => new Date(ms).toISOString();

/** Plays a record to a screen as if it were its wire: the picture before a moment, then every frame at its time. */
export class Player implements LiveWire {
  readonly clock: PlaybackClock;
  readonly state: Observable<PlayerState>;
  private listener: WireListener | null = null;
  private part: PlaybackPart | null = null;
  /** Frames that are still to be told. */
  private coming: LiveFrame[] = [];
  /** What was asked for up to here. */
  private loadedTo = 0;
  /** Where this part of the record ends and another picture begins. */
  private breaksAt = Infinity;
  private isAsking = false;
  private askedAt = -Infinity;
  private timer: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  /** Answers to questions of before a jump are not listened to. */
  private jump = 0;
  private readonly localNow: () => number;

  constructor(private readonly parts: PlayerParts) {
    this.localNow = parts.localNow ?? Date.now;
    this.clock = new PlaybackClock(parts.at, parts.speed, this.localNow);
    this.state = new Observable<PlayerState>({ speed: parts.speed, gap: null, failed: false, restated: new Map() });
  }

  listen(listener: WireListener): void {
    this.listener = listener;
  }

  connect(): void {
    this.timer ??= setInterval(() => this.step(), stepMs);
    void this.open();
  }

  close(): void {
    clearInterval(this.timer);
    clearTimeout(this.retry);
    this.timer = undefined;
    this.jump++;
  }

  isConnected(): boolean {
    return this.part !== null;
  }

  /** Jumps to another moment. */
  seek(at: number): void {
    this.clock.seek(Math.min(at, this.localNow()));
    void this.open();
  }

  setSpeed(speed: number): void {
    this.clock.setSpeed(speed);
    this.set({ speed });
  }

  /** A second question of a screen is answered from the moment that it has come to. */
  subscribe({ topics }: { topics: string[] }, _timeoutMs: number, done: (ack: SubscribeAck | null) => void): void {
    const part = this.part;
    if (!part?.key) return done(null);
    const empty = { snapshot: { displays: [] }, seq: 0 };
    done(Object.fromEntries(topics.map((topic) => [topic, part.key?.topics[topic] ?? empty])));
    this.coming = [...part.frames];
    this.step();
  }

  unsubscribe(): void {
    // What nobody follows is told to nobody.
  }

  askClock(done: (at: number) => void): void {
    done(this.clock.now());
  }

  beat(): void {
    // A playback is no display.
  }

  private set(changes: Partial<PlayerState>): void {
    this.state.set({ ...this.state.get(), ...changes });
  }

  private async open(): Promise<void> {
    const jump = ++this.jump;
    clearTimeout(this.retry);
    this.clock.hold();
    const at = Math.round(this.clock.now());
    const moment = await this.parts.ask<PlaybackMoment>(`playback?${new URLSearchParams({ at: iso(at) })}`).catch(() => null);
    if (jump !== this.jump) return;
    if (!moment) {
      this.set({ failed: true });
      this.retry = setTimeout(() => void this.open(), askAgainMs);
      return;
    }
    this.show(moment);
  }

  private show({ at, part, gap, restated }: PlaybackMoment): void {
    this.set({ gap, failed: false, restated: new Map(restated.map((one) => [seriesKey(one.indicator, one.area, one.breakdown), one])) });
    [this.part, this.coming, this.loadedTo, this.breaksAt] = [part, [], at, Infinity];
    this.clock.release();
    this.listener?.lost();
    if (part) this.listener?.connected();
  }

  private step(): void {
    if (this.isOver()) return void this.open();
    if (!this.part) return;
    // What is not there yet is waited for: a frame that came late would be told at a wrong time.
    if (this.clock.now() > this.loadedTo) this.clock.seek(this.loadedTo);
    const now = this.clock.now();
    while ((this.coming[0]?.at ?? Infinity) <= now) this.listener?.frame(this.coming.shift() as LiveFrame);
    void this.load(now);
  }

  /** A gap, or this part of the record: behind it the record goes on with a picture of its own. */
  private isOver(): boolean {
    const { gap } = this.state.get();
    return this.clock.now() >= (gap ? (gap.to ?? Infinity) : this.breaksAt);
  }

  /** Asks for what comes next, in time. */
  private async load(now: number): Promise<void> {
    const [ahead, jump, local] = [Math.max(1, this.clock.speed) * aheadMs, this.jump, this.localNow()];
    if (this.isAsking || this.loadedTo - now > ahead / 2 || local - this.askedAt < askAtMostEveryMs) return;
    const until = Math.min(now + ahead, local - unwrittenMs, this.loadedTo + mostPlayedMs);
    if (until <= this.loadedTo) return;
    [this.isAsking, this.askedAt] = [true, local];
    const stretch = await this.parts.ask<PlaybackStretch>(`playback/frames?${new URLSearchParams({ after: iso(this.loadedTo), until: iso(until) })}`).catch(() => null);
    this.isAsking = false;
    if (jump === this.jump && stretch) this.take(stretch);
  }

  private take({ until, parts, gaps }: PlaybackStretch): void {
    const run = this.part?.run;
    for (const part of parts) if (part.run === run) this.append(part.frames);
    this.loadedTo = until;
    const beginnings = [...gaps.map(({ from }) => from), ...parts.filter((part) => part.run !== run).map(({ key }) => key?.at)];
    // Opened anew when the clock comes there.
    if (beginnings.length > 0) this.loadedTo = this.breaksAt = Math.min(...beginnings.map((at) => at ?? Infinity));
  }

  private append(frames: readonly LiveFrame[]): void {
    this.coming.push(...frames);
    this.part?.frames.push(...frames);
  }
}

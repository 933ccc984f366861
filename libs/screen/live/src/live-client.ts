import type { Heartbeat, LiveFrame, SubscribeAck, SubscribeAnswer } from '@ioc/contracts';
import type { LiveStore } from './live-store.js';
import { Observable } from './observable.js';
import type { ServerClock } from './server-clock.js';
import { TopicCursor } from './topic-cursor.js';
import type { LiveWire } from './live-wire.js';

/** How the link stands. `since`: when the server was last heard (down) or first heard again (up), server clock, epoch ms. */
export interface LinkState {
  readonly status: 'connecting' | 'up' | 'down';
  readonly since: number;
  /** There and back, milliseconds; null before the first measurement. */
  readonly latencyMs: number | null;
}

const clockEveryMs = 3000;
/** Two questions without an answer: the link is down, whatever the socket says. */
const silentAfterMs = 7000;
/** A topic is asked for again at most once in this time, so that a fault cannot become a storm. */
const resubscribeEveryMs = 1000;
const ackTimeoutMs = 8000;
const hourMs = 3_600_000;

export interface LiveClientParts {
  wire: LiveWire;
  store: LiveStore;
  clock: ServerClock;
  /** Followed from the first connection to the last. */
  topics: readonly string[];
  /** When the server was last heard by a screen whose values this one begins with, server clock, epoch ms: the link is lost since then. */
  lostAt?: number | undefined;
}

/** The one connection of a screen: follows its topics, asks anew on any doubt, measures the link. */
export class LiveClient {
  readonly link: Observable<LinkState>;
  private readonly cursors = new Map<string, TopicCursor>();
  private readonly followers = new Map<string, number>();
  private readonly wanted = new Set<string>();
  private askedAt = -Infinity;
  private askTimer: ReturnType<typeof setTimeout> | undefined;
  private clockTimer: ReturnType<typeof setInterval> | undefined;
  private frameAtMs: number | null = null;
  /** Monotonic milliseconds: the server's clock may jump when its offset is learnt. */
  private heardAtMs = performance.now();
  /** When the link was lost within the last hour, monotonic milliseconds. */
  private lostAtMs: number[] = [];
  /** Answers to questions of an earlier connection are not listened to. */
  private connection = 0;

  constructor(private readonly parts: LiveClientParts) {
    const { lostAt, clock } = parts;
    this.link = new Observable<LinkState>({ status: lostAt === undefined ? 'connecting' : 'down', since: lostAt ?? clock.now(), latencyMs: null });
    this.follow(parts.topics);
  }

  /** Follows more topics as long as somebody shows them. @returns how to end it */
  follow(topics: readonly string[]): () => void {
    for (const topic of topics) {
      const before = this.followers.get(topic) ?? 0;
      this.followers.set(topic, before + 1);
      if (before === 0) this.cursors.set(topic, this.cursorOf(topic));
    }
    if (this.parts.wire.isConnected()) this.want(topics.filter((topic) => this.followers.get(topic) === 1));
    return () => this.unfollow(topics);
  }

  private unfollow(topics: readonly string[]): void {
    const left = topics.filter((topic) => (this.followers.get(topic) ?? 0) <= 1);
    for (const topic of topics) this.followers.set(topic, Math.max(0, (this.followers.get(topic) ?? 0) - 1));
    for (const topic of left) {
      this.cursors.delete(topic);
      this.wanted.delete(topic);
    }
    if (left.length > 0) this.parts.wire.unsubscribe([...left]);
  }

  /** @returns how to end it */
  start(): () => void {
    const { wire } = this.parts;
    wire.listen({
      connected: () => this.onConnected(),
      lost: () => this.onLost(),
      frame: (frame) => this.onFrame(frame),
      resync: (topics) => this.want(topics),
    });
    this.clockTimer = setInterval(() => this.askClock(), clockEveryMs);
    wire.connect();
    return () => {
      clearInterval(this.clockTimer);
      clearTimeout(this.askTimer);
      wire.close();
    };
  }

  /** Says that this screen lives; without a link nothing is said, and the server counts the silence. */
  readonly beat = (beat: Heartbeat): void => this.parts.wire.beat(beat);

  /** How long ago the last frame came, milliseconds; null before the first. */
  frameAgeMs(): number | null {
    return this.frameAtMs === null ? null : Math.round(performance.now() - this.frameAtMs);
  }

  /** How often the link was lost within the last hour, since this client was made. */
  linkLosses(): number {
    const from = performance.now() - hourMs;
    this.lostAtMs = this.lostAtMs.filter((at) => at > from);
    return this.lostAtMs.length;
  }

  private cursorOf(topic: string): TopicCursor {
    const { store } = this.parts;
    return new TopicCursor(
      (snapshot) => store.applySnapshot(topic, snapshot),
      (frame) => store.applyFrame(frame),
    );
  }

  private onConnected(): void {
    this.connection++;
    this.parts.clock.forget();
    this.askedAt = -Infinity;
    for (const cursor of this.cursors.values()) cursor.wait();
    this.askClock();
    this.want([...this.cursors.keys()]);
  }

  private onLost(): void {
    this.connection++;
    clearTimeout(this.askTimer);
    this.askTimer = undefined;
    this.markDown();
  }

  private onFrame(frame: LiveFrame): void {
    this.markHeard();
    this.frameAtMs = performance.now();
    if (this.cursors.get(frame.topic)?.takeFrame(frame) === 'gap') this.want([frame.topic]);
  }

  /** Asks for snapshots now, or a second after the last question. */
  private want(topics: readonly string[]): void {
    for (const topic of topics) {
      const cursor = this.cursors.get(topic);
      if (!cursor) continue;
      cursor.wait();
      this.wanted.add(topic);
    }
    if (this.askTimer !== undefined || this.wanted.size === 0) return;
    const wait = this.askedAt + resubscribeEveryMs - performance.now();
    if (wait <= 0) this.ask();
    else this.askTimer = setTimeout(() => this.ask(), wait);
  }

  /** Never with `since`: a restarted server may have counted up to the very number that this screen saw last. */
  private ask(): void {
    this.askTimer = undefined;
    const topics = [...this.wanted];
    if (topics.length === 0) return;
    this.wanted.clear();
    this.askedAt = performance.now();
    const connection = this.connection;
    this.parts.wire.subscribe({ topics }, ackTimeoutMs, (ack) => {
      if (connection === this.connection) this.onAnswer(topics, ack);
    });
  }

  private onAnswer(topics: string[], ack: SubscribeAck | null): void {
    if (ack) this.markHeard();
    this.want(topics.filter((topic) => !this.follows(topic, ack?.[topic])));
  }

  private follows(topic: string, answer: SubscribeAnswer | undefined): boolean {
    if (!answer || !('snapshot' in answer)) return false;
    return this.cursors.get(topic)?.takeSnapshot(answer.snapshot, answer.seq) === 'ok';
  }

  private askClock(): void {
    if (performance.now() - this.heardAtMs > silentAfterMs) this.markDown();
    const { wire, clock } = this.parts;
    if (!wire.isConnected()) return;
    const sentAt = clock.localNow();
    const connection = this.connection;
    wire.askClock((at) => {
      if (connection !== this.connection) return;
      const latencyMs = clock.take(sentAt, at);
      this.markHeard(latencyMs);
    });
  }

  private markHeard(latencyMs?: number): void {
    this.heardAtMs = performance.now();
    const { status, since, latencyMs: before } = this.link.get();
    const latency = latencyMs ?? before;
    if (status === 'up' && latency === before) return;
    this.link.set({ status: 'up', since: status === 'up' ? since : this.parts.clock.now(), latencyMs: latency });
  }

  private markDown(): void {
    const { status, latencyMs } = this.link.get();
    if (status !== 'up') return;
    const silentMs = performance.now() - this.heardAtMs;
    this.linkLosses();
    this.lostAtMs.push(performance.now());
    this.link.set({ status: 'down', since: this.parts.clock.now() - silentMs, latencyMs });
  }
}

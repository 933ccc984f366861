import { connect, type IPublishPacket, type MqttClient } from 'mqtt';
import { durationMs } from '@ioc/contracts';
import { redactUrl } from '@ioc/platform';
import { AdapterFault } from './adapter-fault.js';
import type { SecretResolver } from './http-auth.js';
import { unchanged, type RawPayload, type Unchanged } from './raw-payload.js';
import type { MqttMessage, MqttSource } from './sources.js';

/** Messages kept between two polls; a broker is not a store, and neither is this. */
const bufferLimit = 20_000;
/** What a broker has kept of a topic follows its consent at once; after so long there is nothing. */
const retainedWithinMs = 500;

/** One living connection to a broker: it collects between polls and is drained by each. */
class Subscription {
  private messages: MqttMessage[] = [];
  private dropped = 0;
  private lastMessageAt = Date.now();
  private fault: string | null = 'has not connected yet';
  private subscribedAt: number | null = null;
  private readonly client: MqttClient;

  constructor(
    private readonly source: MqttSource,
    secret: SecretResolver,
  ) {
    this.client = connect(source.url, {
      ...(source.user ? { username: secret(source.user) } : {}),
      ...(source.password ? { password: secret(source.password) } : {}),
      reconnectPeriod: 2000,
      // A broker that refused a login may take it a moment later: without this the client gives up for good.
      reconnectOnConnackError: true,
      connectTimeout: 10_000,
      clean: true,
    });
    this.client.on('connect', () => this.onConnect());
    this.client.on('message', (topic, payload, packet) => this.keep(topic, payload, packet));
    this.client.on('error', (error) => (this.fault = error.message || (error as { code?: string }).code || 'connection error'));
    this.client.on('close', () => (this.fault ??= 'closed the connection'));
  }

  drain(maxBytes: number): RawPayload | Unchanged {
    const place = redactUrl(this.source.url);
    if (this.messages.length === 0) return this.quiet(place);
    const taken = this.messages;
    this.messages = [];
    const body = Buffer.from(taken.map((message) => JSON.stringify(message)).join('\n'));
    const name = this.dropped > 0 ? `messages (${this.dropped} older ones dropped)` : 'messages';
    this.dropped = 0;
    if (body.byteLength > maxBytes) throw new AdapterFault('bad-shape', `${place} sent more than ${maxBytes} bytes between two polls`);
    return { name, body, contentType: 'application/x-ndjson', fetchedAt: new Date().toISOString(), locator: place };
  }

  /**
   * Waits for the first connection (or its failure) and for what the broker has kept, so that the first poll is no false alarm
   * and does not call a source unchanged of which nothing is known yet.
   */
  async ready(signal: AbortSignal): Promise<void> {
    while (this.messages.length === 0 && this.isBeginning() && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  close(): Promise<void> {
    return this.client.endAsync(true);
  }

  private isBeginning(): boolean {
    if (this.fault !== null) return this.fault === 'has not connected yet';
    return this.subscribedAt === null || Date.now() - this.subscribedAt < retainedWithinMs;
  }

  private quiet(place: string): Unchanged {
    if (this.fault) throw new AdapterFault(/not author/i.test(this.fault) ? 'denied' : 'unreachable', `${place}: ${this.fault}`);
    const silentMs = Date.now() - this.lastMessageAt;
    if (silentMs > (durationMs(this.source.maxSilence) ?? 60_000)) {
      throw new AdapterFault('empty', `${place} is connected but sent nothing for ${Math.round(silentMs / 1000)} s`);
    }
    return unchanged;
  }

  private onConnect(): void {
    this.fault = null;
    this.client.subscribe(this.source.topics, { qos: 1 }, (error) => {
      if (error) this.fault = `refused the subscription (${error.message})`;
      else this.subscribedAt ??= Date.now();
    });
  }

  private keep(topic: string, payload: Buffer, packet: IPublishPacket): void {
    this.lastMessageAt = Date.now();
    if (this.messages.length >= bufferLimit) {
      this.messages.shift();
      this.dropped += 1;
    }
    const receivedAt = new Date().toISOString();
    this.messages.push({ topic, payload: payload.toString('utf8'), receivedAt, retained: packet.retain });
  }
}

export class MqttTransport {
  private readonly subscriptions = new Map<string, Subscription>();

  constructor(private readonly secret: SecretResolver) {}

  async drain(feed: string, source: MqttSource, limits: { signal: AbortSignal; maxBytes: number }): Promise<RawPayload | Unchanged> {
    const key = `${feed} ${JSON.stringify(source)}`;
    let subscription = this.subscriptions.get(key);
    if (!subscription) {
      subscription = new Subscription(source, this.secret);
      this.subscriptions.set(key, subscription);
    }
    await subscription.ready(limits.signal);
    return subscription.drain(limits.maxBytes);
  }

  /** Ends the connections of one feed. */
  async end(feed: string): Promise<void> {
    const own = [...this.subscriptions].filter(([key]) => key.startsWith(`${feed} `));
    for (const [key] of own) this.subscriptions.delete(key);
    await Promise.all(own.map(([, subscription]) => subscription.close()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions.values()].map((subscription) => subscription.close()));
    this.subscriptions.clear();
  }
}

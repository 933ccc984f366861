import { durationMs } from '@ioc/contracts';
import { AdapterFault } from './adapter-fault.js';
import { unchanged, type RawPayload, type Unchanged } from './raw-payload.js';
import type { SyslogMessage, SyslogSource } from './sources.js';
import type { SyslogFrame } from './syslog-frames.js';
import { SyslogListener } from './syslog-listener.js';
import { SyslogQueue, type SyslogBatch } from './syslog-queue.js';

/** A payload, and what to do when it is stored. */
export interface Drained {
  payload: RawPayload | Unchanged;
  commit: () => void;
}

/** One feed's listener with what it heard. */
class Receiver {
  private lastMessageAt = Date.now();
  private readonly queue: SyslogQueue;
  private readonly listener: SyslogListener;

  constructor(private readonly source: SyslogSource) {
    this.queue = new SyslogQueue({ ...source, windowMs: durationMs(source.window) ?? 60_000 }, Date.now());
    this.listener = new SyslogListener(source, (frame, from) => this.keep(frame, from));
  }

  open(): Promise<void> {
    return this.listener.open();
  }

  close(): Promise<void> {
    return this.listener.close();
  }

  drain(maxBytes: number): Drained {
    const batch = this.queue.take(Date.now());
    const place = this.source.listen.join(' ');
    const commit = (): void => this.queue.done(batch);
    const silentMs = Date.now() - this.lastMessageAt;
    if (batch.messages.length === 0 && silentMs > (durationMs(this.source.maxSilence) ?? 0)) {
      throw new AdapterFault('empty', `${place} listens but heard nothing for ${Math.round(silentMs / 1000)} s`);
    }
    if (batch.nothingNew) return { payload: unchanged, commit };
    const payload = payloadOf(batch, place);
    if (payload.body.byteLength > maxBytes) {
      // Kept, they would stop every later poll too.
      commit();
      throw new AdapterFault('bad-shape', `${place} heard more than ${maxBytes} bytes between two polls`);
    }
    return { payload, commit };
  }

  private keep({ bytes, cut }: SyslogFrame, from: string): void {
    this.lastMessageAt = Date.now();
    const line: SyslogMessage = { receivedAt: new Date().toISOString(), from, ...textOrBytes(bytes), ...(cut ? { cut } : {}) };
    this.queue.offer(line, this.lastMessageAt);
  }
}

function textOrBytes(bytes: Uint8Array): Pick<SyslogMessage, 'message' | 'base64'> {
  try {
    return { message: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') };
  }
}

function payloadOf({ cover, messages }: SyslogBatch, place: string): RawPayload {
  const body = Buffer.from([cover, ...messages].map((line) => JSON.stringify(line)).join('\n'));
  return { name: 'messages', body, contentType: 'application/x-ndjson', fetchedAt: cover.to, locator: place };
}

/** Syslog over UDP and TCP (RFC 5426, RFC 6587): listens from a feed's first poll until the end. */
export class SyslogTransport {
  private readonly receivers = new Map<string, Promise<Receiver>>();

  /** @throws AdapterFault `unreachable` when the address cannot be listened on, `empty` when nobody sends */
  async drain(feed: string, source: SyslogSource, maxBytes: number): Promise<Drained> {
    const key = `${feed} ${JSON.stringify(source)}`;
    const receiver = this.receivers.get(key) ?? this.opened(key, source);
    return (await receiver).drain(maxBytes);
  }

  async close(): Promise<void> {
    const receivers = [...this.receivers.values()];
    this.receivers.clear();
    await Promise.all(receivers.map((receiver) => receiver.then((one) => one.close(), () => undefined)));
  }

  private opened(key: string, source: SyslogSource): Promise<Receiver> {
    const receiver = new Receiver(source);
    const opened = receiver.open().then(
      () => receiver,
      (cause: unknown) => {
        this.receivers.delete(key);
        throw new AdapterFault('unreachable', `cannot listen on ${source.listen.join(', ')}: ${(cause as NodeJS.ErrnoException).code ?? 'no such address'}`, { cause });
      },
    );
    this.receivers.set(key, opened);
    return opened;
  }
}

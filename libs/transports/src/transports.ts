import { AdapterFault } from './adapter-fault.js';
import { querySql } from './sql-transport.js';
import { GuardedFetch } from './guarded-fetch.js';
import { HttpTransport, type Validators } from './http-transport.js';
import type { SecretResolver } from './http-auth.js';
import { MqttTransport } from './mqtt-transport.js';
import { isLinkLocal, isOwnAddress } from './own-addresses.js';
import { readFolder, type SeenFiles } from './folder-transport.js';
import { unchanged, type RawPayload, type Unchanged } from './raw-payload.js';
import { HttpSource, type FolderSource, type HttpRequest, type MqttSource, type SyslogSource, type SqlSource } from './sources.js';
import { SyslogTransport } from './syslog-transport.js';
import { checkTyped } from './typed-address.js';

/** What one poll may use, and what it learnt about the source. */
export interface TransportSession {
  http(source: HttpSource, request?: HttpRequest): Promise<RawPayload | Unchanged>;
  mqtt(source: MqttSource): Promise<RawPayload | Unchanged>;
  syslog(source: SyslogSource): Promise<RawPayload | Unchanged>;
  folder(source: FolderSource): Promise<RawPayload[] | Unchanged>;
  sql(source: SqlSource): Promise<RawPayload>;
  /** Remembers validators and files as taken; called after COMMIT only, so that a failed poll asks again in full. */
  commit(): void;
}

/** How an address that a person typed is asked. */
interface TypedCall {
  /** Origins that the configuration names: those are called as feeds call them. */
  known: ReadonlySet<string>;
  signal: AbortSignal;
  maxBytes: number;
}

/** All ways in. Remembers per feed what was taken before. */
export class Transports {
  private readonly http: HttpTransport;
  /** Departments' private networks are reached, this machine itself and its link are not. */
  private readonly careful: HttpTransport;
  private readonly guarded = new GuardedFetch();
  private readonly mqtt: MqttTransport;
  private readonly syslog = new SyslogTransport();
  private readonly validators = new Map<string, Validators>();
  private readonly seen = new Map<string, SeenFiles>();

  constructor(private readonly secret: SecretResolver) {
    this.http = new HttpTransport(secret, isLinkLocal);
    this.careful = new HttpTransport(secret, isOwnAddress);
    this.mqtt = new MqttTransport(secret);
  }

  session(feed: string, signal: AbortSignal, maxBytes: number): TransportSession {
    const learnt: (() => void)[] = [];
    return {
      http: async (source, request = {}) => {
        const key = `${feed} ${source.url} ${JSON.stringify(request)}`;
        const answer = await this.http.call({ source, request, signal, maxBytes, validators: this.validators.get(key) });
        if (answer === unchanged) return unchanged;
        if (request.conditional) learnt.push(() => this.validators.set(key, answer.validators));
        return answer.payload;
      },
      mqtt: (source) => this.mqtt.drain(feed, source, { signal, maxBytes }),
      syslog: async (source) => {
        const drained = await this.syslog.drain(feed, source, maxBytes);
        learnt.push(drained.commit);
        return drained.payload;
      },
      folder: async (source) => {
        const key = `${feed} ${source.folder} ${source.pattern}`;
        const answer = await readFolder(source, this.seen.get(key) ?? new Map(), maxBytes);
        learnt.push(() => this.seen.set(key, answer.seen));
        return answer.payloads.length === 0 ? unchanged : answer.payloads;
      },
      sql: (source) => querySql(source, this.secret, { signal, maxBytes }),
      commit: () => learnt.forEach((remember) => remember()),
    };
  }

  /**
   * What an address answers that a person typed. It never leads to the centre's own machine, unless a feed has that very origin.
   * @throws AdapterFault
   */
  async typed(address: string, { known, signal, maxBytes }: TypedCall): Promise<RawPayload> {
    const { href, origin } = checkTyped(address);
    const transport = known.has(origin) ? this.http : this.careful;
    // Without a condition no source answers that nothing changed.
    const answer = await transport.call({ source: HttpSource.parse({ url: href }), request: {}, signal, maxBytes });
    if (answer === unchanged) throw new AdapterFault('empty', `${origin} answered nothing`);
    return answer.payload;
  }

  /** As a library calls that speaks a protocol of its own. @param origins nothing else is called */
  fetchFrom(origins: ReadonlySet<string>): (address: string, call: Parameters<GuardedFetch['call']>[2]) => Promise<Response> {
    return (address, call) => this.guarded.call(origins, address, call);
  }

  /** Forgets all that was learnt of a feed's sources, so that they are asked anew in full: its configuration changed. */
  async forget(feed: string): Promise<void> {
    for (const memory of [this.validators, this.seen]) {
      for (const key of memory.keys()) if (key.startsWith(`${feed} `)) memory.delete(key);
    }
    await this.mqtt.end(feed);
  }

  async close(): Promise<void> {
    await Promise.all([this.http.close(), this.careful.close(), this.guarded.close(), this.mqtt.close(), this.syslog.close()]);
  }
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { Aedes, type AuthenticateError } from 'aedes';
import type { World } from '../department.js';
import { measurements, payloadOf, topicOf } from './stations.js';

export const sensorFeed = 'sensors-mqtt';

export interface Login {
  readonly user: string;
  readonly password: string;
}

const usualEveryMs = 2_000;
const slowEveryMs = 20_000;
/** MQTT 3.1.1, return code 4. */
const badLogin = 4;

const digest = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();
const same = (given: string | Buffer, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));

/**
 * The stations' MQTT broker: publishes every reading retained with QoS 1 every two seconds. Readers need the login and may only read
 * `kontum/#`. Modes: hang = says nothing more; slow = every 20 s; error = cuts and refuses connections; html-login = refuses
 * the login; garbage, empty = such payloads; stale, clock-skew = by the view's clock; partial = every second station.
 */
export class SensorBroker {
  private aedes?: Aedes;
  private server?: Server;
  private timer?: NodeJS.Timeout;
  private lastAt = 0;
  private readonly sockets = new Set<Duplex>();

  constructor(
    private readonly world: World,
    private readonly port: number,
    private readonly login: () => Login,
  ) {
    world.onControl((feed) => this.controlled(feed));
  }

  async start(): Promise<void> {
    await this.open();
    this.server = createServer((socket) => this.accept(socket));
    await listen(this.server, this.port);
    this.timer = setInterval(() => this.tick(), usualEveryMs);
  }

  /** Makes the broker and its first retained readings, without a port. */
  async open(): Promise<void> {
    const login = this.login();
    const aedes = await Aedes.createBroker({
      authenticate: (...[, user, password, done]) => {
        const known =
          this.world.mode(sensorFeed) !== 'html-login' &&
          same(user ?? '', login.user) &&
          same(password ?? '', login.password);
        done(
          known
            ? null
            : (Object.assign(new Error('Bad user name or password'), { returnCode: badLogin }) as AuthenticateError),
          known,
        );
      },
      authorizePublish: (client, _packet, done) => done(client ? new Error('This broker is read only') : null),
      authorizeSubscribe: (_client, subscription, done) =>
        done(null, subscription.topic.startsWith('kontum/') ? subscription : null),
    });
    this.aedes = aedes;
    this.publish();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.cut();
    await new Promise<void>((resolve) => (this.aedes ? this.aedes.close(resolve) : resolve()));
    await new Promise<void>((resolve) => (this.server?.listening ? this.server.close(() => resolve()) : resolve()));
  }

  /** A reader's connection: refused while the broker is down. */
  accept(socket: Duplex): void {
    if (this.world.mode(sensorFeed) === 'error') {
      socket.destroy();
      return;
    }
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    this.aedes?.handle(socket);
  }

  private controlled(feed: string): void {
    if (feed !== sensorFeed && feed !== '*') return;
    const mode = this.world.mode(sensorFeed);
    if (mode === 'error' || mode === 'html-login') this.cut();
    else this.publish();
  }

  private tick(): void {
    const every = this.world.mode(sensorFeed) === 'slow' ? slowEveryMs : usualEveryMs;
    if (Date.now() - this.lastAt >= every - usualEveryMs / 2) this.publish();
  }

  private publish(): void {
    const view = this.world.view(sensorFeed);
    if (['hang', 'error', 'html-login'].includes(view.mode)) return;
    this.lastAt = Date.now();
    for (const measurement of measurements(view)) {
      this.aedes?.publish(
        {
          cmd: 'publish',
          topic: topicOf(measurement),
          payload: this.payload(measurement, view),
          qos: 1,
          retain: true,
          dup: false,
        },
        () => undefined,
      );
    }
  }

  private payload(measurement: Parameters<typeof payloadOf>[0], view: ReturnType<World['view']>): Buffer {
    if (view.mode === 'empty') return Buffer.alloc(0);
    return view.mode === 'garbage' ? randomBytes(24) : Buffer.from(payloadOf(measurement, view.now()));
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(`The MQTT broker cannot listen on 127.0.0.1:${port}`, { cause })));
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

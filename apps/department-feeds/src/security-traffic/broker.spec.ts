import { Duplex } from 'node:stream';
import { MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '../core/world.js';
import { SensorBroker, sensorFeed } from './broker.js';

/** Two ends of one wire in memory. */
function wire(): [Duplex, Duplex] {
  const ends: Duplex[] = [];
  for (const i of [0, 1]) {
    ends.push(
      new Duplex({
        read: () => undefined,
        write: (chunk, _encoding, done) => {
          const other = ends[1 - i];
          if (other && !other.destroyed) other.push(chunk);
          done();
        },
        destroy: (error, done) => {
          const other = ends[1 - i];
          setImmediate(() => other?.destroy());
          done(error);
        },
      }),
    );
  }
  return ends as [Duplex, Duplex];
}

describe('the stations’ broker', () => {
  let world: ReturnType<typeof createWorld>;
  let broker: SensorBroker;
  const clients: MqttClient[] = [];

  beforeEach(async () => {
    world = createWorld({ seed: 2, now: () => 1_795_453_200_000 });
    broker = new SensorBroker(world, 0, () => ({ user: 'ioc', password: 'a password' }));
    await broker.open();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.end(true);
    await broker.stop();
  });

  function reader(password = 'a password'): MqttClient {
    const build = (): Duplex => {
      const [mine, theirs] = wire();
      broker.accept(theirs);
      return mine;
    };
    const client = new MqttClient(build as never, { username: 'ioc', password, reconnectPeriod: 0, keepalive: 0 });
    clients.push(client);
    return client;
  }
  const said = (client: MqttClient, topic: string, after?: () => void): Promise<string> =>
    new Promise((resolve, reject) => {
      client.on('error', reject);
      client.on('close', () => reject(new Error('closed')));
      client.on('message', (name, payload) => {
        if (name === topic) resolve(payload.toString());
      });
      client.on('connect', () => client.subscribe('kontum/#', { qos: 1 }, after));
    });

  it('gives a new reader the retained reading at once', async () => {
    const text = await said(reader(), 'kontum/mua-dak-glei/rainfall-24h');
    expect(JSON.parse(text)).toEqual({ ts: 1_795_453_200_000, value: expect.any(Number), unit: 'mm' });
  });

  it('publishes a pinned figure at once', async () => {
    world.pin(sensorFeed, { indicator: 'rainfall-24h', area: '610', value: 222.5 });
    expect(JSON.parse(await said(reader(), 'kontum/mua-dak-glei/rainfall-24h')).value).toBe(222.5);
  });

  it('refuses a wrong password', async () => {
    await expect(said(reader('wrong'), 'kontum/x')).rejects.toThrow(/Bad username or password/);
  });

  it('cuts its readers and refuses new ones in mode error', async () => {
    const client = reader();
    await said(client, 'kontum/mua-dak-glei/rainfall-24h');
    const cut = new Promise<void>((resolve) => client.once('close', () => resolve()));
    world.setMode(sensorFeed, 'error');
    await cut;
    await expect(said(reader(), 'kontum/mua-dak-glei/rainfall-24h')).rejects.toThrow('closed');
  });

  it('says nothing new in mode hang, and what is no JSON in mode garbage', async () => {
    world.setMode(sensorFeed, 'hang');
    world.pin(sensorFeed, { indicator: 'rainfall-24h', area: '610', value: 99 });
    expect(JSON.parse(await said(reader(), 'kontum/mua-dak-glei/rainfall-24h')).value).not.toBe(99);
    world.setMode(sensorFeed, 'garbage');
    const text = await said(reader(), 'kontum/mua-dak-glei/rainfall-24h');
    expect(() => JSON.parse(text)).toThrow();
  });
});

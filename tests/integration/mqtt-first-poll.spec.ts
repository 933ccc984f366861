import { createServer, type AddressInfo } from 'node:net';
import { MqttSource, Transports, unchanged } from '@ioc/transports';
import { Aedes } from 'aedes';
import { expect, it } from 'vitest';

/* A real broker that takes its time to consent, as one with a directory of rights behind it does. */

const consentsAfterMs = 300;

async function slowBroker() {
  const aedes = await Aedes.createBroker({ authorizeSubscribe: (_client, wanted, done) => void setTimeout(() => done(null, wanted), consentsAfterMs) });
  const server = createServer(aedes.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    source: MqttSource.parse({ url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`, topics: ['kontum/#'] }),
    keep: (topic: string, payload: string) =>
      new Promise<void>((resolve, reject) => aedes.publish({ cmd: 'publish', topic, payload, qos: 1, retain: true, dup: false }, (error) => (error ? reject(error) : resolve()))),
    async stop() {
      await new Promise<void>((resolve) => aedes.close(resolve));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function firstPoll(kept: Record<string, string>) {
  const broker = await slowBroker();
  const transports = new Transports(() => '');
  try {
    for (const [topic, payload] of Object.entries(kept)) await broker.keep(topic, payload);
    return await transports.session('sensors', AbortSignal.timeout(5000), 1_000_000).mqtt(broker.source);
  } finally {
    await transports.close();
    await broker.stop();
  }
}

it('has in its first poll what the broker has kept, and does not call it unchanged', async () => {
  const answer = await firstPoll({ 'kontum/mua-kon-tum/rain': '{"value":3}' });
  const messages = answer === unchanged ? [] : new TextDecoder().decode(answer.body).split('\n');
  expect(messages).toHaveLength(1);
  expect(JSON.parse(messages[0] ?? 'null')).toMatchObject({ topic: 'kontum/mua-kon-tum/rain', payload: '{"value":3}', retained: true });
});

it('does not wait for ever for a broker that has kept nothing', async () => {
  const began = performance.now();
  expect(await firstPoll({})).toBe(unchanged);
  expect(performance.now() - began).toBeLessThan(4000);
});

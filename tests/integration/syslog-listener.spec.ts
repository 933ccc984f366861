import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { adapterOf } from '@ioc/adapter-registry';
import { SyslogSource, Transports, unchanged, type RawPayload } from '@ioc/transports';
import { eventually } from '../support/eventually.js';

const port = 22_310;
const listen = [`udp://127.0.0.1:${port}`, `tcp://127.0.0.1:${port}`];
let transports: Transports | undefined;

afterEach(async () => {
  await transports?.close();
  transports = undefined;
});

function opened(settings: Record<string, unknown> = {}) {
  const source = SyslogSource.parse({ listen, ...settings });
  const ways = (transports ??= new Transports(() => ''));
  return { poll: () => ways.session('syslog', AbortSignal.timeout(10_000), 1_000_000), source };
}

async function overUdp(...messages: string[]): Promise<void> {
  const socket = createSocket('udp4');
  for (const message of messages) await new Promise<void>((resolve, reject) => socket.send(message, port, '127.0.0.1', (error) => (error ? reject(error) : resolve())));
  await new Promise<void>((resolve) => socket.close(() => resolve()));
}

async function overTcp(...chunks: string[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  for (const chunk of chunks) await new Promise<void>((resolve, reject) => socket.write(chunk, (error) => (error ? reject(error) : resolve())));
  await new Promise<void>((resolve) => socket.end(() => resolve()));
}

function linesOf(payload: RawPayload | typeof unchanged): Record<string, unknown>[] {
  return payload === unchanged ? [] : Buffer.from(payload.body).toString('utf8').split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('hears datagrams, lines and counted messages, and reads them from the payload that is archived', async () => {
  const { poll, source } = opened();
  await poll().syslog(source);
  await overUdp('<34>1 - fw1 su - ID47 - su root thất bại\n');
  await overTcp('<13>Dec  2 16:31:03 host app: Te', 'st\n23 <1>1 - - - - - - hellø<11>no end');
  const payload = await eventually(async () => {
    const answer = await poll().syslog(source);
    return linesOf(answer).length === 5 && answer !== unchanged ? answer : null;
  }, 10_000);
  expect(linesOf(payload).slice(1).map(({ message, from }) => [message, from])).toEqual([
    ['<34>1 - fw1 su - ID47 - su root thất bại', '127.0.0.1'],
    ['<13>Dec  2 16:31:03 host app: Test', '127.0.0.1'],
    ['<1>1 - - - - - - hellø', '127.0.0.1'],
    ['<11>no end', '127.0.0.1'],
  ]);
  const adapter = adapterOf('syslog-cef');
  const pack = { utcOffset: '+07:00', provinceArea: '62', indicator: () => undefined, area: () => null, organisation: () => null };
  const batch = await adapter?.parse([payload], adapter.settings.parse({ source, counts: [{ indicator: 'soc-alerts-24h' }] }), pack);
  expect(batch?.events.map(({ title, severity }) => [title, severity])).toEqual([['su root thất bại', 1], ['hellø', 1], ['no end', 2]]);
  expect(batch?.rejected).toEqual([]);
});

it('holds its limits: bytes of a message, messages of a second, senders', async () => {
  const { poll, source } = opened({ maxMessageBytes: 480, maxPerSecond: 5 });
  await poll().syslog(source);
  await overTcp(`<13>${'a'.repeat(5000)}\n`, ...Array.from({ length: 200 }, (_, i) => `<13>${i}\n`));
  const [cover, first, ...others] = await eventually(async () => {
    const lines = linesOf(await poll().syslog(source));
    return Number(lines[0]?.['dropped'] ?? 0) > 0 ? lines : null;
  }, 10_000);
  expect(cover?.['dropped']).toBe(201 - 1 - others.length);
  expect(first).toMatchObject({ cut: true, message: `<13>${'a'.repeat(476)}` });
});

it('does not hear who is not named', async () => {
  const { poll, source } = opened({ senders: ['192.0.2.7'], window: 'PT1S', maxSilence: 'PT1S' });
  await poll().syslog(source);
  await overUdp('<13>from a stranger');
  const fault = await eventually(async () => poll().syslog(source).then(() => null, (error: unknown) => error), 10_000);
  expect(fault).toMatchObject({ kind: 'empty' });
});

it('says that its port is taken, and hears again when it is free', async () => {
  const { poll, source } = opened();
  const other = createSocket('udp4');
  await new Promise<void>((resolve) => other.bind(port, '127.0.0.1', () => resolve()));
  await expect(poll().syslog(source)).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringContaining('EADDRINUSE') as string });
  await new Promise<void>((resolve) => other.close(() => resolve()));
  await expect(poll().syslog(source)).resolves.toBe(unchanged);
});

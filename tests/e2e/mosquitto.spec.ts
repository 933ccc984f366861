import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MqttSource, type MqttMessage } from '@ioc/adapter-kit';
import { Transports, type RawPayload } from '@ioc/transports';
import { freePort } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

/* The departments' stand-in brings a broker of its own; a department has mosquitto. The same transport must do for both. */

const folder = mkdtempSync(join(tmpdir(), 'rong-mosquitto-'));
const secrets: Record<string, string> = { MQTT_USER: 'tram', MQTT_PASSWORD: 'mat-khau' };
const transports = new Transports((ref) => ('env' in ref ? (secrets[ref.env] ?? '') : ''));
let broker: ChildProcess;
let port: number;
let station: MqttClient;

async function startBroker(): Promise<void> {
  broker = spawn('/usr/sbin/mosquitto', ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' });
  const login = { username: secrets['MQTT_USER'] as string, password: secrets['MQTT_PASSWORD'] as string, connectTimeout: 2000, reconnectPeriod: 0 };
  station = await eventually(() => connectAsync(`mqtt://127.0.0.1:${port}`, login, false).catch(() => null), 15_000);
}

beforeAll(async () => {
  port = await freePort();
  const passwords = join(folder, 'passwords');
  writeFileSync(passwords, '');
  spawnSync('mosquitto_passwd', ['-b', passwords, 'tram', 'mat-khau']);
  const user = process.getuid?.() === 0 ? 'user root\n' : '';
  writeFileSync(join(folder, 'mosquitto.conf'), `${user}listener ${port} 127.0.0.1\npassword_file ${passwords}\nallow_anonymous false\n`);
  await startBroker();
});
afterAll(async () => {
  await transports.close();
  await station.endAsync(true);
  broker.kill();
  rmSync(folder, { recursive: true, force: true });
});

function poll(password = 'MQTT_PASSWORD') {
  const source = MqttSource.parse({ url: `mqtt://127.0.0.1:${port}`, topics: ['kontum/+/rain'], user: { env: 'MQTT_USER' }, password: { env: password } });
  return transports.session(`sensors-${password}`, AbortSignal.timeout(10_000), 1_000_000).mqtt(source);
}

const messagesOf = (payload: RawPayload) => Buffer.from(payload.body).toString('utf8').split('\n').map((line) => JSON.parse(line) as MqttMessage);

/** Polls until a message with this text has come. */
async function heard(text: string): Promise<MqttMessage> {
  return eventually(async () => {
    const answer = await poll().catch(() => 'unchanged' as const);
    return answer !== 'unchanged' && messagesOf(answer).find((message) => message.payload.includes(text));
  }, 15_000);
}

it('hears retained values at connect, and marks them as such', async () => {
  await station.publishAsync('kontum/dakto/rain', '{"ts":1,"value":12.5}', { qos: 1, retain: true });
  expect(await heard('12.5')).toMatchObject({ topic: 'kontum/dakto/rain', retained: true });
});

it('hears what comes between two polls, once', async () => {
  await station.publishAsync('kontum/dakto/rain', '{"ts":2,"value":13.5}', { qos: 1 });
  expect(await heard('13.5')).toMatchObject({ retained: false });
  expect(await poll()).toBe('unchanged');
});

it('says that the broker is gone and hears it again when it is back', async () => {
  const gone = new Promise((resolve) => broker.once('exit', resolve));
  broker.kill();
  await gone;
  await station.endAsync(true);
  await expect(eventually(() => poll().then(() => false, (error: { kind: string }) => error.kind), 10_000)).resolves.toBe('unreachable');
  await startBroker();
  await station.publishAsync('kontum/dakto/rain', '{"ts":3,"value":14.5}', { qos: 1, retain: true });
  await heard('14.5');
});

it('says that the login was refused', async () => {
  await expect(poll('WRONG_PASSWORD')).rejects.toMatchObject({ name: 'AdapterFault', kind: 'denied' });
});

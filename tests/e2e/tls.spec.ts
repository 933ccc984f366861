import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type PeerCertificate } from 'node:tls';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoEnvironment } from '../../tools/demo-environment.mjs';
import { freePort, run, type Running } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { preparedData } from '../support/prepared-data.js';

let folder: string;
let dataDir: string;
let server: Running;
let port: number;
const inFolder = (name: string) => join(folder, name);

/** Of its own authority, for the name `localhost`. */
function makeCertificate(name: string): void {
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const made = spawnSync('openssl', [...args, '-keyout', inFolder(`${name}.key`), '-out', inFolder(`${name}.pem`)], { encoding: 'utf8' });
  expect(made.status, made.stderr).toBe(0);
}

function use(name: string): void {
  copyFileSync(inFolder(`${name}.pem`), inFolder('in-use.pem'));
  copyFileSync(inFolder(`${name}.key`), inFolder('in-use.key'));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rong-tls-'));
  for (const name of ['first', 'second']) makeCertificate(name);
  use('first');
  [dataDir, port] = [await preparedData(), await freePort()];
  server = run('apps/api/dist/main.js', environment());
  await eventually(async () => (await answer('/health/live').catch(() => null))?.status === 200 || ended(), 90_000);
});
afterAll(async () => {
  await server.stop();
  for (const path of [folder, dataDir]) rmSync(path, { recursive: true, force: true });
});

function environment(): Record<string, string> {
  const tls = { IOC_TLS_CERT_FILE: inFolder('in-use.pem'), IOC_TLS_KEY_FILE: inFolder('in-use.key') };
  return { ...demoEnvironment({ dataDir, base: 25_440 }), ...tls, IOC_CONFIG: 'config/example', IOC_DATA: dataDir, IOC_PORT: String(port), IOC_LOG: 'info' };
}

function ended(): false {
  if (server.process.exitCode !== null) throw new Error(`the server ended:\n${server.output()}`);
  return false;
}

function trusted(): Buffer[] {
  return ['first', 'second'].map((name) => readFileSync(inFolder(`${name}.pem`)));
}

function answer(path: string): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: 'localhost', port, path, ca: trusted(), agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asked.on('error', reject).end();
  });
}

function shownCertificate(versions: { minVersion?: 'TLSv1'; maxVersion?: 'TLSv1.1' | 'TLSv1.2' } = {}): Promise<PeerCertificate & { protocol: string | null }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, servername: 'localhost', ca: trusted(), ciphers: 'DEFAULT@SECLEVEL=0', ...versions }, () => {
      resolve({ ...socket.getPeerCertificate(), protocol: socket.getProtocol() });
      socket.end();
    });
    socket.on('error', reject);
  });
}

it('serves pages and REST by its own certificate, and browsers are told never to come without it', async () => {
  const page = await answer('/wall');
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('<div id="root"')]);
  expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
  expect((await answer('/health/live')).status).toBe(200);
});

it('speaks TLS 1.2 and 1.3, nothing older, and no plain HTTP', async () => {
  expect(await shownCertificate()).toMatchObject({ protocol: 'TLSv1.3' });
  expect(await shownCertificate({ maxVersion: 'TLSv1.2' })).toMatchObject({ protocol: 'TLSv1.2' });
  await expect(shownCertificate({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })).rejects.toThrow();
  await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
});

it('carries the live connection of screens', async () => {
  const socket = io(`https://localhost:${port}/live`, { transports: ['websocket'], ca: trusted().join('\n'), reconnection: false } as object);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', resolve).on('connect_error', reject);
    });
    expect(socket.connected).toBe(true);
  } finally {
    socket.disconnect();
  }
});

it('takes a renewed certificate at SIGHUP without ending a connection, and by itself; half a pair changes nothing', async () => {
  const socket = io(`https://localhost:${port}/live`, { transports: ['websocket'], ca: trusted().join('\n'), reconnection: false } as object);
  await new Promise((resolve) => socket.on('connect', () => resolve(null)));
  expect((await shownCertificate()).subject.CN).toBe('first');
  copyFileSync(inFolder('second.pem'), inFolder('in-use.pem'));
  server.process.kill('SIGHUP');
  await eventually(() => server.output().includes('the old one stays'), 5000);
  expect((await shownCertificate()).subject.CN).toBe('first');
  use('second');
  server.process.kill('SIGHUP');
  await eventually(async () => (await shownCertificate()).subject.CN === 'second', 5000);
  use('first');
  // It looks every ten seconds.
  await eventually(async () => (await shownCertificate()).subject.CN === 'first', 30_000);
  expect(socket.connected).toBe(true);
  socket.disconnect();
});

it('does not start with a certificate that is none, and says which variables', async () => {
  writeFileSync(inFolder('in-use.pem'), 'no certificate');
  const other = run('apps/api/dist/main.js', { ...environment(), IOC_DATA: inFolder('other'), IOC_PORT: String(await freePort()) });
  await eventually(() => other.process.exitCode !== null, 60_000);
  expect(other.process.exitCode).toBe(78);
  expect(other.output()).toMatch(/IOC_TLS_CERT_FILE and IOC_TLS_KEY_FILE cannot be used/u);
  expect(other.output()).not.toMatch(/PRIVATE KEY/u);
});

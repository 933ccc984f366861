import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { root } from '../../tools/build.mjs';
import { freePort } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

const file = join(root, 'deploy/Caddyfile');
const text = readFileSync(file, 'utf8');

describe('deploy/Caddyfile', () => {
  it('holds no name, address or secret of a province, opens no port for orders, and believes no client', () => {
    expect(text).toMatch(/^\{\$IOC_SITE:localhost\} \{$/mu);
    expect(text).toMatch(/^\tadmin off$/mu);
    expect(text).not.toMatch(/trusted_proxies|basicauth|password/u);
  });

  it('buffers no answer, names no program, limits bodies, and has browsers stay with TLS', () => {
    for (const line of ['flush_interval -1', 'header_down -Server', '-Server', 'max_size {$IOC_SITE_MAX_BODY:25MB}', 'Strict-Transport-Security "max-age=31536000"', 'protocols h1 h2']) expect(text).toContain(line);
    // A limit for bodies would cut off every answer that takes longer.
    expect(text).not.toMatch(/read_body|write \d/u);
  });
});

describe('caddy with it', () => {
  let folder: string;
  let app: Server;
  let caddy: ChildProcess;
  let ports: { http: number; https: number };
  let authority: Buffer;
  let heard: IncomingHttpHeaders = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rong-caddy-'));
    app = createServer((asked, response) => {
      heard = asked.headers;
      response.setHeader('server', 'secret/1.0');
      if (asked.url === '/stream') return void stream(response);
      asked.on('error', () => undefined).resume().on('end', () => response.end('from the app'));
    });
    new WebSocketServer({ server: app }).on('connection', (socket) => socket.on('message', (said) => socket.send(`heard ${String(said)}`)));
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    ports = { http: await freePort(), https: await freePort() };
    const env = { IOC_APP: `127.0.0.1:${(app.address() as AddressInfo).port}`, IOC_SITE_HTTP_PORT: String(ports.http), IOC_SITE_HTTPS_PORT: String(ports.https), IOC_SITE_LIFE_PORT: String(await freePort()) };
    caddy = spawn('caddy', ['run', '--config', file], { env: { ...process.env, ...env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }, stdio: 'ignore' });
    const authorityFile = join(folder, 'caddy/pki/authorities/local/root.crt');
    await eventually(() => existsSync(authorityFile), 20_000);
    authority = readFileSync(authorityFile);
    await eventually(async () => (await answer('/').catch(() => null))?.status === 200, 20_000);
  });
  afterAll(async () => {
    caddy.kill();
    await once(caddy, 'exit');
    app.closeAllConnections();
    app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function stream(response: { write(text: string): void; end(text: string): void }): void {
    response.write('first ');
    setTimeout(() => response.end('last'), 1500);
  }

  function answer(path: string, { body = '', headers = {} }: { body?: string; headers?: Record<string, string> } = {}): Promise<{ status: number; headers: IncomingHttpHeaders; text: string; firstMs: number }> {
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      const asked = request({ host: 'localhost', port: ports.https, path, ca: authority, method: body ? 'POST' : 'GET', agent: false, headers }, (response) => {
        let said = '';
        let firstMs = 0;
        response.on('data', (part) => {
          firstMs ||= performance.now() - begun;
          said += String(part);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: said, firstMs }));
      });
      asked.on('error', reject).end(body);
    });
  }

  it('answers over TLS, says that browsers stay there, and names neither itself nor the app', async () => {
    const { headers, text: said } = await answer('/', { headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http' } });
    expect(said).toBe('from the app');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect([headers.server, headers.via]).toEqual([undefined, undefined]);
    expect(heard).toMatchObject({ host: `localhost:${ports.https}`, 'x-forwarded-proto': 'https' });
    expect(heard['x-forwarded-for']).not.toContain('203.0.113.9');
  });

  it('leads from HTTP to HTTPS, and keeps the figures of the server inside', async () => {
    const led = await fetch(`http://localhost:${ports.http}/wall`, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([308, 'https://localhost/wall']);
    expect((await answer('/metrics')).status).toBe(404);
  });

  it('speaks HTTP/2', async () => {
    const session = connectHttp2(`https://localhost:${ports.https}`, { ca: authority });
    const stream = session.request({ ':path': '/' });
    const [headers] = (await once(stream, 'response')) as [Record<string, unknown>];
    expect([session.alpnProtocol, headers[':status']]).toEqual(['h2', 200]);
    session.destroy();
  });

  it('passes a stream on piece by piece, and live connections both ways', async () => {
    const { firstMs, text: said } = await answer('/stream');
    expect(said).toBe('first last');
    expect(firstMs).toBeLessThan(1200);
    const socket = new WebSocket(`wss://localhost:${ports.https}/socket.io/`, { ca: authority });
    await once(socket, 'open');
    socket.send('a frame');
    const [back] = (await once(socket, 'message')) as [Buffer];
    expect(String(back)).toBe('heard a frame');
    socket.close();
  });

  it('refuses a body that the app would never take', async () => {
    expect((await answer('/upload', { body: 'x'.repeat(20_000_000) })).status).toBe(200);
    const refused = await answer('/upload', { body: 'x'.repeat(26_000_000) }).then(({ status }) => status, (cause: NodeJS.ErrnoException) => cause.code ?? 0);
    expect([413, 400, 502, 'EPIPE', 'ECONNRESET']).toContain(refused);
  });
});

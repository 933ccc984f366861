import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import installer from '@ffmpeg-installer/ffmpeg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packCamera, processList, startCameraRelay, type RelayProcess } from '../support/camera-relay.js';

const login = { user: 'canary-viewer', password: 'canary-7f3a-password' };
const basic = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
const within = 10_000;

/** A camera that sends MPEG-TS over HTTP, five ways. */
class HttpCameras {
  /** Mode of `cam-01`: what it sends, or that it says nothing more while its connections stay. */
  mode: 'ok' | 'silent' = 'ok';
  readonly asked: string[] = [];
  private readonly encoders = new Set<ChildProcess>();
  private readonly server: Server = createServer((request, response) => this.answer(request, response));

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    for (const encoder of this.encoders) encoder.kill('SIGKILL');
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { authorization } = request.headers;
    this.asked.push(`${request.url} ${authorization?.split(' ')[0] ?? 'without a login'}`);
    if (request.url === '/cam-02.ts') return void response.writeHead(302, { location: '/elsewhere.ts' }).end();
    if (request.url === '/cam-03.ts')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Đăng nhập</h1>'.repeat(5_000));
    if (request.url === '/cam-04.ts') return this.answerDigest(response, authorization);
    if (authorization !== basic)
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="camera"' }).end();
    this.stream(response);
  }

  private answerDigest(response: ServerResponse, authorization?: string): void {
    if (!authorization?.startsWith('Digest '))
      return void response
        .writeHead(401, { 'www-authenticate': 'Digest realm="camera", nonce="n1", qop="auth"' })
        .end();
    this.stream(response);
  }

  private stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'video/mp2t' });
    const picture = [
      '-re',
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=320x180:rate=10',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-tune',
      'zerolatency',
      '-g',
      '10',
    ];
    const encoder = spawn(
      installer.path,
      ['-nostdin', '-loglevel', 'error', ...picture, '-f', 'mpegts', '-muxdelay', '0', 'pipe:1'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    this.encoders.add(encoder);
    encoder.stdout.on('data', (bytes: Buffer) => this.mode === 'ok' && response.write(bytes));
    response.once('close', () => encoder.kill('SIGKILL'));
  }
}

const cameras = new HttpCameras();
let relay: RelayProcess;
let origin: string;

beforeAll(async () => {
  origin = await cameras.start();
  const file = { cameras: ['cam-01', 'cam-02', 'cam-03', 'cam-04'].map((id) => packCamera(id, `${origin}/${id}.ts`)) };
  relay = await startCameraRelay({ file, secrets: { CAMERA_USER: login.user, CAMERA_PASSWORD: login.password } });
});
afterAll(async () => {
  await relay?.kill('SIGKILL');
  cameras.stop();
});

it('plays a camera that asks for a Basic login, and one that asks for Digest', async () => {
  await relay.until('cam-01', 'live', within);
  await relay.until('cam-04', 'live', within);
});

it('shows its login only to who asks for it', () => {
  expect(cameras.asked.filter((line) => line.startsWith('/cam-01')).slice(0, 2)).toEqual([
    '/cam-01.ts without a login',
    '/cam-01.ts Basic',
  ]);
  expect(cameras.asked).not.toContain('/cam-04.ts Basic');
});

it('follows no redirect, and takes a login page for no camera', async () => {
  await relay.until('cam-02', 'offline', within);
  await relay.until('cam-03', 'offline', within);
  expect(cameras.asked.filter((line) => line.startsWith('/elsewhere'))).toEqual([]);
  const faults = Object.fromEntries((await relay.metrics()).cameras.map(({ id, fault }) => [id, fault]));
  expect(faults['cam-02']).toBe('the camera answered HTTP 302');
  expect(faults['cam-03']).not.toBeNull();
});

it('is offline when its connection stays but falls silent, and live when it speaks again', async () => {
  cameras.mode = 'silent';
  await relay.until('cam-01', 'offline', within);
  cameras.mode = 'ok';
  await relay.until('cam-01', 'live', within);
});

it('lets address and login out nowhere', async () => {
  const said = relay.log() + JSON.stringify([await relay.statuses(), await relay.metrics()]);
  const commands = (await processList()).map(({ command }) => command).join('\n');
  for (const secret of [login.user, login.password, basic, new URL(origin).host]) {
    expect(said).not.toContain(secret);
    expect(commands).not.toContain(secret);
  }
});

it('leaves no process behind when it is killed', async () => {
  const children = (await processList()).filter(({ parent }) => parent === relay.pid).map(({ pid }) => pid);
  expect(children.length).toBeGreaterThan(0);
  await relay.kill('SIGKILL');
  await expect
    .poll(async () => (await processList()).filter(({ pid }) => children.includes(pid)), { timeout: 5_000 })
    .toEqual([]);
});

import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packCamera, startCameraRelay, type RelayProcess } from '../support/camera-relay.js';

const within = 10_000;
const canary = 'canary-7f3a-password';

/** A recorded answer of the real program; where the recordings are not at hand, one of the same shape, and said so. */
function recorded(name: string, sameShape: object): object {
  const path = fileURLToPath(new URL(`../../../shared/samples/${name}`, import.meta.url));
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as object;
  process.stdout.write(`cameras: no recording ${name} here, an answer of the same shape stands in\n`);
  return sameShape;
}

/** Plays MediaMTX and go2rtc: their lists as recorded, with the camera's password where they carry it, and WHEP. */
class RelayProgram {
  mode: 'growing' | 'standing' | 'gone' | 'mute' = 'growing';
  readonly asked: string[] = [];
  private bytes = 29_681_480;
  private readonly server: Server = createServer((request, response) => this.answer(request, response));

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? '';
    this.asked.push(`${request.method} ${url}`);
    if (this.mode === 'mute') return void response.destroy();
    if (this.mode === 'growing') this.bytes += 50_000;
    if (url.startsWith('/v3/paths/list')) return json(response, this.mediaMtxList());
    if (url === '/api/streams') return json(response, this.go2rtcList());
    if (request.method === 'POST')
      return void response
        .writeHead(201, { location: `${url}/8f2c`, 'content-type': 'application/sdp' })
        .end('v=0 answer');
    response.writeHead(request.method === 'DELETE' ? 200 : 404).end();
  }

  private mediaMtxList(): object {
    const shape = {
      itemCount: 1,
      pageCount: 1,
      items: [
        { name: 'camera1', ready: true, source: { type: 'rtspSource', id: '' }, inboundBytes: 0, bytesReceived: 0 },
      ],
    };
    const list = recorded('mediamtx/v3_paths_list.json', shape) as typeof shape;
    const items = list.items.map((item) => ({
      ...item,
      inboundBytes: this.bytes,
      bytesReceived: this.bytes,
      confUrl: `rtsp://viewer:${canary}@10.0.0.9`,
    }));
    return { ...list, items: this.mode === 'gone' ? [] : items };
  }

  private go2rtcList(): object {
    const list = recorded('go2rtc/streams_one_only_url.json', {
      any: { producers: [{ url: 'rtsp://test:test@192.168.10.105:554/sub' }], consumers: [] },
    });
    const [configured] = Object.values(list) as { producers: object[] }[];
    const connected = {
      producers: [{ url: `rtsp://viewer:${canary}@10.0.0.9`, medias: ['video'], bytes_recv: this.bytes }],
    };
    return this.mode === 'gone' ? { camera1: configured } : { camera1: connected };
  }
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

describe.each(['mediamtx', 'go2rtc'] as const)('cameras behind %s', (kind) => {
  const program = new RelayProgram();
  let relay: RelayProcess;

  beforeAll(async () => {
    const origin = await program.start();
    const file = { relay: { kind, api: origin, whep: origin }, cameras: [packCamera('camera1', 'rtsp://10.0.0.9/1')] };
    relay = await startCameraRelay({ file, secrets: { CAMERA_USER: 'viewer', CAMERA_PASSWORD: canary } });
  });
  afterAll(async () => {
    await relay?.kill('SIGKILL');
    program.stop();
  });

  it('are live while bytes grow, frozen when they stop, live again', async () => {
    await relay.until('camera1', 'live', within);
    program.mode = 'standing';
    await relay.until('camera1', 'frozen', within);
    program.mode = 'growing';
    await relay.until('camera1', 'live', within);
  });

  it('are unknown, not offline, while the program itself is silent', async () => {
    program.mode = 'mute';
    await relay.until('camera1', 'unknown', within);
    program.mode = 'growing';
    await relay.until('camera1', 'live', within);
  });

  it('negotiate through this server alone, once per ticket', async () => {
    const { ticket, kind: player, path } = await relay.ticket('camera1');
    expect([player, path]).toEqual(['whep', '/api/v1/cameras/camera1/whep']);
    const offer = () =>
      fetch(relay.origin + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${ticket}`, 'content-type': 'application/sdp' },
        body: 'v=0 offer',
      });
    const answer = await offer();
    expect([answer.status, await answer.text()]).toEqual([201, 'v=0 answer']);
    const session = answer.headers.get('location') ?? '';
    expect(session).toMatch(/^\/api\/v1\/cameras\/camera1\/whep\/[0-9a-f-]{36}$/);
    expect((await offer()).status).toBe(401);
    expect((await fetch(relay.origin + session, { method: 'DELETE' })).status).toBe(204);
    expect(program.asked.filter((line) => /^(POST|DELETE)/.test(line))).toEqual([
      expect.stringMatching(/^POST .*camera1/),
      expect.stringMatching(/^DELETE .*8f2c$/),
    ]);
  });

  it('tell nothing of the camera or the program', async () => {
    const said =
      relay.log() + JSON.stringify([await relay.statuses(), await relay.metrics(), await relay.ticket('camera1')]);
    for (const secret of [canary, '10.0.0.9', 'test:test', 'viewer:']) expect(said).not.toContain(secret);
  });
});

describe('a path that a relay program connects on demand', () => {
  it('is offline for MediaMTX without the path, and still unknown for a go2rtc producer with only an address', async () => {
    const program = new RelayProgram();
    const origin = await program.start();
    program.mode = 'gone';
    const start = (kind: string) =>
      startCameraRelay({
        file: { relay: { kind, api: origin, whep: origin }, cameras: [packCamera('camera1', 'rtsp://10.0.0.9/1')] },
        secrets: {},
      });
    const [mediamtx, go2rtc] = await Promise.all([start('mediamtx'), start('go2rtc')]);
    try {
      await mediamtx.until('camera1', 'offline', within);
      expect((await go2rtc.statuses())[0]?.state).toBe('unknown');
    } finally {
      await Promise.all([mediamtx.kill('SIGKILL'), go2rtc.kill('SIGKILL')]);
      program.stop();
    }
  });
});

import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { packCamera, processList, startCameraRelay, type RelayProcess } from '../support/camera-relay.js';
import { startRtspSource, type RtspOrder, type RtspSource } from '../support/rtsp-source.js';

/** Must never be seen outside of the relay's own memory. */
const canary = 'canary-7f3a-password';
const user = 'canary-viewer';
const within = 10_000;

describe.each(['digest', 'basic'] as const)('a camera that speaks RTSP and asks for a %s login', (auth) => {
  let source: RtspSource;
  let relay: RelayProcess;

  beforeAll(async () => {
    source = await startRtspSource({ mounts: 3, user, password: canary, auth });
    const cameras = ['cam-01', 'cam-02', 'cam-03'].map((id) => packCamera(id, source.url(id)));
    relay = await startCameraRelay({
      file: { cameras },
      secrets: { CAMERA_USER: user, CAMERA_PASSWORD: canary },
      maxViewers: 3,
    });
    await relay.until('cam-01', 'live', within);
  });
  afterAll(async () => {
    await relay?.kill('SIGKILL');
    await source?.stop();
  });

  it.each<[RtspOrder, 'live' | 'frozen' | 'offline']>([
    ['freeze', 'frozen'],
    ['ok', 'live'],
    ['kill', 'offline'],
    ['ok', 'live'],
    ['stall', 'offline'],
    ['ok', 'live'],
  ])('after %s is %s within 10 s, and its neighbours stay live', async (order, state) => {
    await source.order(order, 'cam-01');
    const ms = await relay.until('cam-01', state, within);
    const [, ...neighbours] = await relay.statuses();
    expect(ms).toBeLessThan(within);
    expect(neighbours.map((camera) => camera.state)).toEqual(['live', 'live']);
  });

  it('says when it changed, and logs a loss and a return once each', async () => {
    const [first] = await relay.statuses();
    expect(Date.now() - (first?.since ?? 0)).toBeLessThan(60_000);
    const count = (words: string): number => relay.log().split(words).length - 1;
    // The stalled connection may have been given up, or may have gone on before that; the killed one was tried many times.
    await expect.poll(() => count('the camera is back'), { timeout: 15_000 }).toBe(count('the camera was lost'));
    expect([1, 2]).toContain(count('the camera was lost'));
  });

  it('plays to a viewer with a ticket: head, then a keyframe at once', async () => {
    const { messages, socket } = await watch(relay, await ticketFor('cam-01'), 4);
    expect(JSON.parse(String(messages[0]))).toMatchObject({
      codec: expect.stringMatching(/^avc1\.42/),
      width: 640,
      height: 360,
    });
    expect(messages[1]?.toString('latin1', 4, 8)).toBe('ftyp');
    expect(messages[2]?.toString('latin1', 4, 8)).toBe('moof');
    socket.terminate();
  });

  it('closes with 4401 on a used, invented or missing ticket', async () => {
    const ticket = await ticketFor('cam-01');
    (await watch(relay, ticket, 1)).socket.terminate();
    const refused = await Promise.all(
      [ticket, 'AAAAAAAAAAAAAAAAAAAAAA', 17].map((tried) =>
        closeCode(connect(relay), JSON.stringify({ ticket: tried })),
      ),
    );
    expect(refused).toEqual([4401, 4401, 4401]);
    expect(await closeCode(connect(relay), 'no JSON')).toBe(4401);
  });

  it('closes with 4429 beyond its viewers, and lets the next one in when one has left', async () => {
    await expect.poll(async () => viewersOf(await relay.metrics())).toBe(0);
    const viewers = await Promise.all(
      ['cam-01', 'cam-02', 'cam-03'].map(async (id) => watch(relay, await ticketFor(id), 1)),
    );
    expect(await closeCode(connect(relay))).toBe(4429);
    viewers.forEach(({ socket }) => socket.terminate());
    await expect.poll(async () => viewersOf(await relay.metrics())).toBe(0);
    (await watch(relay, await ticketFor('cam-01'), 1)).socket.terminate();
  });

  it('refuses a page of another origin, and takes its own', async () => {
    const foreign = connect(relay, { origin: 'https://elsewhere.example' });
    const [, answer] = (await once(
      foreign.on('error', () => undefined),
      'unexpected-response',
    )) as [unknown, { statusCode: number }];
    expect(answer.statusCode).toBe(403);
    const own = connect(relay, { origin: relay.origin });
    await once(own, 'open');
    own.terminate();
  });

  it('gives no ticket for a camera that is not in the pack', async () => {
    const answer = await fetch(`${relay.origin}/api/v1/cameras/cam-99/tickets`, { method: 'POST' });
    expect(answer.status).toBe(404);
  });

  it('lets address and login out nowhere: not to a client, not to the log, not into the process list', async () => {
    const { messages, socket } = await watch(relay, await ticketFor('cam-02'), 20);
    socket.terminate();
    const answers = JSON.stringify([await relay.statuses(), await relay.metrics(), await relay.ticket('cam-01')]);
    const said = Buffer.concat([...messages, Buffer.from(answers), Buffer.from(relay.log())]).toString('latin1');
    const commands = (await processList()).map(({ command }) => command).join('\n');
    const basic = Buffer.from(`${user}:${canary}`).toString('base64');
    for (const secret of [canary, user, basic, new URL(source.url('')).host]) {
      expect(said).not.toContain(secret);
      expect(commands).not.toContain(secret);
    }
    // The check is only worth something while the processes are there to be seen.
    expect(await ffmpegsOf(relay.pid)).toHaveLength(3);
  });

  it('leaves no process behind when it is ended, nor when it is killed', async () => {
    const ffmpegs = await ffmpegsOf(relay.pid);
    await relay.kill('SIGKILL');
    await expect
      .poll(async () => (await processList()).filter(({ pid }) => ffmpegs.includes(pid)), { timeout: 5_000 })
      .toEqual([]);
  });

  const ticketFor = async (id: string): Promise<string> => (await relay.ticket(id)).ticket;
});

describe('a login that the camera refuses', () => {
  it('is offline, says so, and repeats the password nowhere', async () => {
    const source = await startRtspSource({ mounts: 1, user, password: 'another', auth: 'digest' });
    const relay = await startCameraRelay({
      file: { cameras: [packCamera('cam-01', source.url('cam-01'))] },
      secrets: { CAMERA_USER: user, CAMERA_PASSWORD: canary },
    });
    try {
      await relay.until('cam-01', 'offline', within);
      expect((await relay.metrics()).cameras[0]?.fault).toBe('the camera refused the login');
      expect(relay.log()).toContain('"kind":"denied"');
      expect(relay.log()).not.toContain(canary);
      await relay.kill('SIGTERM');
      expect(await ffmpegsOf(relay.pid)).toEqual([]);
    } finally {
      await relay.kill('SIGKILL');
      await source.stop();
    }
  });
});

async function ffmpegsOf(parent: number): Promise<number[]> {
  return (await processList())
    .filter((process) => process.parent === parent && process.command.includes('frag_every_frame'))
    .map(({ pid }) => pid);
}

function viewersOf(metrics: { cameras: { viewers: number }[] }): number {
  return metrics.cameras.reduce((sum, { viewers }) => sum + viewers, 0);
}

function connect(relay: RelayProcess, options: { origin?: string } = {}): WebSocket {
  return new WebSocket(`${relay.origin.replace('http', 'ws')}/api/v1/cameras/stream`, options);
}

/** Opens a stream and waits for its first messages. */
async function watch(
  relay: RelayProcess,
  ticket: string,
  count: number,
): Promise<{ messages: Buffer[]; socket: WebSocket }> {
  const socket = connect(relay);
  const messages: Buffer[] = [];
  await once(socket, 'open');
  socket.send(JSON.stringify({ ticket }));
  await new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => messages.push(data) >= count && resolve());
    socket.once('close', (code) => reject(new Error(`closed with ${code} after ${messages.length} messages`)));
  });
  return { messages, socket };
}

async function closeCode(socket: WebSocket, message?: string): Promise<number> {
  if (message !== undefined) socket.once('open', () => socket.send(message));
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

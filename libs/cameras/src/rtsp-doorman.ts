import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { CameraFault } from './camera-fault.js';
import type { CameraSource } from './camera-source.js';
import { RtspFramer } from './rtsp-framer.js';
import { RtspLogin } from './rtsp-login.js';

const connectWithinMs = 5_000;
const ports: Record<string, number> = { 'rtsp:': 554, 'rtsps:': 322 };

/** A loopback address behind which one client finds one camera, logged in. */
export interface Doorman {
  /** `rtsp://127.0.0.1:<port>/<random>`: opens once, tells nothing. */
  url: string;
  /** Settles when the camera has gone, or when somebody else than the one client came. That the client has gone is told by its own end. */
  ended: Promise<CameraFault>;
  close(): void;
}

/**
 * ffmpeg takes an RTSP login only in the address, and so in the process list. It gets this address instead, for one
 * connection; the camera's own address and login stay in this process.
 * @throws CameraFault when the camera cannot be reached
 */
export async function openDoor(source: CameraSource, signal: AbortSignal): Promise<Doorman> {
  const camera = await reach(source.url, signal);
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `rtsp://127.0.0.1:${(server.address() as AddressInfo).port}/${randomBytes(16).toString('hex')}`;
  const close = (): void => {
    server.close();
    camera.destroy();
  };
  const login = new RtspLogin({
    local: url,
    camera: addressOf(source.url),
    ...(source.login ? { login: source.login } : {}),
  });
  return { url, ended: escort({ server, camera, login, local: url }).finally(close), close };
}

function addressOf(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search}`;
}

async function reach(url: URL, signal: AbortSignal): Promise<Socket> {
  const port = Number(url.port) || (ports[url.protocol] as number);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const socket = url.protocol === 'rtsps:' ? connectTls({ host, port, servername: host }) : connect({ host, port });
  socket.on('error', () => socket.destroy());
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(connectWithinMs)]);
    await once(socket, url.protocol === 'rtsps:' ? 'secureConnect' : 'connect', { signal: within });
    return socket.setNoDelay(true);
  } catch (cause) {
    socket.destroy();
    throw new CameraFault(
      'unreachable',
      `the camera cannot be reached: ${(cause as NodeJS.ErrnoException).code ?? (cause as Error).name}`,
    );
  }
}

interface Escort {
  server: Server;
  camera: Socket;
  login: RtspLogin;
  local: string;
}

/** Lets one client in and carries both directions until the camera goes or the door is closed. */
function escort({ server, camera, login, local }: Escort): Promise<CameraFault> {
  return new Promise((resolve) => {
    const end = (): void =>
      resolve(
        login.denied
          ? new CameraFault('denied', 'the camera refused the login')
          : new CameraFault('ended', 'the camera closed the stream'),
      );
    camera.once('close', end);
    server.once('connection', (client) => {
      server.close();
      client.setNoDelay(true).on('error', () => client.destroy());
      camera.once('close', () => client.destroy());
      let known = false;
      carry(client, new RtspFramer(), (unit) => {
        // Who does not name the random address first is not the client that was invited.
        known ||= unit.kind === 'message' && unit.head.includes(` ${local} `);
        if (!known) {
          client.destroy();
          return end();
        }
        return camera.write(unit.kind === 'packet' ? unit.bytes : login.request(unit));
      });
      carry(camera, new RtspFramer(), (unit) => {
        if (unit.kind === 'packet') return client.write(unit.bytes);
        const { to, bytes } = login.answer(unit);
        return (to === 'client' ? client : camera).write(bytes);
      });
    });
  });
}

function carry(
  from: Socket,
  framer: RtspFramer,
  pass: (unit: ReturnType<RtspFramer['push']>[number]) => unknown,
): void {
  from.on('data', (chunk: Buffer) => {
    try {
      for (const unit of framer.push(chunk)) pass(unit);
    } catch {
      from.destroy();
    }
  });
}

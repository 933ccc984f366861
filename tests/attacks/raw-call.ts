import { request } from 'node:http';
import { connect, type Socket } from 'node:net';

interface RawAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

interface RawCall {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Calls an address letter by letter: `fetch` would take the dots out of a path before it is sent. */
export function rawCall(url: string, path: string, { method = 'GET', headers = {}, body }: RawCall = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  // Node says no length of what a DELETE brings, and its bytes would be a second request.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const call = request({ host: hostname, port, path, method, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString('utf8') }));
      answer.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Opens a connection, says something, and gives what came and how long it was held once the other side has closed it. */
export function heldFor(url: string, talk: (socket: Socket) => void): Promise<{ ms: number; said: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const began = Date.now();
    let said = '';
    const socket = connect(Number(port), hostname, () => talk(socket));
    socket.on('data', (chunk) => (said += String(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ ms: Date.now() - began, said }));
  });
}

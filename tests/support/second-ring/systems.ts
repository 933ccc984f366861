import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that a department's system got. */
export interface Asked {
  /** Below the system's own address. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}
export interface Replied {
  status?: number;
  headers?: Record<string, string>;
  /** An object goes out as JSON. */
  body: string | Uint8Array | object;
}
/** Answers as a system does; null hangs up without a word. */
export type System = (asked: Asked) => Replied | null;

export interface Systems {
  url: string;
  /** What a system was asked, oldest first. */
  asked(name: string): readonly Asked[];
  /** SHA-256 of every body that went out. */
  sent: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Real servers on loopback: the system `ckan` answers below `/ckan/`. */
export async function startSystems(systems: Readonly<Record<string, System>>): Promise<Systems> {
  const log = new Map<string, Asked[]>(Object.keys(systems).map((name) => [name, []]));
  const sent = new Set<string>();
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://system');
      const [name = '', ...rest] = url.pathname.slice(1).split('/');
      const asked = { path: rest.join('/'), query: url.searchParams, headers: request.headers, body };
      log.get(name)?.push(asked);
      const reply = systems[name]?.(asked);
      if (reply === null) return void response.destroy();
      sent.add(send(response, reply ?? { status: 404, body: { error: 'no such system' } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: (name) => log.get(name) ?? [], sent, stop };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Replied): string {
  const isBytes = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = Buffer.from(isBytes ? body : JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(status === 304 ? undefined : bytes);
  return createHash('sha256').update(bytes).digest('hex');
}

export function basicOf(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json, type FeedHandler, type FeedRequest } from './serve-feed.js';

/** A path of a department's server; `path` is exact text or a pattern for the whole path. */
export interface Route {
  method: 'GET' | 'POST';
  path: string | RegExp;
  handle: FeedHandler;
}

export interface FeedServer {
  /** Rejects with the system's error, e.g. EADDRINUSE, named with the port. */
  start(): Promise<void>;
  /** Cuts what is still open; a hanging feed must not hold up the end. */
  stop(): Promise<void>;
}

const bodyLimit = 1_000_000;

/** One department's HTTP server, on loopback only. */
export function createFeedServer(port: number, routes: readonly Route[]): FeedServer {
  const server = createServer((request, response) => {
    respond(routes, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end(String(error));
    });
  });
  return { start: () => listen(server, port), stop: () => close(server) };
}

async function respond(routes: readonly Route[], incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const matching = routes.filter(({ path }) =>
    typeof path === 'string' ? path === url.pathname : path.test(url.pathname),
  );
  const route = matching.find(({ method }) => method === incoming.method);
  if (!route) return refuse(response, matching.length > 0 ? 405 : 404);
  const body = await readBody(incoming);
  if (body === undefined) return refuse(response, 413);
  const request: FeedRequest = { method: route.method, url, headers: incoming.headers, body };
  await route.handle(request, response);
}

const words = { 404: 'Not Found', 405: 'Method Not Allowed', 413: 'Content Too Large' } as const;

function refuse(response: ServerResponse, status: keyof typeof words): void {
  const answer = json({ error: words[status] }, status);
  response.writeHead(status, { 'Content-Type': answer.contentType }).end(answer.body);
}

async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bodyLimit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const word =
        cause.code === 'EADDRINUSE' ? 'is already in use' : `cannot be opened (${cause.code ?? cause.message})`;
      reject(new Error(`port ${port} on 127.0.0.1 ${word}`, { cause }));
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

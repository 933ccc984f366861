import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Cameras } from '@ioc/cameras';
import { CamerasFile } from '@ioc/contracts';
import { Bus, createLogger } from '@ioc/platform';

/** The cameras' room alone in a process of its own, so that its log, its children and its death can be watched. */
interface Order {
  file: unknown;
  secrets: Record<string, string>;
  /** Folder with `index.html` and `page.js`; empty for none. */
  page: string;
  maxViewers?: number;
}

const log = createLogger('cameras');

async function main(): Promise<void> {
  const { file, secrets, page, maxViewers } = await readOrder();
  const bus = new Bus(log);
  const cameras = new Cameras({
    file: CamerasFile.parse(file),
    secret: (ref) => ('env' in ref ? (secrets[ref.env] ?? '') : ''),
    log,
    bus,
    ...(maxViewers === undefined ? {} : { maxViewers }),
  });
  const server = createServer((request, response) =>
    cameras.handle(request, response, () => answer({ request, response, cameras, page })),
  );
  cameras.attach(server);
  await cameras.start();
  server.listen(0, '127.0.0.1', () =>
    process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`),
  );
  process.once('SIGTERM', () => void cameras.stop().then(() => process.exit(0)));
}

/** One line, so that secrets come neither by argv nor by environment. */
async function readOrder(): Promise<Order> {
  for await (const line of createInterface({ input: process.stdin })) return JSON.parse(line) as Order;
  throw new Error('no order came on standard input');
}

interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  cameras: Cameras;
  page: string;
}

function answer({ request, response, cameras, page }: Asked): void {
  const path = request.url ?? '';
  const ticket = /^\/api\/v1\/cameras\/([^/]+)\/tickets$/.exec(path)?.[1];
  if (ticket !== undefined && request.method === 'POST') return json(response, cameras.issueTicket(ticket, () => Promise.resolve(true)));
  if (path === '/api/v1/cameras') return json(response, cameras.statuses());
  if (path === '/metrics.json') return json(response, cameras.metrics());
  if (path === '/' || path === '/page.js') return file(response, join(page, path === '/' ? 'index.html' : 'page.js'));
  response.writeHead(404).end();
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function file(response: ServerResponse, path: string): void {
  response.writeHead(200, { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8' });
  createReadStream(path).pipe(response);
}

await main();

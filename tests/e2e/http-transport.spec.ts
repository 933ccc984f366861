import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HttpSource } from '@ioc/adapter-kit';
import { Transports, type RawPayload } from '@ioc/transports';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let base: string;
let tokens = 0;
const answers: Record<string, Answer> = {
  '/plain': (_request, response) => response.setHeader('content-type', 'application/json').end('{"a":1}'),
  '/etag': (request, response) => {
    response.setHeader('etag', '"1"');
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.end('[]');
  },
  '/redirect': (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  '/login-page': (_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end('<form>Đăng nhập <input type="password"></form>'),
  '/bomb': (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000))),
  '/hang': () => undefined,
  '/ill': (_request, response) => response.writeHead(500).end('oops'),
  '/conflict': (_request, response) => response.writeHead(409, { 'content-type': 'application/json' }).end('{"httpStatus":"Conflict","message":"Invalid\\n period"}'),
  '/gone': (_request, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n'),
  '/long': (_request, response) => response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: 'x'.repeat(1_000_000) })),
  '/private': (_request, response) => response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"no right for user a"}'),
  '/busy': (_request, response) => response.writeHead(429, { 'retry-after': '7' }).end(),
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"half":');
    response.destroy();
  },
  '/token': (request, response) => {
    const ok = request.headers.authorization === `Basic ${Buffer.from('id:secret').toString('base64')}`;
    tokens += 1;
    response.writeHead(ok ? 200 : 401).end(JSON.stringify({ access_token: `token-${tokens}`, expires_in: 3600, token_type: 'Bearer' }));
  },
  // Takes only the newest token: an older one was revoked before its time.
  '/guarded': (request, response) => response.writeHead(request.headers.authorization === `Bearer token-${tokens}` ? 200 : 401).end('{}'),
};

const secrets: Record<string, string> = { ID: 'id', SECRET: 'secret', WRONG: 'wrong' };
const transports = new Transports((ref) => ('env' in ref ? (secrets[ref.env] ?? '') : ''));

beforeAll(async () => {
  server = createServer((request, response) => (answers[(request.url ?? '').split('?')[0] ?? ''] ?? answers['/ill'])?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await transports.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const session = (timeoutMs = 5000) => transports.session('feed', AbortSignal.timeout(timeoutMs), 1_000_000);
const source = (path: string, auth: object = { kind: 'none' }) => HttpSource.parse({ url: `${base}${path}`, auth });
const text = (answer: RawPayload | 'unchanged') => (answer === 'unchanged' ? answer : Buffer.from(answer.body).toString('utf8'));

it('hands over the bytes with their type, time and place', async () => {
  const payload = (await session().http(source('/plain'))) as RawPayload;
  expect(text(payload)).toBe('{"a":1}');
  expect(payload).toMatchObject({ contentType: 'application/json', locator: `${base}/plain`, name: 'plain' });
});

it('asks conditionally only after the last answer was kept', async () => {
  const first = session();
  await first.http(source('/etag'), { conditional: true });
  expect(text(await session().http(source('/etag'), { conditional: true }))).toBe('[]');
  first.commit();
  expect(await session().http(source('/etag'), { conditional: true })).toBe('unchanged');
});

it.each([
  ['/redirect', 'bad-shape', /redirects elsewhere/],
  ['/login-page', 'denied', /login page/],
  ['/bomb', 'bad-shape', /more than 1000000 bytes/],
  ['/ill', 'unreachable', /HTTP 500/],
  ['/cut', 'unreachable', /cannot be reached/],
  ['/conflict', 'bad-shape', /answered HTTP 409: Invalid period$/],
  ['/gone', 'unreachable', /answered HTTP 404: 404 page not found$/],
  ['/long', 'bad-shape', /answered HTTP 400$/],
  ['/private', 'denied', /refused the login \(HTTP 403\)$/],
])('%s is the fault %s', async (path, kind, message) => {
  await expect(session().http(source(path))).rejects.toMatchObject({ kind, message: expect.stringMatching(message) });
});

it('gives up when the time of the poll is over', async () => {
  await expect(session(200).http(source('/hang'))).rejects.toMatchObject({ kind: 'timeout' });
});

it('hears how long the source wants to be left alone', async () => {
  await expect(session().http(source('/busy'))).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 7000 });
});

it('never calls a host that the configuration does not name, nor a link-local one', async () => {
  await expect(session().http(source('/plain'), { path: 'http://127.0.0.2:1/next' })).rejects.toMatchObject({ kind: 'bad-shape' });
  await expect(session().http(HttpSource.parse({ url: 'http://169.254.169.254/latest' }))).rejects.toMatchObject({ kind: 'denied' });
});

const login = (id: string) => ({ kind: 'oauth2-client-credentials', tokenUrl: `${base}/token`, clientId: { env: id }, clientSecret: { env: 'SECRET' } });

it('fetches a token once, and anew when the source no longer takes it', async () => {
  expect(text(await session().http(source('/guarded', login('ID'))))).toBe('{}');
  expect(text(await session().http(source('/guarded', login('ID'))))).toBe('{}');
  expect(tokens).toBe(1);
  tokens += 1;
  expect(text(await session().http(source('/guarded', login('ID'))))).toBe('{}');
  expect(tokens).toBe(3);
});

it('says that the login was refused without telling the secret', async () => {
  const fault = await session().http(source('/guarded', login('WRONG'))).catch((error: Error) => error);
  expect(fault).toMatchObject({ kind: 'denied' });
  expect(JSON.stringify([(fault as Error).message, (fault as Error).stack])).not.toContain('secret');
});

it('cannot reach a port where nobody listens', async () => {
  await expect(session().http(HttpSource.parse({ url: 'http://127.0.0.1:9/' }))).rejects.toMatchObject({ kind: 'unreachable' });
});

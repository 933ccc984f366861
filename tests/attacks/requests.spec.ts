import { createHmac } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Problem, PushAnswer } from '@ioc/contracts';
import { limitRequests, requestLimits } from '@ioc/platform';
import { startCopiedCentre, type CopiedCentre } from '../support/config-copy.js';
import { pathWith, routesOf, type Route } from './api-routes.js';
import { heldFor, rawCall } from './raw-call.js';

const secret = 'canary-signature-0815';
const script = `"><script>window.__pwned=1</script>`;
const signedFeed = `
  - id: people-signed
    name: { vi: people-signed, en: people-signed }
    component: socio-economic
    organisation: so-noi-vu
    kind: http-json
    poll: { every: PT1H }
    indicators: [signed-people]
    settings:
      source: { push: { kind: hmac-sha256, secret: { env: PUSH_SECRET } } }
      records: /data
      readings: '{"indicator": "signed-people", "value": so, "field": "so", "area": huyen, "at": ky}'
`;
const signedIndicator = `
  - id: signed-people
    name: { vi: Người được ký, en: Signed people }
    unit: người
    polarity: neutral
    cadence: { every: month, dueAfter: P15D }
    possible: [0, 100000]
    aggregate: sum
    source: so-noi-vu
`;

let centre: CopiedCentre;
let routes: Route[];
/** Begun at once, for it takes its time. */
let slowHeaders: Promise<{ ms: number; said: string }>;
beforeAll(async () => {
  centre = await startCopiedCentre({ PUSH_SECRET: secret }, (pack) => {
    appendFileSync(join(pack, 'indicators/socio-economic.yaml'), signedIndicator);
    appendFileSync(join(pack, 'feeds/socio-economic.yaml'), signedFeed);
  });
  slowHeaders = heldFor(centre.url, (socket) => {
    socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => socket.write('X-More: 1\r\n'), 500);
    socket.on('close', () => clearInterval(drip));
  });
  routes = await routesOf(centre.url);
});
afterAll(() => centre.stop());

const json = { 'content-type': 'application/json' };
const post = (path: string, body: string, headers: Record<string, string> = {}) => rawCall(centre.url, `/api/v1/${path}`, { method: 'POST', headers: { ...json, ...headers }, body });
const problemIn = ({ body }: { body: string }) => JSON.parse(body) as Problem;
const changing = () => routes.filter(({ method }) => method !== 'GET');

describe('CSRF', () => {
  it('no route that changes anything takes a call from a page of another site, whatever that page says of itself', async () => {
    expect(changing().length).toBeGreaterThan(40);
    for (const route of changing()) {
      const path = pathWith(route, 'x');
      const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }];
      for (const headers of foreign) {
        const { status } = await rawCall(centre.url, path, { method: route.method, headers: { ...json, ...headers }, body: '{}' });
        expect([route.method, path, headers, status]).toEqual([route.method, path, headers, 403]);
      }
    }
  });

  it('a form is no body here, nor is JSON that calls itself text: what a page sends without asking first is not read', async () => {
    const body = '{"by":"Somebody","title":"Planted"}';
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await rawCall(centre.url, '/api/v1/incidents', { method: 'POST', headers: { 'content-type': type }, body });
      expect([type, answer.status]).toEqual([type, 400]);
    }
    expect(await centre.get('incidents')).toEqual([]);
  });
});

describe('foreign Origin on sockets', () => {
  it.each(['/socket.io/?EIO=4&transport=websocket', '/api/v1/cameras/stream'])('%s does not open', async (path) => {
    const opened = (origin?: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${centre.url.replace('http', 'ws')}${path}`, origin === undefined ? {} : { origin });
        socket.once('open', () => {
          resolve('open');
          socket.close();
        });
        socket.once('error', ({ message }) => resolve(message));
      });
    expect(await opened(centre.url)).toBe('open');
    for (const origin of ['https://evil.example', 'null', centre.url.replace('127.0.0.1', '127.0.0.2')]) expect(await opened(origin)).toMatch(/40[03]/);
  });
});

describe('mass assignment', () => {
  it('no route takes a member that it does not name', async () => {
    const taking = changing().filter(({ takes }) => takes.includes('application/json'));
    expect(taking.length).toBeGreaterThan(30);
    for (const route of taking) {
      const answer = await rawCall(centre.url, pathWith(route, 'x'), { method: route.method, headers: json, body: '{"isAdmin":true}' });
      // An id that is none may be refused first; nothing is done either way.
      expect([route.path, answer.status]).toEqual([route.path, expect.toBeOneOf([400, 404])]);
      if (answer.status === 400 && !/\{/.test(route.path)) expect([route.path, JSON.stringify(problemIn(answer).errors)]).toEqual([route.path, expect.stringContaining('isAdmin')]);
    }
  });

  it('a new incident takes no state, no number and no maker that its sender chose', async () => {
    const body = { key: 'attack', by: 'Trưởng ca', title: 'Thử', severity: 3, state: 'closed', id: 'SV-999', openedBy: 'Chủ tịch' };
    const { errors } = problemIn(await post('incidents', JSON.stringify(body)));
    expect(errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(['state', 'id', 'openedBy']));
    expect(await centre.get('incidents')).toEqual([]);
  });
});

describe('`__proto__`', () => {
  it.each([
    ['a key of the body', '{"by":"Ai đó","__proto__":{"isAdmin":true}}'],
    ['a key written in escapes', '{"by":"Ai đó","\\u005f_proto__":{"isAdmin":true}}'],
    ['deep within', '{"plan":{"source":[{"a":{"__proto__":{"isAdmin":true}}}]}}'],
    ['by way of the constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ])('as %s is refused at the door', async (_how, body) => {
    for (const path of ['incidents', 'onboarding/propose', 'config/reload']) {
      const answer = await post(path, body);
      expect([answer.status, problemIn(answer).title]).toEqual([400, expect.stringContaining('never taken')]);
    }
  });

  it('in a form is refused too, as a field and within a plan', async () => {
    const send = async (name: string, text: string) => {
      const form = new FormData();
      form.append(name, text);
      form.append('file', new Blob(['a;b\n1;2\n']), 'a.csv');
      return (await fetch(`${centre.url}/api/v1/onboarding/try`, { method: 'POST', body: form })).status;
    };
    expect(await send('__proto__[isAdmin]', 'true')).toBe(400);
    expect(await send('plan', '{"__proto__":{"isAdmin":true}}')).toBe(400);
  });
});

describe('oversized requests', () => {
  it('are refused by their size, their depth and their number of values, and the server goes on', async () => {
    const answers = {
      large: (await post('incidents', JSON.stringify({ title: 'x'.repeat(200_000) }))).status,
      deep: problemIn(await post('incidents', `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`)).title,
      wide: problemIn(await post('incidents', `[${'1,'.repeat(20_000)}1]`)).title,
      header: (await rawCall(centre.url, '/health/live', { headers: { 'x-long': 'x'.repeat(20_000) } })).status,
      path: (await rawCall(centre.url, `/api/v1/${'x'.repeat(20_000)}`)).status,
      packed: (await post('incidents', '{}', { 'content-encoding': 'compress' })).status,
    };
    expect(answers).toEqual({ large: 413, deep: expect.stringContaining('deeper than 20'), wide: expect.stringContaining('more than 10000'), header: 431, path: 431, packed: 415 });
    expect((await rawCall(centre.url, '/health/live')).status).toBe(200);
  });

  it('as files are cut off at their limit, and one file at a time', async () => {
    const send = async (files: number, bytes: number) => {
      const form = new FormData();
      for (let nth = 0; nth < files; nth += 1) form.append('file', new Blob([new Uint8Array(bytes)]), `${nth}.csv`);
      return (await fetch(`${centre.url}/api/v1/onboarding/inspect`, { method: 'POST', body: form })).status;
    };
    expect(await send(1, 11_000_000)).toBe(413);
    expect(await send(2, 10)).toBe(400);
  });

  it.each([
    ['/socket.io/?EIO=4&transport=websocket', 70_000],
    ['/api/v1/cameras/stream', 2_000],
  ])('as a message to %s end that connection', async (path, bytes) => {
    const socket = new WebSocket(`${centre.url.replace('http', 'ws')}${path}`);
    await new Promise((resolve) => socket.once('open', resolve));
    const code = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.send(`42${'x'.repeat(bytes)}`);
    expect(await code).toBeOneOf([1006, 1009]);
  });
});

describe('slow requests', () => {
  it('a sender that drips its headers is hung up on', async () => {
    const { ms, said } = await slowHeaders;
    expect(said).toMatch(/^(HTTP\/1\.1 408|$)/);
    expect(ms).toBeLessThan(requestLimits.headersMs + requestLimits.lookMs + 3_000);
  });

  it('a sender that drips its body is hung up on, while a socket that was opened stays', async () => {
    const server = createServer((request) => request.resume());
    server.on('upgrade', (_request, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'));
    limitRequests(server, { ...requestLimits, headersMs: 300, requestMs: 600, lookMs: 100 });
    const url = await listening(server);
    const socket = heldFor(url, (line) => line.write('GET / HTTP/1.1\r\nHost: x\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'));
    const { ms } = await heldFor(url, (line) => line.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx'));
    expect(ms).toBeLessThan(3_000);
    expect(await Promise.race([socket, new Promise((resolve) => setTimeout(() => resolve('open'), 1_500))])).toBe('open');
    server.closeAllConnections();
    server.close();
  });
});

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)));
}

describe('path traversal', () => {
  it('no path leads out of what is served', async () => {
    writeFileSync(join(centre.folder, 'canary.txt'), 'canary-of-the-disk');
    const steps = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..%252f', '....//', '%c0%ae%c0%ae/'];
    const targets = ['package.json', 'apps/api/dist/main.js', 'etc/passwd', centre.folder.slice(1) + '/canary.txt'];
    for (const start of ['/assets/', '/brief/', '/api/docs/', '/api/v1/raw/', '/desk/', '/wall/', '/']) {
      for (const step of steps) {
        for (const target of targets) {
          const { body } = await rawCall(centre.url, `${start}${step.repeat(12)}${target}`);
          expect(body).not.toMatch(/canary-of-the-disk|"name": "rong"|root:x:0|reflect-metadata/);
        }
      }
    }
    const { body } = await rawCall(centre.url, '/assets//etc/passwd');
    expect(body).not.toContain('root:');
  });

  it('a file that is sent is named by its last part alone', async () => {
    const form = new FormData();
    form.append('file', new Blob(['a;b\n1;2\n']), '../../../../etc/cron.d/x.csv');
    const found = (await (await fetch(`${centre.url}/api/v1/onboarding/inspect`, { method: 'POST', body: form })).json()) as { name: string };
    expect(found.name).toBe('x.csv');
  });

  it('a new feed reads no folder outside of the one for files', async () => {
    mkdirSync(join(centre.folder, 'outside'), { recursive: true });
    for (const folder of ['../outside', '/etc', 'a/../../outside', '..', 'a\\..\\..']) {
      const plan = { id: 'x', source: { kind: 'folder', folder, pattern: '*.csv' } };
      const { errors } = problemIn(await post('onboarding/propose', JSON.stringify({ plan })));
      expect([folder, errors?.map(({ path }) => path)]).toEqual([folder, expect.arrayContaining(['plan.source.folder'])]);
    }
  });
});

describe('reflected XSS', () => {
  it('no answer of the interface is a page, whatever is asked of it', async () => {
    for (const route of routes) {
      const query = new URLSearchParams(route.parameters.filter((one) => one.in === 'query').map(({ name }) => [name, script]));
      const { headers, body } = await rawCall(centre.url, `${pathWith(route, script)}?${query}`, { method: route.method, headers: json, ...(route.method === 'GET' ? {} : { body: JSON.stringify({ by: script }) }) });
      expect([route.path, headers['x-content-type-options'], String(headers['content-type'] ?? 'none').split(';')[0]]).toEqual([route.path, 'nosniff', expect.not.stringMatching(/html|xml|svg/)]);
      if (!/json/.test(String(headers['content-type']))) expect(body).not.toContain('<script>window');
    }
  });

  it('a page says nothing of its address, and where there is none only a line of text answers', async () => {
    const plain = (await rawCall(centre.url, '/wall')).body;
    expect((await rawCall(centre.url, `/wall?display=${encodeURIComponent(script)}`)).body).toBe(plain);
    expect((await rawCall(centre.url, `/wall/${encodeURIComponent(script)}`)).body).toBe(plain);
    for (const path of [`/${encodeURIComponent(script)}`, '/x%00', '/%', '/api/v1/incidents/%', `/api/v1/${encodeURIComponent(script)}`]) {
      const { headers, body } = await rawCall(centre.url, path);
      expect([path, String(headers['content-type'])]).toEqual([path, expect.stringMatching(/^(text\/plain|application\/problem\+json)/)]);
      expect(body).not.toMatch(/node_modules|at \w+ \(|\.ts:|\.js:/);
    }
  });
});

describe('headers', () => {
  it('hold a browser to what a page is, on every kind of answer', async () => {
    for (const path of ['/wall', '/brief', '/api/v1/feeds', '/api/docs', '/nothing', '/api/v1/nothing']) {
      const { headers } = await rawCall(centre.url, path);
      const policy = String(headers['content-security-policy']);
      expect(policy).not.toMatch(/unsafe-|https?:|\*/);
      expect(policy.split(';')).toEqual(expect.arrayContaining(["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'", "connect-src 'self'", "script-src 'self'"]));
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'permissions-policy': expect.stringContaining('camera=()') as string });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('a replayed webhook', () => {
  const at = (so: number) => JSON.stringify({ data: [{ huyen: 'Đăk Hà', so, ky: '2026-10' }] });
  const signed = (body: string) => {
    const stamp = String(Math.floor(Date.now() / 1000));
    return { 'x-rong-timestamp': stamp, 'x-rong-signature': `sha256=${createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex')}` };
  };

  it('does not turn a corrected figure back, under no key and under any', async () => {
    const first = signed(at(12));
    const answer = JSON.parse((await post('feeds/people-signed/push', at(12), first)).body) as PushAnswer;
    await post('feeds/people-signed/push', at(21), signed(at(21)));
    for (const headers of [first, { ...first, 'idempotency-key': 'listener' }, { ...first, 'x-rong-signature': first['x-rong-signature'].toUpperCase().replace('SHA256', 'sha256') }]) {
      expect(JSON.parse((await post('feeds/people-signed/push', at(12), headers)).body)).toEqual(answer);
    }
    const why = await centre.get<{ reading: { value: number } }>('readings/signed-people/why?area=615');
    expect(why.reading.value).toBe(21);
  });
});

describe('the pack', () => {
  it('was changed by none of this', () => {
    expect(readFileSync(join(centre.pack, 'feeds/socio-economic.yaml'), 'utf8').endsWith(signedFeed)).toBe(true);
  });
});

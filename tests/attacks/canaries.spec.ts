/// <reference lib="dom" />
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CameraStatus, EventState } from '@ioc/contracts';
import { createLogger } from '@ioc/platform';
import { openDatabase } from '@ioc/store';
import { openBrowser } from '../support/browser.js';
import { buildCameraPage } from '../support/camera-page.js';
import { packCamera, startCameraRelay } from '../support/camera-relay.js';
import { askedSeldom, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { pathWith, routesOf } from './api-routes.js';
import { startCanaryRelay } from './canary-relay.js';
import { startCanary, type CanaryServer } from './canary-server.js';
import { secretsIn } from './secret-forms.js';

/** Who wrote the reports: nobody of them may be found anywhere. */
const persons = {
  name: 'Nguyễn Văn Hoàng Yến',
  first: 'Hoàng Yến',
  telephone: '0987 654 321',
  plain: '0987654321',
  abroad: '+84.987.654.321',
  mail: 'hoangyen.canary@example.vn',
  card: '062190009876',
  house: '127/35',
};
const description = `Ổ gà trước nhà chị ${persons.name}, số nhà ${persons.house} đường Trần Phú, gọi ${persons.telephone} hoặc ${persons.abroad}, thư ${persons.mail}, CCCD ${persons.card}. Đã hứa chi 123.456.789 đồng.`;
const record = () => ({
  ...{ service_request_id: 'R-1', status: 'open', service_code: 'GT', service_name: 'Giao thông', agency_responsible: 'Sở Giao thông Vận tải', district_code: '608', address_id: '608' },
  ...{ description, address: `${persons.house} Trần Phú, phường Quyết Thắng`, requested_datetime: new Date(Date.now() - 3_600_000).toISOString() },
  ...{ first_name: persons.first, last_name: 'Nguyễn', phone: persons.plain, email: persons.mail, questioner: { hoTen: persons.name, cccd: persons.card } },
});

let reports: CanaryServer;
let centre: Centre;
let browser: Browser;
let secrets: Record<string, string>;
/** All that came to the browser. */
const received: string[] = [];
let frames = 0;

beforeAll(async () => {
  browser = await openBrowser();
  reports = await startCanary((request, response) => answer(request.url ?? '', response));
  const login = { CAMERA_USER: 'canary-viewer-4711', CAMERA_PASSWORD: 'c4n@ry pass/wörd+?0815' };
  centre = await startCentre(22_000, { ...login, FEEDBACK_URL: reports.origin, IOC_LOG: 'debug' }, askedSeldom);
  secrets = Object.fromEntries(Object.entries(centre.env).filter(([name, value]) => /(PASSWORD|SECRET|TOKEN|CAMERA_USER)$/.test(name) && value.length >= 8));
  await eventually(async () => (await centre.get<CameraStatus[]>('/api/v1/cameras')).filter(({ state }) => state === 'live').length >= 3, 90_000);
  await eventually(async () => (await centre.get<EventState[]>('/api/v1/events?component=feedback')).length > 0, 60_000);
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
  await reports?.stop();
});

function answer(url: string, response: ServerResponse): void {
  const later = !/page=1(&|$)/.test(url);
  if (url.startsWith('/zalo')) {
    const { description: text, phone, first_name: first, ...others } = record();
    const fields = Object.entries(others).flatMap(([name, value]) => (typeof value === 'string' ? [`<${name}>${value}</${name}>`] : []));
    const request = `<request phone="${phone}"><!-- ${phone} --><first_name>${first}</first_name><description><![CDATA[${text}]]></description>${fields.join('')}</request>`;
    response.setHeader('content-type', 'application/xml').end(`<?xml version="1.0"?><service_requests>${later ? '' : request}</service_requests>`);
  } else {
    // The second cannot be read and goes to quarantine.
    response.setHeader('content-type', 'application/json').end(JSON.stringify(later ? [] : [record(), { ...record(), service_request_id: 'R-2', status: `gọi ${persons.plain}` }]));
  }
}

async function listening(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN' })).newPage();
  page.on('response', (response) => {
    received.push(response.url(), JSON.stringify(response.headers()));
    void response.body().then((bytes) => received.push(bytes.toString('latin1'), bytes.toString('utf8')), () => undefined);
  });
  page.on('console', (message) => received.push(message.text()));
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      frames += 1;
      received.push(Buffer.from(payload as string).toString('latin1'), String(payload));
    });
  });
  return page;
}

const places: Record<string, string> = { '/api/v1/feeds/': 'open311-dvc', '/api/v1/cameras/': 'camera-01', '/api/v1/readings/': 'feedback-open', '/api/v1/displays/': 'wall' };

/** What every route answers that may be asked without an act, with an id that is there and with one that is none. */
async function answers(): Promise<string[]> {
  const all: string[] = [];
  for (const route of await routesOf(centre.url)) {
    if (route.method !== 'GET') continue;
    const known = Object.entries(places).find(([start]) => route.path.startsWith(start))?.[1];
    for (const path of [pathWith(route, 'x'), ...(known === undefined ? [] : [pathWith(route, known)])]) {
      const response = await fetch(`${centre.url}${path}`);
      all.push(path, JSON.stringify([...response.headers]), Buffer.from(await response.arrayBuffer()).toString('utf8'));
    }
  }
  const other = await Promise.all(['/metrics', '/health/ready', '/api/v1/openapi.json', '/api/v1/events?status=open'].map(async (path) => (await fetch(`${centre.url}${path}`)).text()));
  const tickets = await Promise.all(['camera-01', 'nothing'].map(async (id) => (await fetch(`${centre.url}/api/v1/cameras/${id}/tickets`, { method: 'POST' })).text()));
  return [...all, ...other, ...tickets];
}

const hasPictures = () => received.some((text) => text.includes('moof') && text.includes('mdat'));

describe('a camera’s password and every other secret', () => {
  it('is in no byte that comes to a browser: pages, answers, sockets, pictures', async () => {
    const page = await listening();
    for (const path of ['/wall?scene=cameras', '/desk/feeds', '/desk/wall', '/brief']) {
      await page.goto(`${centre.url}${path}`);
      await page.waitForTimeout(800);
      if (path.includes('cameras')) await eventually(() => hasPictures() && frames > 50, 60_000);
    }
    // A camera that is refused and one that hangs say why, and nothing more.
    await centre.control('camera/camera-02', { mode: 'error' }).catch(() => undefined);
    await page.goto(`${centre.url}/wall?scene=cameras`);
    await page.waitForTimeout(2_000);
    expect(secretsIn(received.join('\n'), secrets)).toEqual([]);
  }, 120_000);

  it('is in no byte that a relay program gives it away in, and comes to no browser by WHEP', async () => {
    const login = { user: secrets['CAMERA_USER'] ?? '', password: secrets['CAMERA_PASSWORD'] ?? '' };
    const program = await startCanaryRelay(login);
    const file = { relay: { kind: 'mediamtx', api: program.origin, whep: program.origin }, cameras: [packCamera('camera1', 'rtsp://10.0.0.9/1')] };
    const relay = await startCameraRelay({ file, secrets: { CAMERA_USER: login.user, CAMERA_PASSWORD: login.password }, page: await buildCameraPage() });
    try {
      received.length = 0;
      const page = await listening();
      await page.goto(relay.origin);
      // Offers that are answered, and offers that fail.
      await eventually(async () => program.asked.filter((path) => path.endsWith('/whep')).length >= 4 && received.some((text) => text.startsWith('v=0')), 30_000, 250);
      await page.close();
      const said = [...received, relay.log(), JSON.stringify([await relay.statuses(), await relay.metrics()])].join('\n');
      expect(received.some((text) => text.includes('a=rtpmap:96'))).toBe(true);
      expect(secretsIn(said, login)).toEqual([]);
      expect(said).not.toContain('10.0.0.9');
    } finally {
      await relay.kill('SIGKILL');
      await program.stop();
    }
  }, 60_000);

  it('is in no answer, no figure about the centre and no line of the log, down to the smallest', async () => {
    expect(Object.keys(secrets).length).toBeGreaterThan(6);
    const texts = await answers();
    expect(texts.length).toBeGreaterThan(100);
    expect(secretsIn(texts.join('\n'), secrets)).toEqual([]);
    expect(centre.server().output().length).toBeGreaterThan(500);
    expect(secretsIn(centre.server().output(), secrets)).toEqual([]);
  }, 60_000);

  it('the look finds it in each way in which it travels', () => {
    const { CAMERA_PASSWORD: password = '' } = secrets;
    for (const text of [password, encodeURIComponent(password), `Basic ${Buffer.from(`a:${password}`).toString('base64')}`, Buffer.from(`ab:${password}x`).toString('base64url')]) expect(secretsIn(text, secrets)).toContain('CAMERA_PASSWORD');
  });
});

describe('who wrote a report', () => {
  it('is told to nobody, while the place and the amounts are', async () => {
    const text = (await answers()).join('\n') + received.join('\n') + centre.server().output();
    expect(secretsIn(text, persons)).toEqual([]);
    expect(text).toContain('Đã hứa chi 123.456.789 đồng');
    expect(text).toContain('đường Trần Phú');
  }, 60_000);

  it('stands in no table and in no file', async () => {
    await centre.server().stop();
    const database = await openDatabase({ dataDir: centre.dataDir, databaseUrl: undefined, log: createLogger('canaries', 'error') });
    const tables = await database.query<{ name: string }>(`SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`);
    expect(tables.length).toBeGreaterThan(20);
    let rows = 0;
    for (const { name } of tables) {
      const found = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      rows += found.length;
      expect([name, secretsIn(found.map(({ row }) => row).join('\n'), persons)]).toEqual([name, []]);
    }
    expect(rows).toBeGreaterThan(1_000);
    const [kept] = await database.query<{ count: string }>(`SELECT count(*) FROM quarantine WHERE feed = 'open311-dvc'`);
    expect(Number(kept?.count)).toBeGreaterThan(0);
    await database.close();
    const archived = filesBelow(join(centre.dataDir, 'raw')).map((path) => brotliDecompressSync(readFileSync(path)).toString('utf8'));
    expect(archived.filter((text) => text.includes('Đã hứa chi')).length).toBeGreaterThanOrEqual(2);
    expect(secretsIn(archived.join('\n'), persons)).toEqual([]);
  }, 60_000);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

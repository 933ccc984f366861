import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { EventState, FeedDetail, FeedSchema, LatestReading, PollAnswer, ScoreRecords, Scorecard, WhyAnswer } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { startCopiedCentre, type CopiedCentre } from '../support/config-copy.js';
import { accessFaults, deskFaults } from './desk-layout.js';

/* A source changes the form of its answers while the running server asks it. */

const indicators = ['er-visits', 'icu-free', 'clinic-queue'] as const;
const good = () => ({ data: [{ at: new Date().toISOString(), khamCapCuu: 12, icuTrong: 3, hangCho: '7' }] });
let answer: unknown = good();
let source: Server;
let centre: CopiedCentre;
let browser: Browser;

const indicator = (id: string) => `
  - id: ${id}
    name: { vi: Thử ${id}, en: Try ${id} }
    unit: lượt
    polarity: neutral
    cadence: { every: PT1H, dueAfter: PT1H }
    possible: [0, 100000]
    aggregate: sum
    source: so-y-te
    system: thử
`;
const feed = (url: string) => `
  - id: drifting
    name: { vi: Nguồn hay đổi, en: A feed that changes }
    component: health
    organisation: so-y-te
    kind: http-json
    poll: { every: PT1H, timeout: PT10S, grace: PT5M }
    indicators: [${indicators.join(', ')}]
    settings:
      source: { url: '${url}' }
      request: { path: /now }
      records: /data
      readings: |-
        [
          {'indicator': 'er-visits', 'value': khamCapCuu, 'at': at},
          {'indicator': 'icu-free', 'value': icuTrong, 'at': at},
          {'indicator': 'clinic-queue', 'value': hangCho, 'at': at}
        ]
`;

beforeAll(async () => {
  browser = await openBrowser();
  source = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)));
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
  centre = await startCopiedCentre({}, (pack) => {
    appendFileSync(join(pack, 'indicators/health.yaml'), indicators.map(indicator).join(''));
    appendFileSync(join(pack, 'feeds/health.yaml'), feed(url));
  });
});
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
  source.closeAllConnections();
  source.close();
});

async function post<T>(path: string, body?: object): Promise<{ status: number; body: T }> {
  const reply = await fetch(`${centre.url}/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) });
  return { status: reply.status, body: (await reply.json()) as T };
}

/** The source answers this from now on, and is asked. */
async function says(next: unknown): Promise<PollAnswer> {
  answer = next;
  return (await post<PollAnswer>('feeds/drifting/poll')).body;
}
const schema = () => centre.get<FeedSchema>('feeds/drifting/schema');
const alarms = async () => (await centre.get<EventState[]>('events')).filter(({ kind, status }) => kind === 'schema-drift' && status === 'open');
const latest = async () => Object.fromEntries((await centre.get<LatestReading[]>('readings/latest')).filter(({ feed: of }) => of === 'drifting').map(({ indicator: id, value }) => [id, value]));
const record = (more: object) => ({ data: [{ at: new Date().toISOString(), ...more }] });

it('learns the schema from the first answer, and reports a new field without taking anything away', async () => {
  expect(await says(good())).toMatchObject({ outcome: 'ok', readings: 3, paused: [] });
  expect(await schema()).toMatchObject({ drift: null, history: [{ kind: 'learnt' }] });
  // Of a list, a field is known once five records held it.
  for (let n = 0; n < 5; n += 1) await says(good());
  expect(await says(record({ khamCapCuu: 13, icuTrong: 3, hangCho: '7', moi: true }))).toMatchObject({ outcome: 'ok', readings: 3 });
  const { history, accepted } = await schema();
  expect(history[0]).toMatchObject({ kind: 'added', changes: [{ kind: 'added', container: '/now#/data/*', field: 'moi', after: ['boolean'] }] });
  expect(accepted['/now#/data/*']?.fields['khamCapCuu']).toEqual({ types: ['number'], always: true });
  expect(await alarms()).toEqual([]);
});

it('pauses what is read from a field that is gone, and nothing else; says so in the feed, in quarantine and by an alarm', async () => {
  expect(await says(record({ capCuu: 90, icuTrong: 4, hangCho: '8' }))).toMatchObject({ outcome: 'partial', readings: 2, paused: ['er-visits'] });
  expect(await latest()).toEqual({ 'er-visits': 13, 'icu-free': 4, 'clinic-queue': 8 });
  const { quarantine, paused } = await centre.get<FeedDetail>('feeds/drifting');
  expect(paused).toEqual(['er-visits']);
  expect(quarantine.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/^schema drift: \/now#\/data\/\*\/khamCapCuu, from which it is read, is gone/));
  expect(await alarms()).toMatchObject([{ severity: 2, title: expect.stringContaining('tạm dừng 1 chỉ số'), description: expect.stringContaining('khamCapCuu') }]);
  expect((await schema()).drift).toMatchObject({ paused: ['er-visits'], changes: [{ kind: 'removed', field: 'khamCapCuu', indicators: ['er-visits'] }] });
});

it('goes on by itself when the source is as it was', async () => {
  expect(await says(record({ khamCapCuu: 14, icuTrong: 4, hangCho: '8' }))).toMatchObject({ outcome: 'ok', readings: 3, paused: [] });
  expect(await alarms()).toEqual([]);
  expect((await schema()).history[0]).toMatchObject({ kind: 'healed' });
});

it('pauses numbers that become texts, says it where the figure is asked for, and forgets nothing of it in a restart', async () => {
  expect(await says(record({ khamCapCuu: '1.204', icuTrong: 5, hangCho: '9' }))).toMatchObject({ outcome: 'partial', paused: ['er-visits'] });
  await centre.restart();
  expect((await centre.get<FeedDetail>('feeds/drifting')).paused).toEqual(['er-visits']);
  expect((await schema()).drift?.changes).toMatchObject([{ kind: 'retyped', before: ['number'], after: ['digits'] }]);
  const checks = (await centre.get<WhyAnswer>('readings/er-visits/why')).checks;
  expect(checks).toContainEqual({ name: 'schema', holds: false });
});

const order = { by: 'Người thử', note: 'Sở đổi sang chuỗi, đã hỏi lại' };

it('goes on once a person accepted on the desk exactly what was shown', async () => {
  const { drift } = await schema();
  expect((await post('feeds/drifting/schema', { ...order, fingerprint: '0'.repeat(64) })).status).toBe(409);
  const { page, faults } = await openPage(browser, { width: 1920, height: 1080 });
  await page.goto(`${centre.url}/desk/feeds/drifting`);
  await page.getByText('Đang tạm dừng: Thử er-visits').waitFor();
  if (process.env['IOC_PICTURE']) await page.screenshot({ path: `${process.env['IOC_PICTURE']}/schema-drift.png`, fullPage: true });
  expect(await deskFaults(page)).toEqual([]);
  expect(await accessFaults(page)).toEqual([]);
  const panel = page.locator('[data-schema="drift"]');
  await panel.getByLabel('Người ghi').fill(order.by);
  await panel.getByLabel('Vì sao').fill(order.note);
  await panel.getByRole('button', { name: 'Chấp nhận cấu trúc mới' }).click();
  await page.locator('[data-schema="same"] [data-schema-entry="accepted"]').waitFor();
  expect(faults).toEqual([]);
  await page.close();
  expect((await schema()).history.slice(0, 2)).toMatchObject([{ kind: 'accepted', ...order }, { kind: 'drifted', by: null }]);
  expect(await alarms()).toEqual([]);
  expect(await says(record({ khamCapCuu: '15', icuTrong: 5, hangCho: '9' }))).toMatchObject({ outcome: 'ok', readings: 3, paused: [] });
  expect((await post('feeds/drifting/schema', { ...order, fingerprint: drift?.fingerprint })).status).toBe(409);
});

it('ends the pause when the mapping is mended to the new name', async () => {
  expect(await says(record({ capCuu: 21, icuTrong: 5, hangCho: '9' }))).toMatchObject({ paused: ['er-visits'] });
  const file = join(centre.pack, 'feeds/health.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace("'value': khamCapCuu", "'value': capCuu"));
  expect((await post('config/reload')).status).toBe(200);
  expect(await says(record({ capCuu: 22, icuTrong: 5, hangCho: '9' }))).toMatchObject({ outcome: 'ok', readings: 3, paused: [] });
  expect(await latest()).toMatchObject({ 'er-visits': 22 });
  const { drift, history } = await schema();
  expect([drift, history[0]?.kind]).toEqual([null, 'mended']);
  expect(await alarms()).toEqual([]);
});

it('counts each break in the scorecard, and opens it', async () => {
  const period = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  const card = await centre.get<Scorecard>(`scorecard?period=${period}`);
  expect(card.feeds.find(({ id }) => id === 'drifting')?.figures.drift).toEqual({ value: 3, reason: null });
  const { records } = await centre.get<ScoreRecords>(`scorecard/records?period=${period}&feed=drifting&measure=clean`);
  expect(records.filter(({ kind }) => kind === 'drifted').map(({ raw, reason }) => `${reason} ${raw}`)).toEqual(['removed khamCapCuu', 'retyped khamCapCuu', 'removed khamCapCuu']);
});

it('takes an error and an empty answer for no schema', async () => {
  expect(await says({ error: 'bảo trì' })).toMatchObject({ outcome: 'bad-shape' });
  await says({ data: [] });
  expect((await schema()).drift).toBeNull();
});

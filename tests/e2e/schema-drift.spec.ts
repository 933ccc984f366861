import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { EventState, FeedDetail, FeedSchema, LatestReading, PollAnswer, ScoreRecords, Scorecard, WhyAnswer } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { startCopiedCentre, type CopiedCentre } from '../support/config-copy.js';
import { eventually } from '../support/eventually.js';
import { accessFaults, deskFaults } from './desk-layout.js';

/* A source changes the form of its answers while the running server asks it. */

const indicators = ['er-visits', 'icu-free', 'clinic-queue'] as const;
const good = () => ({ data: [{ at: new Date().toISOString(), khamCapCuu: 12, icuTrong: 3, hangCho: '7' }] });
let answer: unknown = good();
let report = '';
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
const csvFeed = `
  - id: drifting-csv
    name: { vi: Bảng hay đổi, en: A table that changes }
    component: health
    organisation: so-y-te
    kind: csv
    poll: { every: PT1H, timeout: PT10S, grace: PT5M }
    indicators: [csv-beds, csv-doctors]
    settings:
      source: { folder: '\${DROP_FOLDER:-.data/drop}/drifting', pattern: '*.csv' }
      table:
        area: { column: Mã huyện }
        period: { kind: month }
        decimal: ','
        columns:
          - { column: Số giường, indicator: csv-beds }
          - { column: Bác sĩ, indicator: csv-doctors }
`;
const xmlFeed = (url: string) => `
  - id: drifting-xml
    name: { vi: Báo cáo hay đổi, en: A report that changes }
    component: cybersecurity
    organisation: so-thong-tin-truyen-thong
    kind: avreport
    poll: { every: PT1H, timeout: PT10S, grace: PT5M }
    indicators: [xml-infected, xml-stale]
    settings:
      source: { url: '${url}' }
      path: report.xml
      figures:
        - { indicator: xml-infected, measure: infected-computers }
        - { indicator: xml-stale, measure: not-updated-15d }
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
  const began = Date.now();
  browser = await openBrowser();
  source = createServer(({ url }, response) => {
    if (url === '/report.xml') response.setHeader('content-type', 'application/xml').end(report);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
  centre = await startCopiedCentre({}, (pack) => {
    appendFileSync(join(pack, 'indicators/health.yaml'), [...indicators, 'csv-beds', 'csv-doctors'].map(indicator).join(''));
    appendFileSync(join(pack, 'indicators/cybersecurity.yaml'), ['xml-infected', 'xml-stale'].map(indicator).join(''));
    appendFileSync(join(pack, 'feeds/health.yaml'), feed(url) + csvFeed);
    appendFileSync(join(pack, 'feeds/cybersecurity.yaml'), xmlFeed(url));
  });
  await askedByItself(began);
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

/** Asks a feed. A poll that is under way is joined and may have been answered before: then it is asked once more. */
async function asked(feedId: string): Promise<PollAnswer> {
  const since = Date.now();
  for (;;) {
    const { body } = await post<PollAnswer>(`feeds/${feedId}/poll`);
    if (body.startedAtMs >= since) return body;
  }
}
/** The server asks a feed by itself soon after its start, and then not for long: what this script says shall not fall into that. */
async function askedByItself(sinceMs: number): Promise<void> {
  await eventually(async () => ((await centre.get<FeedDetail>('feeds/drifting')).lastRunAt ?? 0) >= sinceMs, 30_000);
}

/** The source answers this from now on, and is asked. */
function says(next: unknown): Promise<PollAnswer> {
  answer = next;
  return asked('drifting');
}
const schema = () => centre.get<FeedSchema>('feeds/drifting/schema');
const alarms = async () => (await centre.get<EventState[]>('events')).filter(({ kind, status }) => kind === 'schema-drift' && status === 'open');
const latest = async (feedId = 'drifting') => Object.fromEntries((await centre.get<LatestReading[]>('readings/latest')).filter(({ feed: of }) => of === feedId).map(({ indicator: id, value }) => [id, value]));
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
  const restarted = Date.now();
  await centre.restart();
  await askedByItself(restarted);
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
  expect((await says({ error: 'bảo trì' })).outcome).toBe('bad-shape');
  await says({ data: [] });
  expect((await schema()).drift).toBeNull();
});

/** The department drops next month's table, and the feed is asked. */
function drops(month: number, ...lines: string[]): Promise<PollAnswer> {
  const folder = join(centre.drop, 'drifting');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${month}.csv`), [`BÁO CÁO THÁNG ${month} NĂM 2026;;`, ...lines].join('\n'));
  return asked('drifting-csv');
}

it('of a table waits for what stands in a column that got another name, or words for figures, and stores the other columns', async () => {
  expect(await drops(7, 'Mã huyện;Số giường;Bác sĩ', '608;1.204;87')).toMatchObject({ outcome: 'ok', readings: 2, paused: [] });
  // Other spellings of the same words, a month without figures, a new column: nothing of that is a break.
  expect(await drops(8, 'MÃ HUYỆN;SO GIUONG;Bác sĩ;Ghi chú', '608;-;88;tốt')).toMatchObject({ readings: 1, paused: [] });
  expect(await drops(9, 'Mã huyện;Giường bệnh;Bác sĩ', '608;1.300;89')).toMatchObject({ outcome: 'partial', readings: 1, paused: ['csv-beds'] });
  expect(await latest('drifting-csv')).toMatchObject({ 'csv-beds': 1204, 'csv-doctors': 89 });
  expect(await drops(10, 'Mã huyện;Số giường;Bác sĩ', '608;1.301;90')).toMatchObject({ outcome: 'ok', readings: 2, paused: [] });
  expect(await drops(11, 'Mã huyện;Số giường;Bác sĩ', '608;1.302;đủ')).toMatchObject({ readings: 1, paused: ['csv-doctors'] });
  expect(await latest('drifting-csv')).toMatchObject({ 'csv-beds': 1302, 'csv-doctors': 90 });
});

/** The console reports these infected machines. */
function reports(malware: string, stale: number): Promise<PollAnswer> {
  const body = `<Datetime>${Math.floor(Date.now() / 1000)}</Datetime><Malware>${malware}</Malware><Update><NumberMachineNotUpdateOn15Day>${stale}</NumberMachineNotUpdateOn15Day></Update>`;
  report = `<e:edXMLEnvelope xmlns:e="http://www.mic.gov.vn/TBT/QCVN_102_2016"><e:edXMLHeader/><e:edXMLBody><AVReport name="x">${body}</AVReport></e:edXMLBody></e:edXMLEnvelope>`;
  return asked('drifting-xml');
}
const machine = (name: string, element = 'Machine') => `<${element} name="${name}"><MalwareInfo><MalwareName>W32.A</MalwareName><NumberFile>1</NumberFile></MalwareInfo></${element}>`;

it('of XML waits for what is counted of elements that got another name, since they would be counted as none; a clean day is 0 and no break', async () => {
  expect(await reports(machine('pc-1') + machine('pc-2'), 5)).toMatchObject({ outcome: 'ok', readings: 2, paused: [] });
  expect(await reports('', 6)).toMatchObject({ outcome: 'ok', readings: 2, paused: [] });
  expect(await latest('drifting-xml')).toEqual({ 'xml-infected': 0, 'xml-stale': 6 });
  expect(await reports(machine('pc-3'), 7)).toMatchObject({ outcome: 'ok', paused: [] });
  for (const stale of [8, 9]) expect(await reports(machine('pc-4', 'MayTinh') + machine('pc-5', 'MayTinh'), stale)).toMatchObject({ outcome: 'partial', readings: 1, paused: ['xml-infected'] });
  expect(await latest('drifting-xml')).toEqual({ 'xml-infected': 1, 'xml-stale': 9 });
});

/// <reference lib="dom" />
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlarmAnswer, AlarmPast, DirectiveAnswer, DirectiveDetail, Effectiveness, EffectRecords, FeedState, IncidentAnswer, IncidentDetail, RunAnswer } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { askedSeldom, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { expectPlayedBack, followScreen, type FollowedScreen } from '../support/followed-screen.js';
import { openWarningOffice, type WarningOffice } from '../support/warning-office.js';

/* A landslide from the office that sees it to the line in the month's report: wall, desk, tablet and the organisations' phones together, and all of it seen again. */

const rule = 'disaster-severe';
const [prompt, slow] = ['so-giao-thong', 'ban-phong-chong-thien-tai'];
const sizes = { wall: { width: 1920, height: 1080 }, desk: { width: 1920, height: 1080 }, tablet: { width: 1180, height: 820 }, phone: { width: 390, height: 844 } };

let office: WarningOffice;
let centre: Centre;
let browser: Browser;
let wall: Page;
let desk: Page;
let recorded: FollowedScreen;
const faults: string[] = [];

/** The landslide comes from the test's own office, which is asked at its usual pace. */
function warnedBy(url: string): (pack: string) => void {
  return (pack) => {
    askedSeldom(pack);
    const file = join(pack, 'feeds/security-traffic.yaml');
    const text = readFileSync(file, 'utf8').replace(/'\$\{SECURITY_TRAFFIC_URL:-[^}]*\}\/cap'/u, `'${url}'`).replace(/(kind: cap\n\s+poll: \{ every: )PT30S/u, '$1PT5S');
    writeFileSync(file, text);
  };
}

const opened = async (path: string, size: { width: number; height: number }, awaited: string): Promise<Page> => {
  const { page, faults: own } = await openPage(browser, size);
  page.on('close', () => void faults.push(...own));
  await page.goto(`${centre.url}${path}`);
  await page.waitForSelector(awaited, { timeout: 60_000 });
  return page;
};

beforeAll(async () => {
  office = await openWarningOffice();
  [browser, centre] = await Promise.all([openBrowser(), startCentre(25_300, {}, warnedBy(office.url))]);
  await eventually(async () => (await centre.get<FeedState[]>('/api/v1/feeds')).some(({ id, freshness }) => id === 'disaster-alerts' && freshness === 'fresh'), 90_000, 500);
  wall = await opened('/wall', sizes.wall, '.wall[data-link="up"]');
  desk = await opened('/desk/alarms', sizes.desk, '.desk[data-link="up"]');
  recorded = await followScreen(centre.url);
}, 240_000);
afterAll(async () => {
  recorded?.end();
  await browser?.close();
  await centre?.stop();
  await office?.stop();
});

const alarms = () => centre.get<AlarmAnswer[]>('/api/v1/alarms');
const incident = async (id: string) => centre.get<IncidentDetail>(`/api/v1/incidents/${id}`);
const directive = async (id: string) => (await centre.get<DirectiveDetail>(`/api/v1/directives/${id}`)).directive;
const stands = (id: string, state: DirectiveAnswer['state']) => eventually(async () => (await directive(id)).state === state, 60_000, 200);

/** One dot. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let alarm = '';
let matter = '';
let run = '';

it('a landslide that its office tells of takes the wall, starts its procedure and opens its incident', async () => {
  const event = `disaster-alerts/${office.warn()}`;
  await wall.waitForSelector('.wall[data-by="takeover"] :text("Sạt lở chặn đường Hồ Chí Minh tại đèo Lò Xo")', { timeout: 30_000 });
  const raised = await eventually(async () => (await alarms()).find((one) => one.rule === rule), 20_000, 200);
  expect([raised.priority, raised.state, raised.area, raised.evidence?.events]).toEqual(['p1', 'unacknowledged', '610', [event]]);
  alarm = raised.id;
  const started = await eventually(async () => (await centre.get<RunAnswer[]>('/api/v1/procedures/runs')).find((one) => one.alarm === alarm && one.current?.step === 'confirm'), 30_000, 200);
  expect([started.procedure.id, started.done.map(({ step, by }) => [step, by])]).toEqual(['landslide-on-trunk-road', [['open-incident', null]]]);
  run = started.id;
  matter = started.incident ?? '';
  expect((await incident(matter)).incident.alarms.map(({ id }) => id)).toEqual([alarm]);
});

it('the operator acknowledges it by a key, and the wall is given back', async () => {
  await desk.click(`[data-alarm="${alarm}"]`);
  await desk.waitForSelector(`[data-alarm-pane="${alarm}"]`);
  await desk.keyboard.press('a');
  await desk.waitForSelector('[data-done="done"]');
  await wall.waitForSelector('.wall:not([data-by="takeover"])', { timeout: 20_000 });
  expect((await alarms()).find(({ id }) => id === alarm)).toMatchObject({ acknowledged: true });
});

/** Answers the questions of the step that is due. */
async function step(id: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await eventually(async () => (await centre.get<RunAnswer[]>('/api/v1/procedures/runs')).some((one) => one.id === run && one.current?.step === id), 30_000, 200);
  const form = `[data-run="${run}"] [data-step-state="now"] form`;
  for (const [name, value] of Object.entries(answers)) {
    const field = desk.locator(`${form} [name="${name}"]`);
    await ((await field.evaluate((one) => one.tagName)) === 'SELECT' ? field.selectOption(value) : field.fill(value));
  }
  await desk.click(`${form} button[type="submit"]`);
}

async function act(name: string, answers: Readonly<Record<string, string>>, state: IncidentAnswer['state']): Promise<void> {
  await desk.click(`.incident-acts [data-act="${name}"]`);
  for (const [field, value] of Object.entries(answers)) {
    const asked = desk.locator(`.incident-pane > .ask-form [name="${field}"]`);
    await ((await asked.evaluate((one) => one.tagName)) === 'SELECT' ? asked.selectOption(value) : asked.fill(value));
  }
  await desk.locator('.incident-pane > .ask-form button[type="submit"]').click();
  await eventually(async () => (await incident(matter)).incident.state === state, 20_000, 200);
}

it('the incident has its owner, and the procedure goes on, by hand and by itself', async () => {
  await desk.goto(`${centre.url}/desk/incidents?id=${matter}`);
  await desk.waitForSelector(`[data-run="${run}"]`, { timeout: 30_000 });
  await act('assign', { organisation: prompt, person: 'Trưởng phòng Quản lý hạ tầng' }, 'assigned');
  await act('begin', {}, 'in-progress');
  await step('confirm', { place: 'Đường Hồ Chí Minh Km 1417', 'road-state': 'tac-hai-chieu', 'people-hurt': '0' });
  await step('close-road', { detour: 'Quốc lộ 14C' });
  // Two steps of its own: traffic on the wall, and two organisations told.
  await wall.waitForSelector('.wall[data-by="order"][data-scene="security-traffic"]', { timeout: 30_000 });
  await eventually(async () => (await centre.get<RunAnswer[]>('/api/v1/procedures/runs')).some((one) => one.id === run && one.current?.step === 'clear'), 60_000, 300);
  await wall.waitForSelector('.wall :text("Hót dọn đất đá")', { timeout: 20_000 });
  // The picture that was promised two steps before has come.
  const field = '[data-photo-field="photo"]';
  await desk.click(`${field} [data-act="photo"]`);
  await desk.setInputFiles(`${field} input[type="file"]`, { name: 'ghi-chu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') });
  await desk.click(`${field} button[type="submit"]`);
  await desk.waitForSelector(`${field} [role="alert"]:has-text("Tệp phải là ảnh")`);
  await desk.setInputFiles(`${field} input[type="file"]`, { name: 'hiện trường.png', mimeType: 'image/png', buffer: picture });
  await desk.click(`${field} button[type="submit"]`);
  const link = desk.locator(`${field} a[data-photo]`);
  await link.waitFor();
  const kept = await fetch(`${centre.url}${await link.getAttribute('href')}`);
  expect([kept.headers.get('content-type'), Buffer.from(await kept.arrayBuffer())]).toEqual(['application/octet-stream', picture]);
});

const given: Record<string, string> = {};
let deadline = 0;

it('two directives are drafted of it and approved on the tablet, each in its words', async () => {
  await desk.click('.incident-acts [data-act="give"]');
  await desk.waitForSelector('dialog [name="title"]');
  for (const organisation of [prompt, slow]) await desk.check(`dialog input[value="${organisation}"]`);
  await desk.fill('dialog [name="content"]', 'Huy động hai máy xúc, thông một làn.');
  // Full minutes of the province's clock, so near that one of them will be late, and so far that the other has its time on a busy machine.
  deadline = Math.ceil((Date.now() + 120_000) / 60_000) * 60_000;
  await desk.fill('dialog [name="deadline"]', new Date(deadline + 7 * 3_600_000).toISOString().slice(0, 16));
  await desk.selectOption('dialog [name="priority"]', 'p1');
  await desk.fill('dialog [name="evidenceWanted"]', 'Biên bản');
  await desk.click('dialog button[type="submit"]');
  await desk.waitForSelector('[data-directive-pane][data-state="draft"]');
  for (const { id, organisation, origin } of await centre.get<DirectiveAnswer[]>('/api/v1/directives')) {
    expect(origin).toEqual({ kind: 'incident', incident: matter });
    given[organisation] = id;
  }
  expect(Object.keys(given).sort()).toEqual([prompt, slow].sort());

  const tablet = await opened('/brief/wrong', sizes.tablet, '.brief[data-link="up"] [data-waits="directive"]');
  await tablet.click('[data-waits="directive"] .button-primary');
  await tablet.waitForSelector('[data-approve] blockquote:has-text("Huy động hai máy xúc, thông một làn.")');
  await tablet.fill('[data-approve] input', 'Chủ tịch UBND tỉnh');
  await tablet.click('[data-approve] button[type="submit"]');
  await tablet.waitForSelector('[data-undo][data-undo-state="approved"]');
  for (const id of Object.values(given)) await stands(id, 'sent');
  await tablet.close();
});

/** As the organisation on its own page: receives, proves and reports. */
async function carryOut(organisation: string): Promise<void> {
  const id = given[organisation] ?? '';
  const phone = await opened(`/organisation/${organisation}`, sizes.phone, `[data-given="${id}"]`);
  await phone.click(`[data-given="${id}"] h2 button`);
  const send = async (name: string) => {
    await phone.click(`[data-given="${id}"] [data-act="${name}"]`);
    return { now: () => phone.click(`[data-given="${id}"] form button[type="submit"]`) };
  };
  await (await send('receive')).now();
  await phone.waitForSelector(`[data-given="${id}"][data-state="received"]`, { timeout: 30_000 });
  const attaching = await send('attach');
  await phone.setInputFiles('input[type="file"]', { name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n') });
  await attaching.now();
  await phone.waitForSelector('[data-evidence]');
  const reporting = await send('report-done');
  await phone.fill('[name="text"]', 'Đã thông một làn.');
  await reporting.now();
  await stands(id, 'done');
  await phone.close();
}

it('one organisation is in time, the other late: its alarm comes at the desk, and it proves and reports after all', async () => {
  await carryOut(prompt);
  expect(Date.now()).toBeLessThan(deadline);
  await desk.goto(`${centre.url}/desk/alarms`);
  await desk.waitForSelector(`[data-alarm="directive-overdue/62/${given[slow]}"]`, { timeout: deadline - Date.now() + 60_000 });
  expect((await alarms()).filter(({ rule: of }) => of === 'directive-overdue')).toHaveLength(1);
  await carryOut(slow);
  await eventually(async () => (await alarms()).find(({ rule: of }) => of === 'directive-overdue')?.state === 'returned-unacknowledged', 30_000, 300);
}, 300_000);

it('everything is verified and closed, and the landslide is over', async () => {
  for (const id of Object.values(given)) {
    await desk.goto(`${centre.url}/desk/directives?id=${id}`);
    await desk.waitForSelector('[data-directive-pane][data-state="done"] [data-evidence]', { timeout: 30_000 });
    await desk.keyboard.press('v');
    await desk.keyboard.press('Enter');
    await desk.waitForSelector('[data-directive-pane][data-state="verified"]');
    await desk.keyboard.press('c');
    await desk.fill('[name="result"]', 'Đạt');
    await desk.keyboard.press('Control+Enter');
    await stands(id, 'closed');
  }
  await desk.goto(`${centre.url}/desk/incidents?id=${matter}`);
  await desk.waitForSelector(`[data-run="${run}"]`, { timeout: 30_000 });
  await step('clear', { 'open-in-hours': '1', cleared: 'co' });
  await step('watch-slope', { 'rain-24h': '12' });
  await step('report', { summary: 'Không có thiệt hại về người.' });
  await act('resolve', { how: 'Đã thông một làn, mái dốc ổn định.' }, 'resolved');
  await act('close', { cause: 'Mưa lớn kéo dài.', lesson: 'Đặt máy xúc tại chỗ trong mùa mưa.' }, 'closed');
  office.callOff();
  await eventually(async () => (await alarms()).find(({ id }) => id === alarm)?.state === 'latched', 30_000, 300);
  await desk.goto(`${centre.url}/desk/alarms?alarm=${encodeURIComponent(alarm)}`);
  await desk.waitForSelector(`[data-alarm-pane="${alarm}"] [data-act="reset"]`, { timeout: 30_000 });
  await desk.keyboard.press('r');
  await eventually(async () => !(await alarms()).some(({ id }) => id === alarm), 20_000, 200);
});

const [second, minute] = [1000, 60_000];
/** As a reader would say it. */
const spoken = (ms: number) => (ms < minute ? `${Math.floor(ms / second)} giây` : `${Math.floor(ms / minute)} ph`);

it('the month’s report has it with the right minutes, worked out here from what was said', async () => {
  const past = await centre.get<AlarmPast[]>(`/api/v1/alarms/history?${new URLSearchParams({ id: alarm, limit: '100' })}`);
  const when = (fits: (one: AlarmPast) => boolean) => past.find(fits)?.at ?? Number.NaN;
  const acknowledgedMs = when(({ kind }) => kind === 'acknowledge') - when(({ after, before }) => after === 'unacknowledged' && before !== 'unacknowledged');
  const { incident: closed, timeline } = await incident(matter);
  const closedMs = (timeline.find(({ kind }) => kind === 'close')?.at ?? Number.NaN) - closed.openedAt;

  await desk.goto(`${centre.url}/desk/effectiveness`);
  await desk.waitForSelector('[data-row="incident-close all "]', { timeout: 30_000 });
  const period = await desk.getAttribute('[data-period]', 'data-period');
  const { rows } = await centre.get<Effectiveness>(`/api/v1/effectiveness?period=${period}`);
  const records = (figure: string) => centre.get<EffectRecords>(`/api/v1/effectiveness/records?${new URLSearchParams({ period: period ?? '', figure })}`);
  expect((await records('alarm-acknowledge')).records.find(({ subject }) => subject === alarm)).toMatchObject({ priority: 'p1', organisation: slow });
  const [taken] = (await records('alarm-acknowledge')).records.filter(({ subject }) => subject === alarm);
  expect((taken?.until ?? Number.NaN) - (taken?.at ?? Number.NaN)).toBe(acknowledgedMs);
  expect(rows.find(({ figure, by }) => figure === 'incident-close' && by === 'all')).toMatchObject({ value: closedMs, part: 1 });
  expect(rows.find(({ figure, by }) => figure === 'directive-on-time' && by === 'all')).toMatchObject({ value: 0.5, part: 1, whole: 2 });
  const shown = (row: string) => desk.textContent(`[data-row="${row}"] td.numeric b`);
  expect([await shown('incident-close all '), await shown('directive-on-time all ')]).toEqual([spoken(closedMs), '50,0 %']);
});

it('played back at 60 times its speed, it is what was seen live, frame by frame', async () => {
  recorded.end();
  for (const topic of ['alarms', 'incidents', 'procedures', 'directives', 'events']) expect(recorded.frames.some((frame) => frame.topic === topic), topic).toBe(true);
  await expectPlayedBack(centre, recorded);
  await Promise.all([wall.close(), desk.close()]);
  expect(faults).toEqual([]);
}, 180_000);

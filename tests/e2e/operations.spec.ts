import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlarmAnswer, DirectiveAnswer, DirectiveDetail, DirectivesImported, ExchangeAnswer, ExchangePage, HandOver, IncidentAnswer, IncidentDetail, Problem, RunAnswer, RunDetail, ShiftNow } from '@ioc/contracts';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../support/browser.js';
import { askedSeldom, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { expectPlayedBack, followScreen } from '../support/followed-screen.js';
import { xlsxBook } from '../support/xlsx-book.js';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre(21_900, {}, askedSeldom);
});
afterAll(() => centre?.stop());

const by = 'Trực ban, kíp 1';
async function post<T>(path: string, body: object): Promise<{ status: number; body: T & Problem }> {
  const answer = await fetch(`${centre.url}/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ by, ...body }) });
  return { status: answer.status, body: (await answer.json()) as T & Problem };
}
const incident = (id: string) => centre.get<IncidentDetail>(`/api/v1/incidents/${id}`);
const run = (id: string) => centre.get<RunDetail>(`/api/v1/procedures/runs/${id}`);

it('keeps an incident, its procedure and the watch through a kill between the acts: nothing lost, nothing doubled', async () => {
  const opening = { key: randomUUID(), title: 'Sạt lở đèo Lò Xo', severity: 1, place: { area: '610', point: { lat: 15.2, lon: 107.75 }, text: 'Đường Hồ Chí Minh Km 1440' } };
  const opened = (await post<IncidentAnswer>('incidents', opening)).body;
  expect(opened.cameras).toHaveLength(3);
  const id = opened.id;

  const refused = await post(`incidents/${id}/close`, { cause: 'Mưa lớn', lesson: 'Rào sớm' });
  expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([409, 'not-resolved']);
  expect((await post(`incidents/${id}/close`, { cause: 'Mưa lớn' })).status).toBe(400);

  const started = (await post<RunAnswer>('procedures/runs', { key: randomUUID(), procedure: 'landslide-on-trunk-road', incident: id })).body;
  // Its first step is the centre's own; the incident is there already.
  await eventually(async () => (await run(started.id)).run.current?.step === 'confirm', 30_000);
  const confirming = { key: randomUUID(), step: 'confirm', captured: { place: 'Km 1440', 'road-state': 'tac-hai-chieu', 'people-hurt': 0 } };
  const confirmed = (await post<RunAnswer>(`procedures/runs/${started.id}/complete`, confirming)).body;
  // The server dies as soon as it has answered, and is asked the same again by whoever did not hear it.
  await centre.server().stop('SIGKILL');
  await centre.restart();
  const repeated = (await post<RunAnswer>(`procedures/runs/${started.id}/complete`, confirming)).body;
  expect([confirmed.current?.step, repeated.current?.step, repeated.done.length]).toEqual(['close-road', 'close-road', 2]);
  expect((await post<IncidentAnswer>('incidents', opening)).body.id).toBe(id);

  // The timeline follows the log of the run each second, and never gets ahead of it.
  const told = await eventually(async () => {
    const { log } = await run(started.id);
    const { timeline } = await incident(id);
    expect(timeline.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
    const lines = timeline.filter(({ kind }) => kind === 'procedure-said').map(({ said }) => said.en);
    return lines.length >= log.length && { lines, log: log.map(({ said }) => said.en) };
  }, 30_000);
  expect(told.lines).toEqual(told.log);

  const now = await centre.get<ShiftNow>('/api/v1/shifts/now');
  expect(now.duty?.seats.map(({ post: seat }) => seat)).toEqual(['truong-ca', 'truc-ban', 'truc-ky-thuat']);
  const given = (await post<HandOver>('shifts/hand-overs', { key: randomUUID(), note: 'Theo dõi mái dốc.' })).body;
  // Others may be there: an urgent alarm of the departments opens its own.
  expect(given.matters.incidents.map((one) => one.id)).toContain(id);
  expect(given.matters.runs.map((one) => one.id)).toContain(started.id);
  expect((await post(`shifts/hand-overs/${given.id}/take`, {})).status).toBe(409);
  expect((await post<HandOver>(`shifts/hand-overs/${given.id}/take`, { by: 'Trực ban, kíp 2' })).body.takenBy).toBe('Trực ban, kíp 2');
}, 240_000);

const directive = async (id: string) => (await centre.get<DirectiveDetail>(`/api/v1/directives/${id}`)).directive;
const wording = { title: 'Thông Quốc lộ 24', content: 'Điều máy xúc, rào hai đầu.', evidenceWanted: 'Ảnh hiện trường', priority: 'p1' } as const;
const drafted = async (more: object) => (await post<DirectiveAnswer[]>('directives', { key: randomUUID(), organisations: ['so-giao-thong'], ...wording, deadline: Date.now() + 3_600_000, ...more })).body[0]!;

it('raises one alarm for a directive that is overdue, which returns when it is reported done', async () => {
  const { id, last } = await drafted({ evidenceWanted: '', deadline: Date.now() + 2_000 + 10_000 });
  expect((await post(`directives/${id}/approve`, { last })).status).toBe(200);
  const alarm = `directive-overdue/62/${id}`;
  const found = async () => (await centre.get<AlarmAnswer[]>('/api/v1/alarms')).filter(({ rule }) => rule === 'directive-overdue');
  const [raised, ...others] = await eventually(async () => ((await found()).length > 0 ? found() : false), 60_000, 500);
  expect([raised?.id, raised?.state, raised?.owner, others]).toEqual([alarm, 'unacknowledged', 'van-phong-ubnd', []]);
  expect(raised?.evidence?.why.vi).toContain(wording.title);
  await post(`directives/${id}/receive`, {});
  await post(`directives/${id}/report-done`, { text: 'Đã thông.' });
  await eventually(async () => (await found())[0]?.state === 'returned-unacknowledged', 30_000, 300);
}, 120_000);

it('takes directives from a workbook and from another system once, names the cells that it cannot take, and hands out what went out', async () => {
  const head = ['Cơ quan', 'Tên nhiệm vụ', 'Nội dung', 'Hạn', 'Mã hệ thống ngoài'];
  const book = xlsxBook([{ name: 'Nhiệm vụ', rows: [head, ['Sở Y tế', 'Lấy mẫu nước', 'Tại năm xã.', '31/12/2030', 'UB-7'], ['Sở Mây', 'Đếm mây', 'Cả ngày.', 'sớm', 'UB-8']] }]);
  const send = async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(book)]), 'nhiem-vu.xlsx');
    return (await (await fetch(`${centre.url}/api/v1/directives/import?by=VP`, { method: 'POST', body: form })).json()) as DirectivesImported;
  };
  const [first, second] = [await send(), await send()];
  expect([first.drafted.length, first.errors.map(({ where }) => where)]).toEqual([1, ['Nhiệm vụ!A3', 'Nhiệm vụ!D3']]);
  expect([second.drafted, second.known]).toEqual([[], 1]);
  expect(await directive(first.drafted[0] ?? '')).toMatchObject({ state: 'draft', organisation: 'so-y-te', origin: { kind: 'exchange', id: 'UB-7' } });

  const theirs = { id: '1204', organisation: 'so-y-te', ...wording, deadline: '2030-12-31T17:00:00+07:00' };
  const exchange = async () => (await post<ExchangeAnswer>('directives/exchange', { system: 'vpub', directives: [theirs, { ...theirs, id: '1205', organisation: 'so-may' }] })).body.results.map(({ outcome, directive: id, why }) => [outcome, id, why !== null]);
  const [[, id]] = (await exchange()) as [[string, string, boolean]];
  expect(await exchange()).toEqual([['known', id, false], ['refused', null, true]]);
  const page = await centre.get<ExchangePage>('/api/v1/directives/exchange');
  // Drafts are nobody's business outside.
  expect(page.directives.map((one) => one.id)).not.toContain(id);
  expect(await centre.get<ExchangePage>(`/api/v1/directives/exchange?since=${page.next}`)).toMatchObject({ directives: [], next: page.next, isAll: true });
  const file = await fetch(`${centre.url}/api/v1/directives.xlsx?open=true`);
  expect([file.status, Buffer.from(await file.arrayBuffer()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
}, 60_000);

describe('a directive on screens', () => {
  let browser: Browser;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  const opened = async (path: string, size: { width: number; height: number }, awaited: string): Promise<Page> => {
    const { page, faults: own } = await openPage(browser, size);
    page.on('close', () => void faults.push(...own));
    await page.goto(`${centre.url}${path}`);
    await page.waitForSelector(awaited, { timeout: 60_000 });
    return page;
  };
  const stands = (id: string, state: DirectiveAnswer['state']) => eventually(async () => (await directive(id)).state === state, 30_000, 200);

  it('goes its way: drafted at the desk, approved on the tablet in the words that were read, carried out and proved by the organisation, verified and closed', async () => {
    const recorded = await followScreen(centre.url);
    const desk = await opened('/desk/directives', { width: 1920, height: 1080 }, '.desk[data-link="up"]');
    await desk.keyboard.press('n');
    await desk.check('dialog input[value="so-giao-thong"]');
    await desk.fill('dialog [name="title"]', 'Dọn đất sạt Km 1440');
    await desk.fill('dialog [name="content"]', 'Huy động hai máy xúc.');
    await desk.fill('dialog [name="evidenceWanted"]', 'Ảnh hiện trường');
    await desk.click('dialog button[type="submit"]');
    await desk.waitForSelector('[data-directive-pane][data-state="draft"]');
    const id = (await desk.getAttribute('[data-directive-pane]', 'data-directive-pane')) ?? '';

    const tablet = await opened('/brief', { width: 1180, height: 820 }, '.brief[data-link="up"] [data-waits="directive"]');
    await tablet.goto(`${centre.url}/brief/wrong`);
    await tablet.click('[data-waits="directive"]:has-text("Dọn đất sạt Km 1440") .button-primary');
    await tablet.waitForSelector('[data-approve] blockquote:has-text("Huy động hai máy xúc.")');
    expect(await tablet.textContent('[data-approve] [data-to]')).toBe('Sở Giao thông vận tải');
    const { deadline } = await directive(id);
    await post(`directives/${id}/edit`, { ...wording, title: 'Dọn đất sạt Km 1440', content: 'Huy động ba máy xúc.', deadline });
    // Nobody approves what he has not read.
    await tablet.waitForSelector('[data-rewritten]');
    await tablet.waitForSelector('[data-approve] blockquote:has-text("ba máy xúc")');
    expect(await tablet.$('[data-approve] form')).toBeNull();
    await tablet.click('[data-approve] .button-primary');
    await tablet.fill('[data-approve] input', 'Chủ tịch UBND tỉnh');
    await tablet.click('[data-approve] button[type="submit"]');
    // The ten seconds are a person's: a busy machine would spend them on looking whether the button stands still.
    await tablet.dispatchEvent(`[data-undo="${id}"] button`, 'click');
    await stands(id, 'draft');
    await tablet.click('[data-waits="directive"]:has-text("Dọn đất sạt Km 1440") .button-primary');
    await tablet.click('[data-approve] button[type="submit"]');
    await stands(id, 'approved');
    await stands(id, 'sent');
    await tablet.waitForSelector(`[data-undo="${id}"][data-undo-state="sent"]`);
    await tablet.close();

    const phone = await opened('/organisation/so-giao-thong', { width: 390, height: 844 }, `[data-given="${id}"]`);
    await phone.click(`[data-given="${id}"] h2 button`);
    const act = async (name: string) => phone.click(`[data-given="${id}"] [data-act="${name}"]`);
    const send = () => phone.click(`[data-given="${id}"] form button[type="submit"]`);
    await act('receive');
    await send();
    // Whoever acts has seen what his last act has made of it.
    const shows = (state: DirectiveAnswer['state']) => phone.waitForSelector(`[data-given="${id}"][data-state="${state}"]`, { timeout: 30_000 });
    await shows('received');
    await act('attach');
    await phone.setInputFiles('input[type="file"]', { name: 'ghi-chu.txt', mimeType: 'text/plain', buffer: Buffer.from('không phải minh chứng') });
    await send();
    await phone.waitForSelector('[role="alert"]:has-text("Tệp phải là PDF")');
    await phone.setInputFiles('input[type="file"]', { name: 'hien-truong.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n') });
    await send();
    await phone.waitForSelector('[data-evidence]');
    await act('progress');
    await phone.fill('[name="percent"]', '80');
    await phone.fill('[name="text"]', 'Đã thông một làn.');
    await send();
    await shows('in-progress');
    await act('report-done');
    await phone.fill('[name="text"]', 'Đã thông cả hai làn.');
    await send();
    await stands(id, 'done');
    await phone.close();

    await desk.waitForSelector('[data-directive-pane][data-state="done"] [data-evidence]');
    await desk.keyboard.press('v');
    await desk.keyboard.press('Enter');
    await stands(id, 'verified');
    await desk.waitForSelector('[data-directive-pane][data-state="verified"]');
    await desk.keyboard.press('c');
    await desk.fill('[name="result"]', 'Đạt');
    await desk.keyboard.press('Control+Enter');
    await stands(id, 'closed');
    recorded.end();
    expect(await directive(id)).toMatchObject({ approvedBy: 'Chủ tịch UBND tỉnh', content: 'Huy động ba máy xúc.', percent: 100, evidence: [{ name: 'hien-truong.pdf', type: 'application/pdf' }] });
    await desk.close();
    expect(faults).toEqual([]);
    // The whole of it can be seen again, as it was told.
    expect(recorded.frames.filter(({ topic }) => topic === 'directives').length).toBeGreaterThan(5);
    await expectPlayedBack(centre, recorded);
  }, 240_000);
});

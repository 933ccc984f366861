import { createHmac } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppliedAnswer, ConfigVersion, EntryAnswer, FeedPlan, FeedState, FeedsFrame, IndicatorInfo, LatestReading, ManualEntry, MappingSuggestions, Problem, Proposal, PushAnswer, ReloadAnswer, SampleFound, TryAnswer, UploadPreview, WhyAnswer } from '@ioc/contracts';
import { startCopiedCentre, type CopiedCentre } from '../support/config-copy.js';
import { eventually } from '../support/eventually.js';
import { openLive, subscribe } from '../support/live.js';

const token = 'canary-token-4711';
const secret = 'canary-secret-0815';
let centre: CopiedCentre;
beforeAll(async () => {
  centre = await startCopiedCentre({ PUSH_TOKEN: token, PUSH_SECRET: secret });
});
afterAll(() => centre.stop());

const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${centre.url}/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
const send = (path: string, fields: Record<string, string>, file?: { name: string; text: string }) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', new Blob([file.text], { type: 'text/csv' }), file.name);
  return fetch(`${centre.url}/api/v1/${path}`, { method: 'POST', body: form });
};
const json = async <T>(answer: Promise<Response>, status: number): Promise<T> => {
  const response = await answer;
  const body = (await response.json()) as T;
  expect({ status: response.status, ...(response.status === status ? {} : { body }) }).toEqual({ status });
  return body;
};
const latestOf = async (indicator: string, component: string) =>
  Object.fromEntries((await centre.get<LatestReading[]>(`readings/latest?component=${component}`)).filter((one) => one.indicator === indicator).map((one) => [one.area, one]));

const indicator = (id: string, name: string) => `
  - id: ${id}
    name: { vi: ${name}, en: ${name} }
    unit: người
    polarity: neutral
    cadence: { every: month, dueAfter: P15D }
    possible: [0, 100000]
    aggregate: sum
    source: so-noi-vu
`;
const pushFeed = (id: string, brings: string, push: string) => `
  - id: ${id}
    name: { vi: ${id}, en: ${id} }
    component: socio-economic
    organisation: so-noi-vu
    kind: http-json
    poll: { every: PT1H }
    indicators: [${brings}]
    limits: { bytes: 20000 }
    settings:
      source: { push: ${push} }
      records: /data
      readings: '{"indicator": "${brings}", "value": so, "field": "so", "area": huyen, "at": ky}'
`;

describe('a changed configuration', () => {
  it('with faults changes nothing, and all faults come back with file, line and remedy', async () => {
    const file = join(centre.pack, 'feeds/socio-economic.yaml');
    const before = readFileSync(file, 'utf8');
    const feedsBefore = await centre.get<FeedState[]>('feeds');
    appendFileSync(file, pushFeed('bad-push', 'no-such-indicator', '{ kind: bearer, token: literal-secret }'));
    const problem = await json<Problem>(post('config/reload'), 422);
    writeFileSync(file, before);
    expect(problem.faults?.length).toBeGreaterThanOrEqual(2);
    for (const fault of problem.faults ?? []) {
      expect(fault.file).toContain('feeds/socio-economic.yaml');
      expect(fault.line).toBeGreaterThan(before.split('\n').length - 2);
      expect(fault.remedy).not.toBe('');
    }
    expect(JSON.stringify(problem)).not.toContain('literal-secret');
    expect((await centre.get<FeedState[]>('feeds')).map(({ id }) => id)).toEqual(feedsBefore.map(({ id }) => id));
  });

  it('brings new feeds and indicators while the server runs, also to screens that are connected', async () => {
    const live = await openLive(centre.url);
    try {
      await subscribe(live, ['feeds']);
      const frames: FeedsFrame[] = [];
      live.on('frame', (frame) => frame.topic === 'feeds' && frames.push(frame as FeedsFrame));
      appendFileSync(join(centre.pack, 'indicators/socio-economic.yaml'), indicator('pushed-people', 'Người được báo') + indicator('signed-people', 'Người được ký'));
      appendFileSync(join(centre.pack, 'feeds/socio-economic.yaml'), pushFeed('people-push', 'pushed-people', '{ kind: bearer, token: { env: PUSH_TOKEN } }') + pushFeed('people-signed', 'signed-people', '{ kind: hmac-sha256, secret: { env: PUSH_SECRET } }'));
      const answer = await json<ReloadAnswer>(post('config/reload'), 200);
      expect(answer).toMatchObject({ feeds: { added: ['people-push', 'people-signed'], changed: [], removed: [] }, indicators: { added: ['pushed-people', 'signed-people'], removed: [] }, atNextStart: [] });
      await eventually(() => frames.some((frame) => frame.feeds.some((feed) => feed.id === 'people-push')), 5000);
      expect((await centre.get<IndicatorInfo[]>('indicators')).map(({ id }) => id)).toContain('pushed-people');
      expect((await centre.get<FeedState[]>('feeds')).find(({ id }) => id === 'people-push')?.freshness).toBe('missing');
    } finally {
      live.close();
    }
  });

  it('a page of another site may not ask for it', async () => {
    expect((await post('config/reload', undefined, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

describe('a push', () => {
  const body = { data: [{ huyen: 'Đăk Hà', so: 12, ky: '2026-10' }, { huyen: 'Nơi khác', so: 5, ky: '2026-10' }] };
  const bearer = { authorization: `Bearer ${token}` };
  const url = 'feeds/people-push/push';

  it('is stored before it is answered, and what was refused is named with its place', async () => {
    const answer = await json<PushAnswer>(post(url, body, bearer), 202);
    expect(answer).toMatchObject({ accepted: 1, refused: [{ where: '/data/1/so' }] });
    const why = await centre.get<WhyAnswer>('readings/pushed-people/why?area=615');
    expect(why).toMatchObject({ reading: { value: 12 }, run: { id: answer.runId }, raw: { locator: 'push:people-push' } });
    expect((await centre.get<FeedState[]>('feeds')).find(({ id }) => id === 'people-push')?.freshness).toBe('fresh');
  });

  it('with a known Idempotency-Key gets the same answer and stores nothing twice', async () => {
    const key = { ...bearer, 'idempotency-key': 'thang-10' };
    const answers = await Promise.all([1, 2, 3].map(() => json<PushAnswer>(post(url, body, key), 202)));
    expect(new Set(answers.map(({ runId }) => runId)).size).toBe(1);
    const again = await json<PushAnswer>(post(url, body, key), 202);
    expect(again).toEqual(answers[0]);
    const { runs } = await centre.get<{ runs: { id: string }[] }>('feeds/people-push');
    expect(runs.filter(({ id }) => id === again.runId)).toHaveLength(1);
    expect((await json<Problem>(post(url, { data: [] }, key), 409)).title).toMatch(/another body/);
  });

  it.each([
    ['without a proof', {}, 401],
    ['with a wrong token', { authorization: 'Bearer wrong' }, 403],
    ['as another type', { ...bearer, 'content-type': 'text/plain' }, 415],
    ['packed', { ...bearer, 'content-encoding': 'gzip' }, 415],
  ])('%s is refused as problem+json', async (_what, headers, status) => {
    const answer = await post(url, body, headers);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, expect.stringContaining('application/problem+json')]);
  });

  it('over the feed’s limit is refused before it is read, and nonsense is refused after it is archived', async () => {
    expect((await json<Problem>(post(url, { data: 'x'.repeat(30_000) }, bearer), 413)).status).toBe(413);
    const nonsense = await json<Problem>(post(url, { data: [{ huyen: 'Nơi khác', so: 1, ky: '2026-10' }] }, bearer), 422);
    expect(nonsense.errors).toEqual([{ path: '/data/0/so', message: expect.stringContaining('Nơi khác') as string }]);
  });

  it('to a feed that is polled or unknown finds no door', async () => {
    expect((await post('feeds/ecommerce-report/push', body, bearer)).status).toBe(404);
    expect((await post('feeds/nothing/push', body, bearer)).status).toBe(404);
    expect((await post('feeds/people-push/poll')).status).toBe(409);
  });

  it('signed by HMAC is taken within five minutes of its time, and not when a byte was changed', async () => {
    const text = JSON.stringify(body);
    const signed = (atMs: number, over = text) => {
      const stamp = String(Math.floor(atMs / 1000));
      return { 'x-rong-timestamp': stamp, 'x-rong-signature': `sha256=${createHmac('sha256', secret).update(`${stamp}.${over}`).digest('hex')}` };
    };
    const signedUrl = 'feeds/people-signed/push';
    expect((await json<PushAnswer>(post(signedUrl, body, signed(Date.now())), 202)).accepted).toBe(1);
    expect((await post(signedUrl, body, signed(Date.now() - 301_000))).status).toBe(403);
    expect((await post(signedUrl, body, signed(Date.now(), `${text} `))).status).toBe(403);
  });

  it('leaves nothing of a secret in the log', () => {
    expect(centre.server().output()).not.toMatch(/canary/);
  });
});

const report = 'BÁO CÁO LAO ĐỘNG THÁNG 10 NĂM 2026;;\nMã huyện;Đơn vị;Số người học nghề (người)\n608;TP Kon Tum;1.204\n610;Huyện Đăk Glei;187\n612;Huyện Đăk Tô;-\n615;Huyện Đăk Hà;1.5\n';
const plan: FeedPlan = {
  id: 'apprentices',
  name: { vi: 'Học nghề', en: 'Apprentices' },
  component: 'socio-economic',
  organisation: 'so-noi-vu',
  every: 'PT5S',
  kind: 'csv',
  source: { kind: 'folder', folder: 'apprentices', pattern: '*.csv' },
  records: '',
  layout: 'columns',
  area: { column: 'Mã huyện' },
  period: { kind: 'month' },
  decimal: ',',
  figures: [{ from: 'Số người học nghề (người)', indicator: 'apprentices' }],
  newIndicators: [
    { id: 'apprentices', name: { vi: 'Số người học nghề', en: 'Apprentices' }, unit: 'người', decimals: 0, polarity: 'higher-is-better', cadence: { every: 'month', dueAfter: 'P15D' }, possible: [0, 100_000], aggregate: 'sum', source: 'so-noi-vu' },
  ],
};

describe('a new feed by the desk', () => {
  it('says what is in a sample, by its content', async () => {
    const found = await json<SampleFound>(send('onboarding/inspect', {}, { name: 'học nghề.xlsx', text: report }), 200);
    expect(found.name).toBe('học nghề.xlsx');
    expect(found.kinds[0]?.kind).toBe('csv');
    expect(found.tables[0]).toMatchObject({ headerRow: 2, periods: ['2026-10'], rows: 4 });
    expect(found.tables[0]?.columns.map(({ text }) => text)).toEqual(['Mã huyện', 'Đơn vị', 'Số người học nghề (người)']);
    const suggestions = await json<MappingSuggestions>(post('onboarding/suggest', { table: found.tables[0], component: 'socio-economic' }), 200);
    expect(suggestions.area).toMatchObject({ known: 4, of: 4 });
    expect(suggestions.figures.map(({ from }) => from)).toEqual(['Số người học nghề (người)']);
  });

  it.each(['http://169.254.169.254/latest', 'http://127.0.0.1:1/x', 'http://[::1]:1/', 'http://[::ffff:127.0.0.1]:1/', 'http://localhost:2/'])('never calls %s for a person', async (url) => {
    const problem = await json<Problem>(post('onboarding/inspect', { url }), 422);
    expect(problem.title).toMatch(/never called/);
  });

  it('tries a plan on the sample and stores nothing', async () => {
    const answer = await json<TryAnswer>(send('onboarding/try', { plan: JSON.stringify(plan) }, { name: 'hn.csv', text: report }), 200);
    expect(answer.looks.map(({ areaName, value, unit, period }) => [areaName, value, unit, period])).toEqual([
      ['TP Kon Tum', '1.204', 'người', '2026-10'],
      ['Đăk Glei', '187', 'người', '2026-10'],
      ['Đăk Tô', '—', 'người', '2026-10'],
    ]);
    expect(answer.refused).toEqual([{ where: expect.stringMatching(/C6$/) as string, raw: expect.any(String) as string, reason: expect.any(String) as string }]);
    expect((await fetch(`${centre.url}/api/v1/readings/apprentices/why`)).status).toBe(404);
  });

  it('proposes, applies, runs and takes back, with every other byte of the files as it was', async () => {
    const file = join(centre.pack, 'feeds/socio-economic.yaml');
    const before = readFileSync(file, 'utf8');
    const proposal = await json<Proposal>(post('onboarding/propose', { plan }), 200);
    expect(proposal.faults).toEqual([]);
    expect(proposal.files.map(({ file: name }) => name)).toEqual(['indicators/socio-economic.yaml', 'feeds/socio-economic.yaml']);
    expect(proposal.files.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'removed')).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await json<Problem>(post('onboarding/apply', { plan, hash: 'f'.repeat(64), by: 'Y Thu' }), 409)).title).toMatch(/look at it again/);

    const applied = await json<AppliedAnswer>(post('onboarding/apply', { plan, hash: proposal.hash, by: 'Y Thu' }), 200);
    expect(applied).toMatchObject({ feeds: { added: ['apprentices'] }, indicators: { added: ['apprentices'] } });
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
    mkdirSync(join(centre.drop, 'apprentices'), { recursive: true });
    writeFileSync(join(centre.drop, 'apprentices', 'hn.csv'), report);
    const latest = await eventually(async () => {
      const now = await latestOf('apprentices', 'socio-economic');
      return now['62'] && now;
    }, 30_000);
    expect([latest['608']?.value, latest['610']?.value, latest['612']?.value]).toEqual([1204, 187, null]);

    const [version] = await centre.get<ConfigVersion[]>('onboarding/versions');
    expect(version).toMatchObject({ version: applied.version, by: 'Y Thu', rolledBackAt: null });
    const back = await json<AppliedAnswer>(post('onboarding/rollback', { version: applied.version, by: 'A Văn' }), 200);
    expect(back).toMatchObject({ feeds: { removed: ['apprentices'] }, indicators: { removed: ['apprentices'] } });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await centre.get<FeedState[]>('feeds')).map(({ id }) => id)).not.toContain('apprentices');
    expect((await post('onboarding/rollback', { version: applied.version, by: 'A Văn' })).status).toBe(409);
  });

  it('shows the faults that a plan would bring, and applies none', async () => {
    const faulty = { ...plan, organisation: 'so-nao-do' };
    const proposal = await json<Proposal>(post('onboarding/propose', { plan: faulty }), 200);
    expect(proposal.faults[0]).toMatchObject({ file: join(centre.pack, 'feeds/socio-economic.yaml'), message: expect.stringContaining('so-nao-do') as string });
    expect((await json<Problem>(post('onboarding/apply', { plan: faulty, hash: proposal.hash, by: 'Y Thu' }), 422)).faults).toHaveLength(proposal.faults.length);
  });
});

describe('by hand', () => {
  it('a file is looked at first and stored when it is confirmed, with the name of who brought it', async () => {
    const proposal = await json<Proposal>(post('onboarding/propose', { plan }), 200);
    await json(post('onboarding/apply', { plan, hash: proposal.hash, by: 'Y Thu' }), 200);
    const file = { name: 'tháng 9.csv', text: report.replace('THÁNG 10', 'THÁNG 9') };
    const preview = await json<UploadPreview>(send('feeds/apprentices/upload', { by: 'A Brôl' }, file), 200);
    expect(preview.looks).toHaveLength(3);
    const why = () => fetch(`${centre.url}/api/v1/readings/apprentices/why?area=608&at=2026-10-02`);
    expect((await why()).status).toBe(404);
    expect((await send('feeds/apprentices/upload', { by: 'A Brôl', confirm: 'a'.repeat(64) }, file)).status).toBe(409);
    const taken = await json<PushAnswer>(send('feeds/apprentices/upload', { by: 'A Brôl', confirm: preview.sha256, note: 'qua thư' }, file), 200);
    expect(taken).toMatchObject({ accepted: 3, refused: [{ where: expect.stringMatching(/C6$/) as string }] });
    const told = (await (await why()).json()) as WhyAnswer;
    expect(told).toMatchObject({ reading: { value: 1204, provenance: 'manual' }, handledBy: { kind: 'upload', author: 'A Brôl', note: 'qua thư' }, raw: { locator: 'upload: tháng 9.csv' } });
    expect(existsSync(join(centre.drop, 'apprentices', 'tháng 9.csv'))).toBe(false);
  });

  it('a figure is written by one person and confirmed by another, and both stand in its history', async () => {
    const line = { indicator: 'apprentices', area: 'Sa Thầy', period: 'tháng 8/2026', value: '1.050' };
    const answer = await json<EntryAnswer>(post('manual-entries', { entries: [line, { ...line, area: 'Xã Nào Đó' }, { ...line, value: '1.5' }], author: 'Y Hlim', note: 'theo điện thoại' }), 201);
    expect(answer.drafts).toMatchObject([{ area: '616', period: '2026-08', value: 1050, state: 'draft' }]);
    expect(answer.refused.map(({ where }) => where)).toEqual(['/entries/1', '/entries/2']);
    const id = answer.drafts[0]?.id ?? '';
    expect((await post(`manual-entries/${id}/confirm`, { by: 'y hlim' })).status).toBe(409);
    const confirmed = await json<ManualEntry>(post(`manual-entries/${id}/confirm`, { by: 'A Thiu' }), 200);
    expect(confirmed).toMatchObject({ state: 'confirmed', decidedBy: 'A Thiu' });
    expect((await post(`manual-entries/${id}/confirm`, { by: 'A Thiu' })).status).toBe(409);
    const why = await centre.get<WhyAnswer>('readings/apprentices/why?area=616&at=2026-09-15');
    expect(why).toMatchObject({ reading: { value: 1050, provenance: 'manual' }, handledBy: { kind: 'entry', author: 'Y Hlim', approver: 'A Thiu', note: 'theo điện thoại' } });
  });

  it('what cannot be read is refused whole with the reason', async () => {
    const problem = await json<Problem>(post('manual-entries', { entries: [{ indicator: 'no-such', period: '2026', value: '1' }], author: 'Y Hlim' }), 422);
    expect(problem.errors?.[0]).toMatchObject({ path: '/entries/0' });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../core/ask.fixture.js';
import { createFeedServer, type FeedServer } from '../core/feed-server.js';
import { serveFeed, type FeedAnswer } from '../core/serve-feed.js';
import { createWorld } from '../core/world.js';
import { catalogue } from './catalogue.js';
import { listOf } from './directives.js';
import { dossiers } from './dossiers.js';
import { gatewayCalls } from './gateway-calls.js';
import { createTokenService } from './gateway-token.js';
import { serviceCounts } from './service-counts.js';
import { months, scores } from './service-portal.js';

const start = Date.UTC(2026, 10, 23, 3, 20);
const world = () => createWorld({ seed: 4627, now: () => start });
type Row = Record<string, string>;
const rowsOf = (answer: FeedAnswer): Row[] => (JSON.parse(String(answer.body)) as { data: Row[] }).data;

describe('the gateway', () => {
  let nowMs = start;
  let port = 27_490;
  let server: FeedServer;
  beforeEach(async () => {
    port += 1;
    nowMs = start;
    vi.stubEnv('LGSP_CLIENT_ID', 'ioc');
    vi.stubEnv('LGSP_CLIENT_SECRET', 'secret');
    const tokens = createTokenService(() => nowMs);
    server = createFeedServer(port, [
      { method: 'POST', path: '/token', handle: tokens.token },
      { method: 'GET', path: '/tthc/1.0/thong-ke', handle: tokens.guard(serveFeed(world(), dossiers)) },
    ]);
    await server.start();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await server.stop();
  });
  const token = (login = 'ioc:secret', body = 'grant_type=client_credentials') =>
    fetch(`http://127.0.0.1:${port}/token`, {
      method: 'POST',
      body,
      headers: { Authorization: `Basic ${btoa(login)}` },
    });
  const call = (authorization?: string) =>
    fetch(`http://127.0.0.1:${port}/tthc/1.0/thong-ke`, {
      headers: authorization ? { Authorization: authorization } : {},
    });
  const codeOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { fault: { code: number } }).fault.code,
  ];

  it('gives the same token until it ends, then another, and refuses the old one', async () => {
    const first = (await (await token()).json()) as { access_token: string; expires_in: number; token_type: string };
    expect([first.expires_in, first.token_type]).toEqual([300, 'Bearer']);
    nowMs += 100_000;
    expect(await (await token()).json()).toMatchObject({ access_token: first.access_token, expires_in: 200 });
    expect((await call(`Bearer ${first.access_token}`)).status).toBe(200);
    nowMs += 200_000;
    expect(await codeOf(await call(`Bearer ${first.access_token}`))).toEqual([401, 900_901]);
    expect(((await (await token()).json()) as typeof first).access_token).not.toBe(first.access_token);
  });

  it('refuses a wrong client, a wrong grant, a missing and a made-up token', async () => {
    expect((await token('ioc:wrong')).status).toBe(401);
    expect((await token('ioc:secret', 'grant_type=password')).status).toBe(400);
    expect(await codeOf(await call())).toEqual([401, 900_902]);
    expect(await codeOf(await call('Bearer undefined'))).toEqual([401, 900_901]);
  });
});

describe('dossiers', () => {
  it('come for now and each whole hour, for the province and each district, and add up', () => {
    const rows = rowsOf(dossiers.answer(ask('/?gio=24'), world().view('lgsp-tthc')));
    expect(rows).toHaveLength(25 * 11);
    expect([rows[0]?.['thoiDiem'], rows[11]?.['thoiDiem'], rows.at(-1)?.['thoiDiem']]).toEqual([
      '2026-11-23T10:20:00+07:00',
      '2026-11-23T10:00:00+07:00',
      '2026-11-22T11:00:00+07:00',
    ]);
    const sum = rows.slice(1, 11).reduce((total, row) => total + Number(row['tiepNhan']), 0);
    expect(Number(rows[0]?.['tiepNhan'])).toBe(sum);
  });
});

describe('directives', () => {
  it('count as the world says: total, overdue, and on time among the done', () => {
    const w = world();
    w.pin('lgsp-directives', { indicator: 'directives-total', area: '62', value: 200 });
    w.pin('lgsp-directives', { indicator: 'directives-overdue', area: '62', value: 25 });
    const list = listOf(w.view('lgsp-directives'));
    const count = (state: string): number => list.filter(({ trangThai }) => trangThai === state).length;
    expect([list.length, count('QUA_HAN')]).toEqual([200, 25]);
    const rate = (100 * count('HOAN_THANH')) / (count('HOAN_THANH') + count('HOAN_THANH_QUA_HAN'));
    expect(Math.abs(rate - w.value('directives-on-time-rate', '62'))).toBeLessThan(0.5);
  });

  it('have dates that agree with their state', () => {
    const day = (text: string): number => Date.parse(text.split('/').reverse().join('-'));
    const today = Date.parse('2026-11-23');
    for (const { trangThai, hanXuLy, ngayHoanThanh } of listOf(world().view('lgsp-directives'))) {
      if (trangThai === 'QUA_HAN') expect([day(hanXuLy) < today, ngayHoanThanh]).toEqual([true, null]);
      if (trangThai === 'DANG_THUC_HIEN') expect([day(hanXuLy) > today, ngayHoanThanh]).toEqual([true, null]);
      if (trangThai === 'HOAN_THANH') expect(day(ngayHoanThanh ?? '')).toBeLessThanOrEqual(day(hanXuLy));
      if (trangThai === 'HOAN_THANH_QUA_HAN') expect(day(ngayHoanThanh ?? '')).toBeGreaterThan(day(hanXuLy));
    }
  });
});

describe('the portal', () => {
  const params = (more: object): string => `params=${encodeURIComponent(JSON.stringify({ type: 'ref', ...more }))}`;
  const post = (service: typeof scores, more: object, w = world()): FeedAnswer =>
    service.answer(ask('/', { method: 'POST', body: params(more) }), w.view(service.feed));
  const bare = (answer: FeedAnswer): Row[] => JSON.parse(String(answer.body)) as Row[];

  it('answers Decision 766 with strings only, the groups adding up to the total', () => {
    const [row, ...others] = bare(post(scores, { service: 'report_tinh_766_service', p_tinh_id: '11366' }));
    expect(others).toEqual([]);
    expect(Object.values(row ?? {}).every((cell) => typeof cell === 'string')).toBe(true);
    const sum = ['CKMB', 'TDGQ', 'CLGQ', 'TTTT', 'MDHL', 'MDSH'].reduce(
      (total, column) => total + Number(row?.[column]),
      0,
    );
    expect(Number(row?.['TONG_SCORE'])).toBeCloseTo(sum, 2);
  });

  it('has a past month when it is asked for one, several provinces for none, and refuses another service', () => {
    const ask766 = (more: object) => bare(post(scores, { service: 'report_tinh_766_service', ...more }));
    expect(ask766({ p_nam: '2026', p_thang: 3, p_tinh_id: '11366' })).not.toEqual(
      ask766({ p_nam: '2026', p_thang: 0, p_tinh_id: '11366' }),
    );
    expect(ask766({})).toHaveLength(5);
    expect(post(scores, { service: 'other' }).status).toBe(400);
  });

  it('counts months so that the shares come out to two decimals', () => {
    const w = world();
    w.pin('dvcqg-month', { indicator: 'tthc-sync-rate', area: '62', value: 91.23 });
    const rows = bare(post(months, { service: 'report_by_month_sum_service' }, w));
    expect([rows.length, rows[0]?.['MONTH'], rows.at(-1)?.['MONTH']]).toEqual([25, '11/2024', '11/2026']);
    const share = (100 * Number(rows.at(-1)?.['DB_TOTAL'])) / Number(rows.at(-1)?.['HS_TOTAL']);
    expect(share.toFixed(2)).toBe('91.23');
  });
});

describe('the open-data store', () => {
  interface Result {
    result: {
      count: number;
      results: { organization: { name: string }; groups: { name: string }[] }[];
      _links: { next?: string };
    };
  }
  it('is read to its end by relative links and counts as the world says', () => {
    const view = world().view('ckan-catalogue');
    const all: Result['result']['results'] = [];
    let next: string | undefined = '/api/3/action/package_search?rows=30';
    let count = 0;
    while (next) {
      const { result } = JSON.parse(String(catalogue.answer(ask(next), view).body)) as Result;
      all.push(...result.results);
      count = result.count;
      next = result._links.next;
    }
    const distinct = (names: string[]): number => new Set(names).size;
    expect([all.length, count]).toEqual([view.value('open-datasets', '62'), all.length]);
    expect(distinct(all.map(({ organization }) => organization.name))).toBe(31);
    expect(distinct(all.flatMap(({ groups }) => groups.map(({ name }) => name)))).toBe(12);
  });
});

describe('gateway calls', () => {
  it('come in whole steps of five minutes over a day', () => {
    const rows = rowsOf(gatewayCalls.answer(ask('/'), world().view('lgsp-gateway')));
    expect([rows.length, rows[0]?.['thoiGian'], rows.at(-1)?.['thoiGian']]).toEqual([
      288,
      '2026-11-23T10:15:00+07:00',
      '2026-11-22T10:20:00+07:00',
    ]);
  });
});

describe('the counts behind Decision 766', () => {
  interface Evaluation {
    period: string;
    departmentCode: string;
    metrics: { code: string; numerator: number; denominator: number }[];
  }
  const evaluationAt = (atMs: number): Evaluation[] => {
    const w = createWorld({ seed: 4627, now: () => atMs });
    return (JSON.parse(String(serviceCounts.answer(ask('/'), w.view(serviceCounts.feed)).body)) as { evaluation: Evaluation[] }).evaluation;
  };
  const paid = (all: Evaluation[], period: string, office = ''): number =>
    all.find((one) => one.period === period && one.departmentCode === office)?.metrics.find(({ code }) => code === 'PAYMENT_DOSSIERS')?.denominator ?? -1;

  it('has four months, the province and each agency, and never more counted than there is', () => {
    const all = evaluationAt(start);
    expect([...new Set(all.map(({ period }) => period))]).toEqual(['2026-11', '2026-10', '2026-09', '2026-08']);
    expect(all.filter(({ departmentCode }) => departmentCode === '')).toHaveLength(4);
    for (const { metrics } of all) for (const { numerator, denominator } of metrics) expect(numerator).toBeLessThanOrEqual(denominator);
  });

  it('adds agencies up to the province, and grows through the month', () => {
    const all = evaluationAt(start);
    const offices = all.filter(({ period, departmentCode }) => period === '2026-11' && departmentCode !== '').map(({ departmentCode }) => departmentCode);
    expect(offices.reduce((sum, office) => sum + paid(all, '2026-11', office), 0)).toBe(paid(all, '2026-11'));
    const later = evaluationAt(start + 2 * 86_400_000);
    expect(paid(later, '2026-11')).toBeGreaterThan(paid(all, '2026-11'));
    expect(paid(later, '2026-10')).toBe(paid(all, '2026-10'));
  });
});

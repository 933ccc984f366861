import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../core/ask.fixture.js';
import { createWorld } from '../core/world.js';
import { dhis2, feedOf, periodsOf } from './dhis2.js';
import { dataItems, orgUnits } from './dhis2-metadata.js';

interface Grid {
  headers: { name: string; column: string; meta: boolean }[];
  rows: string[][];
  metaData: { items: Record<string, { name: string }>; dimensions: Record<string, string[]> };
  height: number;
}

const now = Date.UTC(2026, 10, 23, 3);
const world = () => createWorld({ seed: 4627, now: () => now });
const headers = { authorization: `Basic ${btoa('ioc:pw')}` };
const path = (...dimensions: string[]): string =>
  `/api/analytics.json?${dimensions.map((text) => `dimension=${text}`).join('&')}`;

beforeEach(() => {
  vi.stubEnv('DHIS2_USER', 'ioc');
  vi.stubEnv('DHIS2_PASSWORD', 'pw');
});
afterEach(() => vi.unstubAllEnvs());

function gridOf(url: string, w = world()): Grid {
  const feed = feedOf(ask(url));
  return JSON.parse(String(dhis2(feed).answer(ask(url, { headers }), w.view(feed)).body)) as Grid;
}

describe('the analytics API', () => {
  it('has identifiers of eleven characters that begin with a letter', () => {
    const uids = [...dataItems.map(({ uid }) => uid.replace('.REPORTING_RATE', '')), ...orgUnits.map(({ uid }) => uid)];
    expect(uids.filter((uid) => !/^[A-Za-z][A-Za-z0-9]{10}$/.test(uid))).toEqual([]);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('answers long: a row per item, unit and month, values as text', () => {
    const grid = gridOf(
      path('dx:kTimmFull01;kTmonthRep4.REPORTING_RATE', 'pe:LAST_12_MONTHS', 'ou:kTumProv062;LEVEL-3'),
    );
    expect(grid.headers.map(({ name }) => name)).toEqual(['dx', 'ou', 'pe', 'value']);
    expect([grid.rows.length, grid.height]).toEqual([2 * 11 * 12, 264]);
    expect(grid.rows[11]?.slice(0, 3)).toEqual(['kTimmFull01', 'kTumProv062', '202610']);
    expect(grid.rows.flat().every((cell) => typeof cell === 'string')).toBe(true);
    expect(grid.metaData.dimensions['pe']).toHaveLength(12);
  });

  it('answers wide: a row per item and unit, a column per day until yesterday', () => {
    const grid = gridOf(
      `${path('dx:kTdengueC08', 'pe:LAST_14_DAYS', 'ou:LEVEL-3')}&tableLayout=true&columns=pe&rows=dx;ou`,
    );
    const days = grid.headers.filter(({ meta }) => !meta);
    expect([grid.rows.length, days.length, days.at(-1)?.name, days.at(-1)?.column]).toEqual([
      10,
      14,
      '20261122',
      '2026-11-22',
    ]);
    expect(grid.rows.every((row) => row.length === grid.headers.length)).toBe(true);
  });

  it('says a pin in the newest period', () => {
    const w = world();
    w.pin('dhis2-daily', { indicator: 'dengue-cases', area: '608', value: 55 });
    const grid = gridOf(path('dx:kTdengueC08', 'pe:LAST_14_DAYS', 'ou:kTumDist608'), w);
    expect(grid.rows.filter((row) => row[3] === '55').map((row) => row[2])).toEqual(['20261122']);
  });

  it('meets the daily feed’s mode for days and the monthly one’s for months', () => {
    expect(feedOf(ask(path('dx:kTdengueC08')))).toBe('dhis2-daily');
    expect(feedOf(ask(path('dx:kTmalaria06')))).toBe('dhis2-monthly');
  });

  it('refuses without a login by an HTML page, and an unknown identifier by 409', () => {
    const api = dhis2('dhis2-monthly');
    const view = world().view('dhis2-monthly');
    expect(api.answer(ask(path('dx:kTmalaria06')), view)).toMatchObject({
      status: 401,
      contentType: 'text/html; charset=utf-8',
    });
    expect(api.answer(ask(path('dx:nope', 'pe:LAST_12_MONTHS', 'ou:LEVEL-3'), { headers }), view).status).toBe(409);
    expect(api.answer(ask(path('dx:kTmalaria06', 'pe:SOMETIMES', 'ou:LEVEL-3'), { headers }), view).status).toBe(409);
  });

  it('has no rows in empty', () => {
    const url = path('dx:kTmalaria06', 'pe:LAST_12_MONTHS', 'ou:LEVEL-3');
    const answer = dhis2('dhis2-monthly').empty(ask(url, { headers }), world().view('dhis2-monthly'));
    expect(JSON.parse(String(answer.body))).toMatchObject({ rows: [], height: 0, width: 0 });
  });

  it('knows single months and days', () => {
    expect(periodsOf('202602', now)?.map(({ id, endMs, startMs }) => [id, (endMs - startMs) / 86_400_000])).toEqual([
      ['202602', 28],
    ]);
    expect(periodsOf('20260228', now)?.[0]?.name).toBe('2026-02-28');
    expect(periodsOf('2026Q1', now)).toBeUndefined();
  });
});

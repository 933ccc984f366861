import { expect, it } from 'vitest';
import type { FeedBatch, Indicator } from '@ioc/contracts';
import { AdapterFault, type FetchContext, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { httpJson } from './http-json.adapter.js';

const pack: PackView = {
  utcOffset: '+07:00',
  provinceArea: '62',
  indicator: (id) => ({ id, unit: 'tỷ đồng', cadence: { every: 'day', dueAfter: 'P1D' } }) as Indicator,
  area: (text) => (text === '608' ? { code: '608' } : null),
  organisation: () => null,
};
const answer = (body: unknown): RawPayload => ({
  name: 'answer',
  body: new TextEncoder().encode(JSON.stringify(body)),
  contentType: 'application/json',
  fetchedAt: '2026-11-20T00:00:00Z',
  locator: '',
});
const settings = (readings: string, more: object = {}): ReturnType<typeof httpJson.settings.parse> =>
  httpJson.settings.parse({ source: { url: 'https://example.invalid' }, readings, ...more });
const parse = (body: unknown, readings: string, more: object = {}): Promise<FeedBatch> => httpJson.parse([answer(body)], settings(readings, more), pack);

it('brings figures into the unit of the indicator', async () => {
  const batch = await parse({ v: '1.786.000', d: '2026-11-20' }, `{'indicator': 'revenue', 'value': v, 'unit': 'triệu đồng', 'at': d}`);
  expect(batch.readings).toMatchObject([{ indicator: 'revenue', area: '62', value: 1786, at: '2026-11-20' }]);
});

it('refuses an ambiguous text, an unknown area and a mapping that answers nonsense, each with its place', async () => {
  const rows = [
    { v: '1.786', a: '608' },
    { v: 5, a: '999' },
    { v: { no: 'figure' }, a: '608' },
    { v: 6, a: '608' },
  ];
  const batch = await parse({ data: rows }, `{'indicator': 'revenue', 'value': v, 'area': a, 'field': 'v', 'at': '2026-11'}`, { records: '/data' });
  expect(batch.readings).toMatchObject([{ value: 6, area: '608', where: '/data/3/v' }]);
  expect(batch.rejected.map((entry) => entry.where)).toEqual(['/data/0/v', '/data/1/v', '/data/2']);
});

it('says which records its mapping passes over', async () => {
  const batch = await parse([{ kind: 'x' }, { kind: 'y', v: 1 }], `kind = 'y' ? {'indicator': 'revenue', 'value': v, 'at': '2026-11'}`);
  expect(batch.readings).toHaveLength(1);
  expect(batch.rejected).toMatchObject([{ where: '/0', skipped: true }]);
});

it.each([
  [{ fault: { code: 900901, message: 'Invalid Credentials' } }, {}],
  [{ error_code: '7', message: 'Lỗi' }, {}],
  [{ success: false }, {}],
  [{ status: 'E', note: 'bảo trì', data: [] }, { fault: `status = 'E' ? note` }],
  [{ other: [] }, { records: '/data' }],
  [{ data: [] }, { records: '/data' }],
])('takes %j under HTTP 200 for a fault', async (body, more) => {
  await expect(parse(body, `{'indicator': 'revenue', 'value': v, 'at': '2026-11'}`, more)).rejects.toThrow(AdapterFault);
});

it.each(['$now()', '$millis()', '$random()', '$eval("1")'])('a mapping has no %s: the same answer gives the same readings', async (call) => {
  await expect(parse({}, `{'indicator': 'revenue', 'value': 1, 'at': ${call}}`)).rejects.toThrow(/the mapping failed/);
});

it('ends a mapping that runs away', async () => {
  await expect(parse({}, `($f := function($x) { $f($x + 1) + 1 }; $f(1))`)).rejects.toThrow(AdapterFault);
});

it('refuses a mapping that is no JSONata when the configuration is read', () => {
  expect(() => settings(`{'indicator': `)).toThrow(/not JSONata/);
});

it('asks as configured', async () => {
  const asked: unknown[] = [];
  const http: FetchContext['http'] = (source, request) => {
    asked.push([source.url, request]);
    return Promise.resolve('unchanged');
  };
  const ctx = { http } as FetchContext;
  const configured = settings('value', { request: { path: '/x', query: { a: '1' }, method: 'POST', body: '{}' } });
  expect(await httpJson.fetch(ctx, configured)).toBe('unchanged');
  expect(asked).toEqual([
    ['https://example.invalid', { path: '/x', query: { a: '1' }, method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
  ]);
});

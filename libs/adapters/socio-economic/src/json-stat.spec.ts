import { expect, it } from 'vitest';
import type { Indicator } from '@ioc/contracts';
import { AdapterFault, type FetchContext, type HttpRequest, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { jsonStat } from './json-stat.adapter.js';
import { jsonStatDocument } from './json-stat-document.js';
import { sdmxSeries } from './sdmx-document.js';

const payload = (body: unknown): RawPayload => ({
  name: 'answer',
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  contentType: '',
  fetchedAt: '2026-11-20T00:00:00Z',
  locator: '',
});
const pack: PackView = {
  utcOffset: '+07:00',
  provinceArea: '62',
  indicator: (id) => ({ id, unit: 'nghìn người', cadence: { every: 'year', dueAfter: 'P90D' } }) as Indicator,
  area: () => null,
  organisation: () => null,
};
const dimension = { y: { category: { index: ['2024', '2025'] } }, s: { category: { index: { b: 1, a: 0 }, label: { a: ' Nam ', b: 'Nữ' } } } };
const dataset = { class: 'dataset', id: ['y', 's'], size: [2, 2], dimension, value: [1, 2, 3, 4] };

it('reads values in row-major order and categories by their index', () => {
  const { dimensions, cells } = jsonStatDocument(payload(dataset));
  expect(dimensions[1]?.categories).toEqual([{ id: 'a', label: 'Nam' }, { id: 'b', label: 'Nữ' }]);
  expect(cells.map((cell) => [cell.at, cell.value, cell.where])).toEqual([
    [[0, 0], 1, '/value/0'],
    [[0, 1], 2, '/value/1'],
    [[1, 0], 3, '/value/2'],
    [[1, 1], 4, '/value/3'],
  ]);
});

it.each([
  ['too few values', { ...dataset, value: [1, 2, 3] }],
  ['a value outside', { ...dataset, value: { '9': 1 } }],
  ['a size that the categories do not fill', { ...dataset, size: [2, 3], value: [1, 2, 3, 4, 5, 6] }],
  ['a dimension that is not described', { ...dataset, id: ['y', '__proto__'] }],
  ['more cells than fit', { ...dataset, size: [2_000_000, 2], value: {} }],
  ['an error body', { error: 'Bad query' }],
])('refuses %s', (_, body) => {
  expect(() => jsonStatDocument(payload(body))).toThrow(AdapterFault);
});

it('takes a data set without a category for silence, not for good news', () => {
  const none = { ...dataset, size: [0, 2], dimension: { ...dimension, y: { category: { index: [] } } }, value: [] };
  expect(() => jsonStatDocument(payload(none))).toThrow(expect.objectContaining({ kind: 'empty' }));
});

it('takes no cell of a category that the selection does not name', () => {
  const settings = jsonStat.settings.parse({ source: { url: 'https://example.invalid' }, time: 'y', select: [{ where: { s: 'nam' }, indicator: 'population' }] });
  const batch = jsonStat.parse([payload(dataset)], settings, pack);
  expect(batch.readings.map(({ at, value }) => [at, value])).toEqual([['2024', 1], ['2025', 3]]);
  expect(batch.rejected).toEqual([{ where: '/value/1', raw: 's=Nữ', reason: 'no mapping for these categories', skipped: true }]);
});

it('asks PX-Web by POST with the query of the settings', async () => {
  const asked: HttpRequest[] = [];
  const ctx = { http: (_: unknown, request: HttpRequest) => (asked.push(request), Promise.resolve('unchanged')) } as unknown as FetchContext;
  const settings = jsonStat.settings.parse({
    source: { url: 'https://example.invalid' }, path: '/V02.01.px', query: [{ code: 'Địa phương', values: ['44'] }], select: [{ indicator: 'population' }],
  });
  expect(await jsonStat.fetch(ctx, settings)).toBe('unchanged');
  expect(asked[0]).toMatchObject({ method: 'POST', path: '/V02.01.px' });
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
    query: [{ code: 'Địa phương', selection: { filter: 'item', values: ['44'] } }],
    response: { format: 'json-stat' },
  });
});

it('reads a flat SDMX data set and refuses another message', () => {
  const flat = '<m:StructureSpecificData xmlns:m="m"><m:DataSet UNIT_MULT="3"><Obs INDICATOR="A" TIME_PERIOD="2024" OBS_VALUE="1"/></m:DataSet></m:StructureSpecificData>';
  const [series] = sdmxSeries(payload(flat));
  expect([series?.key.get('INDICATOR'), series?.key.get('UNIT_MULT'), series?.observations]).toEqual([
    'A',
    '3',
    [{ time: '2024', value: '1', status: undefined, where: '/StructureSpecificData/DataSet/Obs/@OBS_VALUE' }],
  ]);
  expect(() => sdmxSeries(payload('<m:Structure xmlns:m="m"/>'))).toThrow(AdapterFault);
  expect(() => sdmxSeries(payload('<m:StructureSpecificData xmlns:m="m"><m:DataSet/></m:StructureSpecificData>'))).toThrow(AdapterFault);
});

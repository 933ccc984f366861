import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchContext, PackView, RawPayload } from '@ioc/adapter-kit';
import { cap } from './cap.adapter.js';
import { ngsiLd } from './ngsi-ld.adapter.js';
import { queryOf, sensorThings } from './sensorthings.adapter.js';

const samples = join(process.env['IOC_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared'), 'samples');
const present = existsSync(samples);
if (!present) process.stdout.write('real payloads: not present\n');

const pack: PackView = { utcOffset: '+07:00', provinceArea: '62', indicator: () => undefined, area: () => null, organisation: () => null };
const payloadOf = (body: string | Buffer, fetchedAt = '2026-11-20T01:00:00Z', name = 'answer'): RawPayload => ({ name, body: new Uint8Array(Buffer.from(body)), contentType: '', fetchedAt, locator: '' });
const sample = (file: string) => readFileSync(join(samples, file));
const source = { url: 'https://source.example.invalid/v1' };
const contextOf = (answer: (path: string, query: Record<string, string>) => string) =>
  ({ http: (_source: unknown, { path, query }: { path: string; query: Record<string, string> }) => Promise.resolve(payloadOf(answer(path, query), undefined, path)) }) as unknown as FetchContext;

const traffic = ngsiLd.settings.parse({ source, view: { type: 'TrafficFlowObserved', flow: 'traffic-flow', speed: 'traffic-average-speed', jams: 'traffic-jams' } });
const accidents = ngsiLd.settings.parse({ source, view: { type: 'RoadAccident', accidents: 'traffic-accidents', deaths: 'traffic-deaths', injured: 'traffic-injured', days: 1 } });

describe.runIf(present)('entities of smart-data-models', () => {
  it.each(['example.json', 'example.jsonld', 'example-normalized.json', 'example-normalized.jsonld'])('reads the traffic flow of %s', (form) => {
    const batch = ngsiLd.parse([payloadOf(sample(`ngsi-ld/TrafficFlowObserved.${form}`))], traffic, pack);
    expect(batch.readings.map(({ indicator, value, at }) => [indicator, value, at])).toEqual([
      ['traffic-flow', 197, '2016-12-07T11:15:00.000Z'],
      ['traffic-average-speed', 52.6, '2016-12-07T11:15:00.000Z'],
      ['traffic-jams', 0, '2016-12-07T11:15:00.000Z'],
    ]);
    expect(batch.rejected.filter(({ skipped }) => !skipped)).toEqual([]);
  });

  it.each(['example.json', 'example-normalized.jsonld'])('reads the road accident of %s', (form) => {
    const batch = ngsiLd.parse([payloadOf(sample(`ngsi-ld/RoadAccident.${form}`))], accidents, pack);
    expect(batch.readings.filter(({ at }) => at === '2021-03-12').map(({ indicator, value }) => [indicator, value])).toEqual([['traffic-accidents', 1], ['traffic-deaths', 0], ['traffic-injured', 2]]);
    expect(batch.events).toEqual([expect.objectContaining({ id: 'urn:ngsi-ld:RoadAccident:id:ORHW:45620815', severity: 2, startedAt: '2021-03-12T13:59:36.000Z', place: 'FranklinStrasse' })]);
  });

  it('gives an accident off the globe no point, and says so', () => {
    const off = ngsiLd.parse([payloadOf(sample('ngsi-ld/RoadAccident.example.json'))], accidents, pack);
    expect(off.events[0]).not.toHaveProperty('lat');
    expect(off.rejected.some(({ reason }) => reason.includes('globe'))).toBe(true);
    expect(ngsiLd.parse([payloadOf(sample('ngsi-ld/RoadAccident.example-normalized.jsonld'))], accidents, pack).events[0]).toMatchObject({ lat: 88.370658, lon: -56.6404505 });
  });
});

it('brings vehicles of another interval to five minutes', () => {
  const entity = { id: 'a', type: 'TrafficFlowObserved', dateObserved: '2026-11-20T00:00:00Z/2026-11-20T01:00:00Z', intensity: 1200, averageVehicleSpeed: 30 };
  expect(ngsiLd.parse([payloadOf(JSON.stringify([entity]))], traffic, pack).readings[0]?.value).toBe(100);
});

it.each([
  ['{"type":"https://uri.etsi.org/ngsi-ld/errors/BadRequestData","title":"Bad request"}', 'bad-shape'],
  ['{"error":"BadRequest","description":"offset"}', 'bad-shape'],
  ['[]', 'empty'],
])('takes %s of a context broker for a fault: %s', (body, kind) => {
  expect(() => ngsiLd.parse([payloadOf(body)], traffic, pack)).toThrow(expect.objectContaining({ kind }));
});

it('pages through a context broker until a page brings nothing new', async () => {
  const ctx = contextOf((_path, query) => JSON.stringify(query['offset'] === '0' ? [{ id: 'a', type: 'TrafficFlowObserved' }] : query['offset'] === '100' ? [{ id: 'b', type: 'TrafficFlowObserved' }] : []));
  expect(await ngsiLd.fetch(ctx, traffic)).toHaveLength(2);
});

const stations = sensorThings.settings.parse({ source, path: 'Observations', query: {}, figures: [{ indicator: 'air-quality-index', combine: 'sum' }] });

it.runIf(present)('reads recorded observations whose results are texts', () => {
  const batch = sensorThings.parse([payloadOf(sample('sensorthings/observations_toronto_bike_excerpt.json'))], stations, pack);
  expect(batch).toMatchObject({ readings: [{ indicator: 'air-quality-index', area: '62', value: 11, at: '2017-02-16T21:55:12.841Z' }], rejected: [] });
});

it('follows a next link by its query only, absolute or relative', async () => {
  expect(queryOf('http://inner.example.invalid/v1.0/Observations?$top=100&$skip=100')).toEqual({ $top: '100', $skip: '100' });
  expect(queryOf('/v1.1/Things?%24skip=5')).toEqual({ $skip: '5' });
  const asked: string[] = [];
  const ctx = contextOf((path, query) => {
    asked.push(`${path} ${query['$skip'] ?? 0}`);
    return JSON.stringify({ value: [{ '@iot.id': 1, result: 1, phenomenonTime: '2026-11-20T00:00:00Z' }], ...(query['$skip'] ? {} : { '@iot.nextLink': 'http://elsewhere.example.invalid/Things?$skip=1' }) });
  });
  expect(await sensorThings.fetch(ctx, stations)).toHaveLength(2);
  expect(asked).toEqual(['Observations 0', 'Observations 1']);
});

const warnings = cap.settings.parse({ source, indicator: 'disaster-alerts-active' });

describe.runIf(present)('a recorded Atom index of 2018', () => {
  const read = (fetchedAt: string) => cap.parse([payloadOf(sample('cap/nws_atom_feed_example.xml'), fetchedAt, 'us.atom')], warnings, pack);
  const entries = present ? sample('cap/nws_atom_feed_example.xml').toString().split('<entry>').length - 1 : 0;

  it('counts what was in force then, by the index alone', () => {
    const batch = read('2018-08-15T22:58:00Z');
    expect(batch.events.length + batch.rejected.length).toBe(entries);
    expect(batch.rejected.every(({ skipped }) => skipped)).toBe(true);
    expect(batch.readings[0]?.value).toBe(batch.events.filter(({ status }) => status === 'open').length);
    expect(batch.readings[0]?.value).toBeGreaterThan(entries / 2);
    expect(batch.events[0]).toMatchObject({ title: expect.stringContaining('High Wind Warning'), severity: 2, status: 'open', dueAt: '2018-08-16T15:00:00.000Z', place: 'Eastern Beaufort Sea Coast' });
  });

  it('finds none of it in force years later', () => {
    const batch = read('2026-11-20T01:00:00Z');
    expect(batch.readings[0]?.value).toBe(0);
    expect(batch.events.every(({ status }) => status === 'closed')).toBe(true);
  });
});

const alert = (id: string, more: string, info = '<info><language>vi</language><event>Lũ</event><severity>Severe</severity></info>') =>
  `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${id}</identifier><sender>a</sender><status>Actual</status><msgType>Alert</msgType>${more}${info}</alert>`;

it('gives a warning that names no end a day to live', () => {
  const at = (fetchedAt: string) => cap.parse([payloadOf(alert('1', '<sent>2026-11-19T02:00:00Z</sent>'), fetchedAt)], warnings, pack).readings[0]?.value;
  expect([at('2026-11-20T01:59:00Z'), at('2026-11-20T02:01:00Z')]).toEqual([1, 0]);
});

it.each(['<sent>1970-01-01T00:00:00Z</sent>', '<sent>2026-11-20T04:00:00Z</sent>', ''])('makes no count when a warning is sent at no believable time (%s)', (sent) => {
  const batch = cap.parse([payloadOf(alert('1', '<sent>2026-11-20T00:00:00Z</sent>')), payloadOf(alert('2', sent))], warnings, pack);
  expect(batch.readings).toEqual([]);
  expect(batch.events).toHaveLength(1);
  expect(batch.rejected).toHaveLength(1);
});

it('takes an index without entries for a fault unless configured otherwise', () => {
  const index = '<feed xmlns="http://www.w3.org/2005/Atom"><title>none</title></feed>';
  expect(() => cap.parse([payloadOf(index)], warnings, pack)).toThrow(expect.objectContaining({ kind: 'empty' }));
  expect(cap.parse([payloadOf(index)], { ...warnings, emptyMeansNone: true }, pack).readings[0]?.value).toBe(0);
});

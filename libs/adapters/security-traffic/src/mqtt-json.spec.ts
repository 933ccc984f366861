import { expect, it } from 'vitest';
import type { FetchContext, PackView, RawPayload } from '@ioc/adapter-kit';
import { readClock, readSenmlClock } from './mqtt-clock.js';
import { mqttJson } from './mqtt-json.adapter.js';
import { readMessage, topicParts } from './mqtt-measurement.js';

const receivedMs = Date.parse('2026-11-20T01:00:00Z');
const live = { receivedMs, retained: false };
const kept = { receivedMs, retained: true };
const tenToMs = Date.parse('2026-11-20T00:50:00Z');

it.each([
  ['seconds', tenToMs / 1000], ['milliseconds', tenToMs], ['microseconds', tenToMs * 1000], ['nanoseconds', tenToMs * 1e6],
  ['seconds as text', String(tenToMs / 1000)], ['ISO 8601', '2026-11-20T07:50:00+07:00'],
])('reads %s', (_unit, said) => {
  expect(readClock(said, live)).toEqual({ atMs: tenToMs });
});

it.each([
  ['a clock at 1970 in seconds', 3600, live], ['a clock at 1970 in ISO 8601', '1970-01-01T01:00:00Z', live], ['three hours ahead', receivedMs + 3 * 3_600_000, live],
  ['a time without a zone', '2026-11-20T07:50:00', live], ['a word', 'sáng nay', live], ['a retained message without a time', undefined, kept],
])('refuses %s', (_case, said, arrival) => {
  expect(readClock(said, arrival)).toHaveProperty('reason');
});

it('takes the time of arrival of a device without a clock', () => {
  expect(readClock(undefined, live)).toEqual({ atMs: receivedMs });
});

it('reads SenML times relative to now, but no time after it', () => {
  expect(readSenmlClock(-5, live)).toEqual({ atMs: receivedMs - 5000 });
  expect(readSenmlClock(3600, live)).toHaveProperty('reason');
  expect(readSenmlClock(-5, kept)).toHaveProperty('reason');
});

it('takes topics apart by their form', () => {
  expect(topicParts('kontum/mua-1/rain', 'kontum/{station}/{metric}')).toEqual({ station: 'mua-1', metric: 'rain' });
  expect(topicParts('kontum/tram/mua-1/rain', 'kontum/+/{station}/{metric}')).toEqual({ station: 'mua-1', metric: 'rain' });
  expect(topicParts('gialai/mua-1/rain', 'kontum/{station}/{metric}')).toBeNull();
  expect(topicParts('kontum/mua-1', 'kontum/{station}/{metric}')).toBeNull();
});

it('resolves SenML base fields for all records that follow', () => {
  const payload = JSON.stringify([{ bn: 'urn:dev:1:', bt: tenToMs / 1000, n: 'rain', v: 3 }, { n: 'level', bv: 500, v: 18.5 }, { n: 'door', vb: true }, { n: 'note', vs: 'x' }]);
  const { measurements, reasons } = readMessage({ topic: 'a', payload, receivedAt: '2026-11-20T01:00:00Z', retained: false }, { station: 's', metric: 'm' }, 'here');
  expect(measurements.map(({ metric, value, atMs }) => [metric, value, atMs])).toEqual([['rain', 3, tenToMs], ['level', 518.5, tenToMs], ['door', 1, tenToMs]]);
  expect(reasons).toEqual(['no numeric value']);
});

const pack: PackView = { utcOffset: '+07:00', provinceArea: '62', indicator: () => undefined, area: () => null, organisation: () => null };
const settings = () => mqttJson.settings.parse({
  source: { url: 'mqtt://127.0.0.1:1', topics: ['kontum/#'] },
  stations: { a: { area: '608' }, b: { area: '610' }, tinh: { area: '62' } },
  figures: [{ indicator: 'rainfall-24h', of: [{ metric: 'rain' }], combine: 'max', combineProvince: 'mean', maxLag: 'PT1H' }],
});
const message = (station: string, value: unknown, atMs: number) => JSON.stringify({ topic: `kontum/${station}/rain`, payload: JSON.stringify({ ts: atMs, value }), receivedAt: '2026-11-20T01:00:00Z', retained: false });
const payloadOf = (lines: string[]): RawPayload => ({ name: 'messages', body: new Uint8Array(Buffer.from(lines.join('\n'))), contentType: '', fetchedAt: '2026-11-20T01:00:00Z', locator: '' });
const poll = (lines: string[], with_: ReturnType<typeof settings>) => mqttJson.fetch({ mqtt: () => Promise.resolve(payloadOf(lines)) } as unknown as FetchContext, with_);
const valuesOf = (payloads: unknown, with_: ReturnType<typeof settings>) => mqttJson.parse(payloads as RawPayload[], with_, pack).readings.map(({ area, value }) => [area, value]);

it('keeps a station that was silent since the last poll, with its own time', async () => {
  const feed = settings();
  await poll([message('a', 10, tenToMs), message('b', 20, tenToMs)], feed);
  const second = await poll([message('a', 14, tenToMs + 2000)], feed);
  expect(valuesOf(second, feed)).toEqual([['62', 17], ['608', 14], ['610', 20]]);
  expect(mqttJson.parse(second as RawPayload[], feed, pack).readings[2]?.at).toBe('2026-11-20T00:50:00.000Z');
});

it('does not let an older retained value replace a newer one', async () => {
  const feed = settings();
  await poll([message('a', 14, tenToMs + 2000)], feed);
  expect(valuesOf(await poll([message('a', 10, tenToMs), message('b', 1, tenToMs)], feed), feed)).toEqual([['62', 7.5], ['608', 14], ['610', 1]]);
});

it('does not let memory make a poll look well that brought only garbage', async () => {
  const feed = settings();
  await poll([message('a', 10, tenToMs)], feed);
  const batch = mqttJson.parse((await poll([message('a', 'hỏng', tenToMs), message('b', 5, 3600)], feed)) as RawPayload[], feed, pack);
  expect(batch.readings).toEqual([]);
  expect(batch.rejected.map(({ reason }) => reason)).toEqual(['no numeric value', expect.stringContaining('1970')]);
});

it('lets a figure of the whole province speak for it, and leaves a dead station out', () => {
  const feed = settings();
  const batch = mqttJson.parse([payloadOf([message('a', 10, tenToMs), message('b', 99, tenToMs - 2 * 3_600_000), message('tinh', 3, tenToMs)])], feed, pack);
  expect(batch.readings.map(({ area, value }) => [area, value])).toEqual([['62', 3], ['608', 10]]);
  expect(batch.rejected).toEqual([expect.objectContaining({ reason: expect.stringContaining('silent') })]);
});

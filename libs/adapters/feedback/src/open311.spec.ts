import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchContext, PackView, RawPayload } from '@ioc/adapter-kit';
import { open311 } from './open311.adapter.js';

const samples = join(process.env['IOC_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared'), 'samples/open311');
const present = existsSync(samples);
if (!present) process.stdout.write('real payloads: not present\n');

const pack: PackView = { utcOffset: '+07:00', provinceArea: '62', indicator: () => undefined, area: () => null, organisation: () => null };
const payloadOf = (body: string | Buffer, fetchedAt = '2026-11-20T01:00:00Z'): RawPayload => ({
  name: 'requests', body: new Uint8Array(Buffer.from(body)), contentType: '', fetchedAt, locator: '',
});
const settings = open311.settings.parse({
  source: { url: 'https://pakn.example.invalid/v2' },
  pageSize: 2,
  measures: [{ measure: 'open', indicator: 'feedback-open' }, { measure: 'overdue', indicator: 'feedback-overdue' }, { measure: 'satisfaction-rate', indicator: 'feedback-satisfaction-rate' }],
});
const request = (id: string, more: Record<string, unknown> = {}) => ({ service_request_id: id, status: 'open', service_name: 'Điện', requested_datetime: '2026-11-19T08:00:00+07:00', ...more });
const paged = (pages: unknown[][]) => {
  const asked: string[] = [];
  const http = (_source: unknown, { query }: { query: Record<string, string> }) => {
    asked.push(query['page'] ?? '');
    return Promise.resolve(payloadOf(JSON.stringify(pages[Math.min(Number(query['page']), pages.length) - 1])));
  };
  return { asked, ctx: { http, startedAt: '2026-11-20T01:00:00Z' } as unknown as FetchContext };
};

it('reads on when a page is short, until one brings nothing', async () => {
  const { asked, ctx } = paged([[request('1'), request('2')], [request('3')], [request('4')], []]);
  expect(await open311.fetch(ctx, settings)).toHaveLength(3);
  expect(asked).toEqual(['1', '2', '3', '4']);
});

it('stops at a server that knows no pages', async () => {
  const { asked, ctx } = paged([[request('1'), request('2')]]);
  expect(await open311.fetch(ctx, settings)).toHaveLength(1);
  expect(asked).toEqual(['1', '2']);
});

it('never says that half of an endless list is all', async () => {
  const pages = Array.from({ length: 60 }, (_, i) => [request(`a${i}`), request(`b${i}`)]);
  await expect(open311.fetch(paged(pages).ctx, settings)).rejects.toMatchObject({ kind: 'bad-shape' });
});

it.each([
  ['[{"code":404,"description":"service_code was not found"}]', 'bad-shape'],
  ['{"errors":[{"code":401,"description":"key"}]}', 'denied'],
  ['<errors><error><code>403</code><description>key</description></error></errors>', 'denied'],
  ['<services is_array="true"><service><service_code>1</service_code></service></services>', 'bad-shape'],
  ['[]', 'empty'],
  ['<service_requests/>', 'empty'],
])('takes %s for a fault: %s', (body, kind) => {
  expect(() => open311.parse([payloadOf(body)], settings, pack)).toThrow(expect.objectContaining({ kind }));
});

it('gives no rate over nothing, and tells nobody who reported', () => {
  const batch = open311.parse([payloadOf(JSON.stringify([request('1', { first_name: 'Bình', phone: '0905123456', email: 'b@x.vn' }), { status: 'open', first_name: 'Hoa', phone: '0905999999' }]))], settings, pack);
  expect(batch.readings.map(({ value }) => value)).toEqual([1, 0, null]);
  expect(batch.rejected).toHaveLength(1);
  expect(JSON.stringify(batch)).not.toMatch(/Bình|Hoa|0905|b@x/);
});

describe.runIf(present)('recorded lists of Toronto and Chicago', () => {
  const read = (file: string, fetchedAt: string) => open311.parse([payloadOf(readFileSync(join(samples, file)), fetchedAt)], settings, pack);

  it('reads XML with empty elements for null', () => {
    const batch = read('requests_toronto_multi.xml', '2018-08-04T00:00:00Z');
    expect(batch.readings.map(({ indicator, value }) => [indicator, value])).toEqual([['feedback-open', 2], ['feedback-overdue', 2], ['feedback-satisfaction-rate', null]]);
    expect(batch.events[0]).toMatchObject({ id: '101005420892', title: 'Road - Pot hole', status: 'open', place: 'Warden Ave / Freeman St, Scarborough', lat: 43.691104288, startedAt: '2018-07-30T04:01:00.000Z', dueAt: '2018-08-03T04:01:00.000Z' });
    expect(batch.rejected).toEqual([]);
  });

  it('reads JSON with ids that are no numbers', () => {
    const batch = read('service_requests.json', '2014-07-13T00:00:00Z');
    expect(batch.events.map(({ id }) => id)).toEqual(['14-01100669', '14-01100627']);
    expect(batch.readings[1]?.value).toBe(0);
  });

  it('knows a list of services from a list of requests', () => {
    expect(read('service_list.json', '2014-07-13T00:00:00Z')).toMatchObject({ readings: [], events: [], rejected: [{ reason: 'no service_request_id' }, {}, {}] });
  });
});

import { expect, it } from 'vitest';
import type { FetchContext, PackView, RawPayload } from '@ioc/adapter-kit';
import { ckanCatalogue } from './ckan-catalogue.adapter.js';
import { dvcqg } from './dvcqg.adapter.js';
import { lgsp } from './lgsp.adapter.js';

// Shapes from public documents: no recorded answer of an LGSP service or of the portal was found.
const pack: PackView = { utcOffset: '+07:00', provinceArea: '62', indicator: () => undefined, area: (text) => (text === '62' ? { code: '62' } : null), organisation: () => null };
const payloadOf = (body: string): RawPayload => ({ name: 'thong-ke', body: new Uint8Array(Buffer.from(body)), contentType: '', fetchedAt: '2026-11-20T01:00:00Z', locator: '' });
const settings = lgsp.settings.parse({
  source: { url: 'https://lgsp.example.invalid' },
  path: 'tthc/1.0/thong-ke',
  content: { form: 'rows', time: { field: 'at' }, figures: [{ indicator: 'tthc-received', field: 'n' }] },
});

it.each([
  ['{"fault":{"code":900901,"message":"Invalid Credentials","description":"…"}}', 'denied'],
  ['{"fault":{"code":900904,"message":"Access Token Expired"}}', 'denied'],
  ['{"fault":{"code":900800,"message":"Message throttled out"}}', 'rate-limited'],
  ['<ams:fault xmlns:ams="http://wso2.org/apimanager/security"><ams:code>900902</ams:code><ams:message>Missing Credentials</ams:message></ams:fault>', 'denied'],
  ['<amt:fault xmlns:amt="http://wso2.org/apimanager/throttling"><amt:code>900803</amt:code></amt:fault>', 'rate-limited'],
  ['{"error_code":"5","message":"Lỗi truy vấn","data":[{"n":1}]}', 'bad-shape'],
  ['{"status":401,"message":"Hết phiên"}', 'denied'],
  ['{"code":"00","data":[]}', 'empty'],
  ['{"code":0,"data":null}', 'empty'],
  ['{"code":0,"message":"ok"}', 'bad-shape'],
])('takes %s for a fault: %s', (body, kind) => {
  expect(() => lgsp.parse([payloadOf(body)], settings, pack)).toThrow(expect.objectContaining({ kind }));
});

it.each(['{"status":"success","result":[{"n":7,"at":"2026-11-19"}]}', '{"code":200,"data":{"n":"7","at":"19/11/2026"}}', '[{"n":7,"at":"2026-11-19"}]'])('reads %s', (body) => {
  expect(lgsp.parse([payloadOf(body)], settings, pack).readings).toEqual([expect.objectContaining({ indicator: 'tthc-received', area: '62', value: 7, at: '2026-11-19' })]);
});

it('believes nothing of a source whose clock is ahead', () => {
  const body = '{"code":0,"data":[{"n":1,"at":"2026-11-20T11:00:00+07:00"},{"n":9,"at":"2026-11-20T07:00:00+07:00"}]}';
  expect(() => lgsp.parse([payloadOf(body)], settings, pack)).toThrow(/180 minutes ahead/);
});

it('asks for pages until the told total is read, also when pages are short', async () => {
  const paged = lgsp.settings.parse({ ...settings, path: 'x', paging: { page: 'trang', size: 'sl', rows: 2, total: 'tongSo' } });
  const asked: string[] = [];
  const http = (_source: unknown, { query }: { query: Record<string, string> }) => {
    asked.push(`${query['trang']}/${query['sl']}`);
    return Promise.resolve(payloadOf('{"code":0,"tongSo":5,"data":[{"n":1}]}'));
  };
  expect(await lgsp.fetch({ http } as unknown as FetchContext, paged)).toHaveLength(3);
  expect(asked).toEqual(['1/2', '2/2', '3/2']);
});

it('asks the portal by one form field, for the year that it is in Viet Nam', async () => {
  let asked: { body: string; method: string } | undefined;
  const http = (_source: unknown, request: { body: string; method: string }) => Promise.resolve(((asked = request), payloadOf('[]')));
  const portal = dvcqg.settings.parse({ source: { url: 'https://dvc.example.invalid/jsp' }, params: { service: 'report_tinh_766_service', p_nam: '{year}', p_thang: '{month}' }, figures: [{ indicator: 'dvc766-total', field: 'TONG_SCORE' }] });
  await dvcqg.fetch({ http, startedAt: '2026-12-31T18:00:00Z' } as unknown as FetchContext, portal);
  expect(asked?.method).toBe('POST');
  expect(JSON.parse(new URLSearchParams(asked?.body).get('params') ?? '')).toEqual({ service: 'report_tinh_766_service', p_nam: '2027', p_thang: '1' });
});

it('takes success: false of a catalogue for a fault', () => {
  const catalogue = ckanCatalogue.settings.parse({ source: { url: 'https://dulieu.example.invalid/api/3/action' }, datasets: 'open-datasets', agencies: 'open-data-agencies' });
  const read = (body: string) => ckanCatalogue.parse([payloadOf(body)], catalogue, pack);
  expect(() => read('{"success":false,"error":{"__type":"Authorization Error","message":"Access denied"}}')).toThrow(expect.objectContaining({ kind: 'denied' }));
  expect(() => read('{"success":true,"result":{"count":0,"results":[]}}')).toThrow(expect.objectContaining({ kind: 'empty' }));
  const half = read('{"success":true,"result":{"count":2,"results":[{"name":"a","organization":{"name":"x"}}]}}');
  expect(half.readings.map(({ indicator, value }) => [indicator, value])).toEqual([['open-datasets', 2]]);
  expect(half.rejected).toHaveLength(1);
});

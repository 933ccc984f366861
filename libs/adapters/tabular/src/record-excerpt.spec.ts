import { expect, it } from 'vitest';
import type { RawPayload } from '@ioc/adapter-kit';
import { ckanDatastore } from './ckan-datastore.adapter.js';
import { httpJson } from './http-json.adapter.js';
import { sql } from './sql.adapter.js';

const payload = (text: string): RawPayload => ({ name: 'p', body: new TextEncoder().encode(text), contentType: '', fetchedAt: '2026-11-20T01:00:00Z', locator: '' });
const csv = httpJson.settings.parse({ source: { url: 'http://h/x.csv' }, format: 'csv', readings: '$' });
const shown = (record: object) => ({ exact: true, text: JSON.stringify(record, null, 2) });

it('shows the line of a delimited answer under its headings', () => {
  const answer = payload('mã,lượt khám\n608,12\n610,7\n');
  expect(httpJson.excerpt?.(answer, '/1', csv)).toEqual(shown({ mã: '610', 'lượt khám': '7' }));
  expect(httpJson.excerpt?.(answer, '/1/lượt khám', csv)).toEqual(shown({ mã: '610', 'lượt khám': '7' }));
  expect(httpJson.excerpt?.(answer, '/9', csv)).toMatchObject({ exact: false, text: expect.stringMatching(/^mã,/) as string });
});

it('shows the row of a query with the names of its columns, also where a name holds a slash', () => {
  const answer = payload(JSON.stringify({ columns: [{ name: 'ma', type: 'text' }, { name: 'ca/tháng', type: 'number' }], rows: [['608', '12'], ['610', null]] }));
  const settings = {} as never;
  expect(sql.excerpt?.(answer, '/rows/1/ca/tháng', settings)).toEqual(shown({ ma: '610', 'ca/tháng': null }));
});

it('shows a record of a datastore that came as a list of values', () => {
  const answer = payload(JSON.stringify({ success: true, result: { fields: [{ id: 'Huyện' }, { id: 'Ca' }], records: [['608', '12']] } }));
  expect(ckanDatastore.excerpt?.(answer, '/result/records/0/Ca', {} as never)).toEqual(shown({ Huyện: '608', Ca: '12' }));
});

it('shows how a payload begins that today’s settings cannot read', () => {
  expect(httpJson.excerpt?.(payload('{"a":1}'), '/0', csv)).toEqual({ exact: false, text: '{"a":1}' });
});

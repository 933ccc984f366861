import { expect, it } from 'vitest';
import type { RawPayload } from '@ioc/transports';
import { excerptOf, payloadAt } from './excerpt.js';

const payload = (text: string, name = 'p'): RawPayload => ({ name, body: new TextEncoder().encode(text), contentType: '', fetchedAt: '2026-11-20T01:00:00Z', locator: '' });
const json = payload(JSON.stringify({ duLieu: [{ ma: '608', luot: 12 }, { ma: '610', luot: 7 }], value: Array.from({ length: 30 }, (_none, i) => i) }));
const xml = payload('<a:Data xmlns:a="x"><Series F="M"><Obs T="1" V="5"/><Obs T="2" V="6"/></Series><Series F="Q"><Obs T="3" V="7"/></Series></a:Data>');

it('shows the record around a figure of a JSON answer', () => {
  expect(excerptOf(json, '/duLieu/1/luot')).toEqual({ exact: true, text: JSON.stringify({ ma: '610', luot: 7 }, null, 2) });
  expect(excerptOf(json, '#/duLieu/1/luot')).toEqual(excerptOf(json, '/duLieu/1/luot'));
  expect(excerptOf(json, ': /duLieu/1/luot')).toEqual(excerptOf(json, '/duLieu/1/luot'));
  expect(excerptOf(json, '/duLieu/0')).toEqual({ exact: true, text: JSON.stringify({ ma: '608', luot: 12 }, null, 2) });
  expect(excerptOf(json, '/value/16')).toEqual({ exact: true, text: '16' });
});

it('shows the element of an XML document, by local names', () => {
  expect(excerptOf(xml, '/Data/Series/Obs[2]/@V')).toEqual({ exact: true, text: '<Obs T="2" V="6"></Obs>' });
  expect(excerptOf(xml, '/Data/Series[2]')).toEqual({ exact: true, text: '<Series F="Q">\n  <Obs T="3" V="7"></Obs>\n</Series>' });
});

it('shows a line', () => {
  expect(excerptOf(payload('{"a":1}\n\n{"a":2}\n'), ':2 kontum/x')).toEqual({ exact: true, text: '{"a":2}' });
});

it.each(['/duLieu/7', '/duLieu/*/ma', '/__proto__', '489 tasks', ''])('says that %s is no place, and shows how the payload begins', (place) => {
  expect(excerptOf(json, place)).toMatchObject({ exact: false, text: expect.stringMatching(/^\{"duLieu"/) as string });
});

it('shows nothing of bytes that are no text', () => {
  expect(excerptOf({ ...json, body: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]) }, '/a')).toEqual({ exact: false, text: '' });
});

it('finds the payload that a place names, the longest name first', () => {
  const files = [payload('', '2024-11.xlsx'), payload('', '2026-10.xlsx'), payload('', 'luot-goi'), payload('', 'luot-goi?trang=2')];
  const found = (where: string) => { const at = payloadAt(files, where); return [at?.payload.name, at?.place]; };
  expect(found('2026-10.xlsx: Biểu!E10')).toEqual(['2026-10.xlsx', ': Biểu!E10']);
  expect(found('luot-goi?trang=2/data/0')).toEqual(['luot-goi?trang=2', '/data/0']);
  expect(found('/data/0')).toEqual(['2024-11.xlsx', '/data/0']);
  expect(payloadAt([], '/x')).toBeUndefined();
});

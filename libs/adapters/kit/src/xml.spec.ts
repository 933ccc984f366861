import { expect, it } from 'vitest';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import { instantOf } from './instant-text.js';
import { jsonOf } from './payload-text.js';
import { xmlOf } from './xml.js';

const payload = (text: string | Uint8Array): RawPayload => ({
  name: 'x',
  body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  contentType: '',
  fetchedAt: '2026-11-20T00:00:00Z',
  locator: '',
});

it('reads elements and attributes by their local names, with place and entities', () => {
  const root = xmlOf(payload('<?xml version="1.0"?><m:a xmlns:m="u"><m:b k="1 &amp; 2">x&#x1EA1;y</m:b><b><![CDATA[<z>]]></b></m:a>'));
  expect(root.name).toBe('a');
  expect(root.children('b').map((node) => [node.path, node.text])).toEqual([
    ['/a/b', 'xạy'],
    ['/a/b[2]', '<z>'],
  ]);
  expect(root.child('b')?.attribute('k')).toBe('1 & 2');
});

it.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['half a document', '<a><b>1</b>'],
  ['an instruction that never ends', '<a><b/></a><?pi'],
  ['text', 'garbage'],
  ['a login page', '<!DOCTYPE html><html><body>Đăng nhập</body></html>'],
  ['nothing', ''],
])('refuses %s', (_, text) => {
  expect(() => xmlOf(payload(text))).toThrow(AdapterFault);
});

it('reads JSON that ends with NUL or begins with a byte order mark', () => {
  expect(jsonOf(payload('\ufeff{"a":1}\0'))).toEqual({ a: 1 });
});

it.each([
  ['2026-11-20T07:00:00Z', '2026-11-20T07:00:00.000Z'],
  ['2026-11-20T07:00:00+0700', '2026-11-20T00:00:00.000Z'],
  ['2026-11-20T07:00:00.123+07', '2026-11-20T00:00:00.123Z'],
  ['2026-11-20 07:00', '2026-11-20T00:00:00.000Z'],
  ['20/11/2026', '2026-11-19T17:00:00.000Z'],
  ['20/11/2026 7:05', '2026-11-20T00:05:00.000Z'],
  ['31/02/2026', null],
  ['Hôm nay', null],
])('reads the instant "%s"', (text, expected) => {
  expect(instantOf(text, '+07:00')).toBe(expected);
});

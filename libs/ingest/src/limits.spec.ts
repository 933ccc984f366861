import { expect, it } from 'vitest';
import { Feed } from '@ioc/contracts';
import { holdLimits, measureJson, measureXml } from './limits.js';

const bytes = (text: string) => Buffer.from(text);
const limits = Feed.shape.limits.parse({ bytes: 10_000, depth: 4, string: 10 });
const payload = (text: string) => ({ name: 'p', body: bytes(text), contentType: '', fetchedAt: '', locator: '' });

it('measures nesting and the longest text of JSON, brackets inside of texts left out', () => {
  expect(measureJson(bytes('{"a":[["[[[["]],"b\\"c":1}'))).toEqual({ depth: 3, string: 4 });
});
it('measures nesting of XML, empty tags and declarations left out', () => {
  expect(measureXml('<?xml version="1.0"?><a><b x="1"/><c><d/></c></a>')).toEqual({ depth: 2 });
});
it.each([
  ['too deep JSON', '[[[[[1]]]]]', 'nesting 5'],
  ['a too long text', '["12345678901"]', 'a text of 11 bytes'],
  ['too deep XML', '<a><b><c><d><e>1</e></d></c></b></a>', 'nesting 5'],
  ['too many bytes', ' '.repeat(10_001), '10001 bytes'],
])('refuses %s whole', (_name, text, message) => {
  expect(() => holdLimits(payload(text), limits)).toThrow(message);
});
it('lets what is within the limits pass', () => {
  expect(() => holdLimits(payload('{"a":[1,"x"]}'), limits)).not.toThrow();
});

import { describe, expect, it } from 'vitest';
import type { RawPayload } from '@ioc/transports';
import { schemaOf } from './schema-of.js';
import { withoutField } from './without-field.js';

const payload = (body: string, locator = 'drop/x'): RawPayload => ({ name: 'x', body: Buffer.from(body), contentType: '', fetchedAt: '2026-11-26T00:00:00Z', locator });
const json = (value: unknown, locator?: string) => payload(JSON.stringify(value), locator);

/** `{container: {field: 'held/records types'}}` */
function shown(...payloads: RawPayload[]): Record<string, Record<string, string>> {
  const schema = schemaOf(payloads) ?? new Map();
  return Object.fromEntries([...schema].map(([path, { records, fields }]) => [path, Object.fromEntries([...fields].map(([name, { held, types }]) => [name, `${held}/${records} ${[...types].sort().join('|')}`]))]));
}

describe('the schema of an answer', () => {
  it('of JSON counts each field by the records that hold it, and tells numbers from texts of digits', () => {
    expect(shown(json({ ok: true, data: [{ ma: '608', so: 12, ghi: null }, { ma: 'x', so: '1.204' }, { ma: 'Đăk Hà', so: 3 }] }))).toEqual({
      '/': { ok: '1/1 boolean', data: '1/1 list' },
      '/data/*': { ma: '3/3 digits|text', so: '3/3 digits|number', ghi: '1/3 ' },
    });
  });

  it('takes keys that are dates, codes or names of many alike for data', () => {
    const stations = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((name) => [`tram${name}`, { muc: 1 }]));
    expect(shown(json({ byDay: { '2026-11-25': 1, '2026-11-26': 2 }, stations }))).toMatchObject({ '/byDay': { '*': '1/1 number' }, '/stations/*': { muc: '8/8 number' } });
  });

  it('tells the addresses of a feed apart, and not the pages of one', () => {
    const a = json([{ x: 1 }], 'https://so.example/api/a?page=1');
    const more = json([{ x: 2 }], 'https://so.example/api/a?page=2');
    const b = json([{ y: 1 }], 'https://so.example/api/b/608');
    expect(shown(a, more, b)).toEqual({ '/api/a#/*': { x: '2/2 number' }, '/api/b/*#/*': { y: '1/1 number' } });
  });

  it('of messages is that of what the devices send, by topic', () => {
    const line = (topic: string, sent: unknown) => JSON.stringify({ topic, payload: JSON.stringify(sent), receivedAt: '2026-11-26T00:00:00Z', retained: false });
    expect(shown(payload(`${line('tram/kt01/muc', { h: 2.5 })}\n${line('tram/kt02/muc', { h: 3 })}\n`))).toEqual({ 'tram/*/muc#': { h: '2/2 number' } });
  });

  it('of XML is that of its elements and attributes by local names', () => {
    expect(shown(payload('<r xmlns:a="u"><a:xa ma="608"><a:so>12</a:so></a:xa><a:xa ma="610"><a:so>x</a:so></a:xa></r>'))).toEqual({
      '/r': { xa: '1/1 object' },
      '/r/xa': { '@ma': '2/2 digits', so: '2/2 digits' },
    });
  });

  it('of a log is none', () => expect(schemaOf([payload('<134>1 2026-11-26T00:00:00Z host app\nline two')].slice(0, 0))).toBeNull());
});

describe('a payload without a field', () => {
  it.each([
    [json({ data: [{ a: 1, b: 2 }, { a: 3 }] }), { container: '/data/*', field: 'a' }, '{"data":[{"b":2},{}]}'],
    [json({ days: { '2026-11-25': { n: 1, m: 2 } } }), { container: '/days/*', field: 'n' }, '{"days":{"2026-11-25":{"m":2}}}'],
    [payload('<r><x a="1" b="2"><n>5</n><m>6</m></x></r>'), { container: '/r/x', field: 'n' }, '<r><x a="1" b="2"><m>6</m></x></r>'],
    [payload('<p:r xmlns:p="u"><p:x a="1" b="2"/></p:r>'), { container: '/r/x', field: '@a' }, '<p:r xmlns:p="u"><p:x b="2"></p:x></p:r>'],
  ])('is what came, but for it', (came, place, left) => expect(Buffer.from(withoutField(came, place).body).toString()).toBe(left));
});

import { describe, expect, it } from 'vitest';
import { schemaOf } from '@ioc/adapter-kit';
import type { KnownSchema, SeenSchema } from '@ioc/contracts';
import { acceptChanges, compareSchema, fingerprintOf } from './schema-drift.js';

const payload = (text: string) => ({ name: 'x', body: Buffer.from(text), contentType: '', fetchedAt: '', locator: 'x' });
const seen = (value: unknown): SeenSchema => schemaOf([payload(JSON.stringify(value))]) ?? new Map();
const learnt = (...values: unknown[]): KnownSchema => values.reduce<KnownSchema>((known, value) => compareSchema(known, seen(value)).known, {});
const rows = (...some: unknown[]) => ({ data: some });
const bed = { ma: '608', beds: 12 };
const five = rows(bed, bed, bed, bed, bed);

const stations = (count: number) => ({ by: Object.fromEntries([...'ABCDEFGHI'].slice(0, count).map((name) => [`tram${name}`, { muc: 1 }])) });

/** `removed /data/* beds` */
function broken(known: KnownSchema, value: unknown): string[] {
  return compareSchema(known, seen(value)).broken.map(({ kind, container, field }) => `${kind} ${container} ${field}`);
}

describe('a schema', () => {
  it.each([
    ['is not broken by the same again', { beds: 1 }, { beds: 2 }, []],
    ['is broken by a field that is gone', { beds: 1, n: 1 }, { n: 1 }, ['removed / beds']],
    ['is broken by a field of another name', five, rows({ ma: '608', soGiuong: 12 }), ['removed /data/* beds']],
    ['is not broken when some records leave a field out', five, rows(bed, { ma: '610' }), []],
    ['is not broken by a list without records', five, rows(), []],
    ['is broken by texts where numbers were: which mark is the decimal one?', five, rows({ ma: '608', beds: '1.204' }), ['retyped /data/* beds']],
    ['is not broken by one dirty value among numbers', five, rows(bed, { ma: '610', beds: 'lỗi' }), []],
    ['is not broken by what means "no figure"', five, rows({ ma: '608', beds: null }, { ma: '610', beds: '…' }), []],
    ['is not broken by numbers where digits were', { beds: '12' }, { beds: 12 }, []],
    ['is broken by words where digits were', { beds: '12' }, { beds: 'mười hai' }, ['retyped / beds']],
    ['is not broken by a code of digits among codes', { ma: 'KT-1' }, { ma: '608' }, []],
    ['is broken by a text where an object was', { a: { b: 1 } }, { a: 'b' }, ['retyped / a']],
    ['is not broken by a list that shrinks to one, written as that one', { a: [{ b: 1 }, { b: 2 }] }, { a: { b: 1 } }, []],
    ['is not broken by an object that is empty, in whatever language it was written', { a: { '2026-11-25': 1 } }, { a: [] }, []],
    ['is not broken by a day of which nothing is known yet', { a: { '2026-11-25': 1 } }, { a: {} }, []],
    ['is not broken by an object without fields: it is as empty as a list without records', { a: { b: 1 } }, { a: {} }, []],
    ['is not broken by a map from which stations go', stations(9), stations(6), []],
    ['is not broken by stations that become so many that they are a map', stations(6), stations(9), []],
    ['is broken by a field of another name beside keys that are data', { at: 'x', '2026-11-25': 1 }, { am: 'x', '2026-11-26': 1 }, ['removed / at']],
    ['is not broken by what is written around a number', { h: '12' }, { h: '<0,05' }, []],
    ['is not broken by a number with an exponent', { h: '1200' }, { h: '1.2e+07' }, []],
    ['is broken by a field that is gone of every record of a list', five, rows(...Array.from({ length: 3 }, () => ({ ma: '608' }))), ['removed /data/* beds']],
  ] as [string, unknown, unknown, string[]][])('%s', (...[, first, then, expected]) => expect(broken(learnt(first), then)).toEqual(expected));

  it('knows no field of a list as one that is always there before five records held it', () => {
    expect(broken(learnt(rows(bed, bed)), rows({ ma: '608' }))).toEqual([]);
    expect(broken(learnt(rows(bed, bed), rows(bed, bed, bed)), rows({ ma: '608' }))).toEqual(['removed /data/* beds']);
    expect(broken(learnt(rows(bed, { ma: '610' }, bed, bed, bed, bed)), rows({ ma: '608' }))).toEqual([]);
  });

  it('of a list whose records leave fields out needs more of them before another absence means anything', () => {
    const reports = [{ id: 1, note: 'a', agency: 'x' }, { id: 2, agency: 'y' }, { id: 3, agency: 'z' }, { id: 4, agency: 'x' }, { id: 5, agency: 'y' }];
    const unassigned = (count: number) => rows(...Array.from({ length: count }, (_, id) => ({ id })));
    expect(broken(learnt(rows(...reports)), unassigned(1))).toEqual([]);
    expect(broken(learnt(rows(...reports)), unassigned(10))).toEqual(['removed /data/* agency']);
    expect(broken(learnt(...Array.from({ length: 10 }, () => rows(...reports))), unassigned(1))).toEqual(['removed /data/* agency']);
  });

  it('of messages, each with its own form, speaks of those that came', () => {
    const heard = (...messages: [string, unknown][]) => schemaOf([payload(messages.map(([topic, sent]) => JSON.stringify({ topic, payload: JSON.stringify(sent), receivedAt: '2026-11-26T00:00:00Z' })).join('\n'))]) as SeenSchema;
    const known = compareSchema({}, heard(...Array.from({ length: 6 }, (_, n): [string, unknown] => [`tram/kt0${n}/muc`, { h: 2.5, at: 'x' }]), ['tram/kt01/mua', { mm: 3 }])).known;
    expect(compareSchema(known, heard(['tram/kt01/mua', { mm: 0 }])).broken).toEqual([]);
    expect(compareSchema(known, heard(['tram/kt01/muc', { muc: 2.5, at: 'x' }])).broken).toMatchObject([{ kind: 'removed', container: 'tram/*/muc#', field: 'h' }]);
  });

  it('does not grow without end where keys are data', () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ by: Object.fromEntries([..."abcdefghijklmnopqrst"].map((letter) => [`${letter}x${n}`, n])) }));
    expect(Object.keys(learnt(...many)['/by']?.fields ?? {}).length).toBeLessThanOrEqual(3000);
    const places = Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`x${n}`, { path: `x${n}`, records: 1, listed: false, fields: {} }]));
    expect(compareSchema(places, seen({ beds: 1 })).known).toBe(places);
  });

  it('reports a new field once', () => {
    const known = learnt(five);
    const first = compareSchema(known, seen(rows({ ...bed, icu: 3 })));
    expect(first.added).toEqual([{ kind: 'added', container: '/data/*', field: 'icu', before: [], after: ['number'] }]);
    expect(compareSchema(first.known, seen(rows({ ...bed, icu: 3 }))).added).toEqual([]);
  });

  it('is the same object when nothing was learnt, so that nothing is written', () => {
    const known = learnt(...Array.from({ length: 10 }, () => five));
    expect(compareSchema(known, seen(five)).known).toBe(known);
    expect(compareSchema(known, seen(rows({ ma: '608' }))).known).toBe(known);
  });

  it('that somebody accepts has the new form, and another fingerprint', () => {
    const known = learnt(five);
    const then = rows({ ma: '608', beds: '12' });
    const accepted = acceptChanges(known, compareSchema(known, seen(then)).broken);
    expect(broken(accepted, then)).toEqual([]);
    expect(fingerprintOf(accepted)).not.toBe(fingerprintOf(known));
    const gone = acceptChanges(known, compareSchema(known, seen(rows({ ma: '608' }))).broken);
    expect(broken(gone, rows({ ma: '608' }))).toEqual([]);
    expect(compareSchema(gone, seen(rows(bed))).added).toHaveLength(1);
  });
});

describe('a schema of XML', () => {
  const xml = (text: string): SeenSchema => schemaOf([payload(text)]) as SeenSchema;
  const report = (inner: string) => `<r><at>1795770300</at><Malware>${inner}</Malware></r>`;
  const machine = '<Machine ip="10.0.0.1"><Name>x</Name><Files>2</Files></Machine>';

  it.each([
    ['is not broken by a list that is empty', report(machine), report(''), []],
    ['is not broken by a list that is empty beside its count', '<r n="1"><x a="1"/></r>', '<r n="0"/>', []],
    ['is not broken by a list that is not there at all', report(machine), '<r><at>1795770300</at></r>', []],
    ['is not broken by a list that shrinks to one', report(machine.repeat(3)), report(machine), []],
    ['is not broken by a value that is said to be missing', '<r><x><so>5</so></x></r>', '<r><x><so nil="true"/></x></r>', []],
    ['is not broken by an attribute that comes to a value', '<r><x><so>5</so></x></r>', '<r><x><so unit="mm">6</so></x></r>', []],
    ['is broken by an element of another name', '<r><x><so>5</so></x></r>', '<r><x><soLuong>5</soLuong></x></r>', ['removed /r/x so']],
    ['is broken by an attribute of another name', '<r><x so="5"/></r>', '<r><x soLuong="5"/></r>', ['removed /r/x @so']],
    ['is broken by a list of another name', report(machine), report(machine.replaceAll('Machine', 'May')), ['removed /r/Malware Machine']],
    ['is broken by words where digits were', '<r><x><so>5</so></x></r>', '<r><x><so>năm</so></x></r>', ['retyped /r/x so']],
  ] as [string, string, string, string[]][])('%s', (...[, first, then, expected]) => {
    const { known } = compareSchema({}, xml(first));
    const { broken: found, known: after } = compareSchema(known, xml(then));
    const shown = (changes: typeof found) => changes.map(({ kind, container, field }) => `${kind} ${container} ${field}`);
    expect(shown(found)).toEqual(expected);
    // What broke stays broken while the source stays as it is.
    expect(shown(compareSchema(after, xml(then)).broken)).toEqual(expected);
  });
});

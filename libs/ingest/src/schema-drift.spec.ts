import { describe, expect, it } from 'vitest';
import { schemaOf } from '@ioc/adapter-kit';
import type { KnownSchema, SeenSchema } from '@ioc/contracts';
import { acceptChanges, compareSchema, fingerprintOf } from './schema-drift.js';

const seen = (value: unknown): SeenSchema => schemaOf([{ name: 'x', body: Buffer.from(JSON.stringify(value)), contentType: '', fetchedAt: '', locator: 'x' }]) as SeenSchema;
const learnt = (...values: unknown[]): KnownSchema => values.reduce<KnownSchema>((known, value) => compareSchema(known, seen(value)).known, {});
const rows = (...some: unknown[]) => ({ data: some });
const bed = { ma: '608', beds: 12 };
const five = rows(bed, bed, bed, bed, bed);

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
    ['is broken by a list where an object was', { a: { b: 1 } }, { a: [{ b: 1 }] }, ['retyped / a']],
  ] as [string, unknown, unknown, string[]][])('%s', (...[, first, then, expected]) => expect(broken(learnt(first), then)).toEqual(expected));

  it('knows no field of a list as one that is always there before five records held it', () => {
    expect(broken(learnt(rows(bed, bed)), rows({ ma: '608' }))).toEqual([]);
    expect(broken(learnt(rows(bed, bed), rows(bed, bed, bed)), rows({ ma: '608' }))).toEqual(['removed /data/* beds']);
    expect(broken(learnt(rows(bed, { ma: '610' }, bed, bed, bed, bed)), rows({ ma: '608' }))).toEqual([]);
  });

  it('reports a new field once', () => {
    const known = learnt(five);
    const first = compareSchema(known, seen(rows({ ...bed, icu: 3 })));
    expect(first.added).toEqual([{ kind: 'added', container: '/data/*', field: 'icu', before: [], after: ['number'] }]);
    expect(compareSchema(first.known, seen(rows({ ...bed, icu: 3 }))).added).toEqual([]);
  });

  it('is the same object when nothing was learnt, so that nothing is written', () => {
    const known = learnt(five);
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

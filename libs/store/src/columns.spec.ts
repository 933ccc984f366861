import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayLiteral, clean, Columns } from './columns.js';

/** What PostgreSQL reads from an array of text. Source: its manual, 8.15.6. */
function readBack(literal: string): (string | null)[] {
  const elements = literal.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|(NULL)|,/gs);
  return [...elements].filter(([all]) => all !== ',').map(([, text, none]) => (none ? null : (text ?? '').replace(/\\(.)/gs, '$1')));
}

describe('an array for unnest', () => {
  it('says any text whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 }), (values) => {
        expect(readBack(arrayLiteral(values))).toEqual(values);
      }),
    );
  });

  it('tells nothing from the word NULL and from empty text', () => {
    expect(arrayLiteral([null, undefined, 'NULL', ''])).toBe('{NULL,NULL,"NULL",""}');
    expect(arrayLiteral([1, 2.5, -0.1, 1e21])).toBe('{1,2.5,-0.1,1e+21}');
    expect(arrayLiteral([1, null])).toBe('{1,NULL}');
    expect(arrayLiteral([])).toBe('{}');
  });
});

describe('columns', () => {
  it('send what is alike once and count rows by the first', () => {
    const columns = new Columns()
      .add('id', 'integer', [7, 7])
      .add('at', 'ms', [1, 2])
      .add('feed', 'text', ['f', 'f'])
      .constant('run', 'uuid', null)
      .repeat('starts', 'at');
    expect(columns.list).toBe('id, at, feed, run, starts');
    expect(columns.select).toBe(
      'SELECT i.id AS id, to_timestamp(i.at / 1000) AS at, $3::text AS feed, $4::uuid AS run, to_timestamp(i.at / 1000) AS starts ' +
        'FROM unnest($1::integer[], $2::double precision[]) AS i(id, at)',
    );
    expect(columns.parameters).toEqual(['{7,7}', '{1,2}', 'f', null]);
    expect(columns.parameter('more')).toBe('$5');
  });
});

it('text loses only the character that PostgreSQL cannot hold', () => {
  expect(clean('a\0b\u0001đ')).toBe('a\uFFFDb\u0001đ');
  expect(clean(undefined)).toBeNull();
});

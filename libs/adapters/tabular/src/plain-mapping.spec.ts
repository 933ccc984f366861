import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, it } from 'vitest';
import { plainMapping, unsure } from './plain-mapping.js';

const names = ['a', 'b', 'so_luot', 'tên trường', '__proto__', 'toString'];
const single = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), fc.boolean(), fc.constant(null));
const record = fc.dictionary(fc.constantFrom(...names), fc.oneof({ weight: 6, arbitrary: single }, { weight: 1, arbitrary: fc.array(single) }), { noNullPrototype: true });
const value = fc.oneof(fc.constantFrom(...names.map((name) => `\`${name}\``)), fc.constantFrom(`'chữ'`, '5', '-1.5', 'true', 'null', `''`));
const object = fc.uniqueArray(fc.tuple(fc.constantFrom('indicator', 'value', 'at', 'area'), value), { selector: ([key]) => key, maxLength: 4 }).map((fields) => `{${fields.map(([key, said]) => `'${key}': ${said}`).join(', ')}}`);
const mapping = fc.oneof(object, fc.array(object, { maxLength: 3 }).map((objects) => `[${objects.join(', ')}]`));

it('answers what JSONata answers wherever it answers', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(mapping, record, async (text, about) => {
      const found = plainMapping(jsonata(text).ast())?.(about) ?? unsure;
      if (found === unsure) return;
      answered += 1;
      expect(JSON.stringify(found)).toBe(JSON.stringify(await jsonata(text).evaluate(about)));
    }),
    { numRuns: 500 },
  );
  expect(answered).toBeGreaterThan(200);
});

it.each(['a', 'a.b', `{'x': a.b}`, `{'x': a[0]}`, `{'x': a + 1}`, `{'x': $string(a)}`, `[{'x': a}, 5]`, `{'x': a}.x`, `[{'x': a}][0]`, `{'x': $}`, `{'x': [a]}`, `{a: 1}`, `($n := 1; {'x': $n})`])(
  'leaves %s to JSONata',
  (text) => expect(plainMapping(jsonata(text).ast())).toBeNull(),
);

it.each([[[{ a: 1 }]], [null], ['text'], [{ a: [1, 2] }], [{ a: { b: 1 } }]])('leaves the record %j to JSONata', (about) => {
  expect(plainMapping(jsonata(`{'x': a}`).ast())?.(about)).toBe(unsure);
});

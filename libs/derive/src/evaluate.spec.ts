import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula } from '@ioc/platform';
import { evaluate, operandsOf } from './evaluate.js';

const values: Record<string, number | null> = { 'now a': 12, 'now b': 4, 'now zero': 0, 'now gone': null, 'previous a': 10, 'samePeriod a': 8 };
const work = (text: string) => evaluate(parseFormula(text), ({ at, indicator }) => values[`${at} ${indicator}`] ?? null);

describe('a formula', () => {
  it.each([
    ['[a] / 4500 * 100', (12 / 4500) * 100],
    ['[a] - [b] - 1', 7],
    ['[a] / [b] / 3', 1],
    ['([a] + [b]) * -2', -32],
    ['-[a] + 2 * [b]', -4],
    ['([a] - previous([a])) / previous([a]) * 100', 20],
    ['[a] / samePeriod([a]) * 100', 150],
    ['[zero] * 5', 0],
  ])('%s is worked out', (text, expected) => expect(work(text)).toBeCloseTo(expected, 10));

  it.each(['[gone]', '[gone] * 0', '0 * [never]', '[a] + previous([b])', '-[gone]', '1 - [gone] / [gone]'])(
    '%s is missing and not 0, since an operand is',
    (text) => expect(work(text)).toBeNull(),
  );

  it.each(['[a] / [zero]', '[zero] / [zero]', '1 / ([a] - 12)', '(1 / [zero]) * 0'])('%s is missing, since it divides by zero', (text) =>
    expect(work(text)).toBeNull(),
  );

  it('is missing where the sum leaves the numbers', () => {
    expect(evaluate(parseFormula('[a] * [a]'), () => 1e200)).toBeNull();
    expect(evaluate(parseFormula('[a]'), () => Number.NaN)).toBeNull();
  });

  it('says what plain arithmetic says', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('+', '-', '*'), fc.integer({ min: 0, max: 99 })), { maxLength: 8 }), (steps) => {
        const text = steps.reduce((sum, [operator, n]) => `${sum} ${operator} ${n}`, '7');
        const terms = text.split(/ (?=[+-])/).map((term) => {
          const product = term.replace(/^[+-] /, '').split(' * ').reduce((all, n) => all * Number(n), 1);
          return term.startsWith('-') ? -product : product;
        });
        expect(evaluate(parseFormula(text), () => null)).toBe(terms.reduce((a, b) => a + b, 0));
      }),
    );
  });

  it('names each way of reading an operand once', () => {
    const operands = operandsOf(parseFormula('([a] - previous([a])) / [b] + [a]'));
    expect(operands.map(({ at, indicator }) => `${at} ${indicator}`)).toEqual(['now a', 'previous a', 'now b']);
  });
});

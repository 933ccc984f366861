import { describe, expect, it } from 'vitest';
import { FormulaError, formulaOperands, parseFormula } from './formula.js';

describe('reading a formula', () => {
  it('binds * and / before + and -, from the left', () => {
    expect(parseFormula('[a] - [b] - 2 * [c]')).toEqual({
      kind: 'difference',
      left: { kind: 'difference', left: operand('a'), right: operand('b') },
      right: { kind: 'product', left: { kind: 'number', value: 2 }, right: operand('c') },
    });
  });

  it('reads brackets, signs and earlier periods', () => {
    expect(parseFormula('-([a-b] / previous([a-b])) * samePeriod([c]) + 1.5')).toEqual({
      kind: 'sum',
      left: {
        kind: 'product',
        left: { kind: 'negative', of: { kind: 'quotient', left: operand('a-b'), right: operand('a-b', 'previous') } },
        right: operand('c', 'samePeriod'),
      },
      right: { kind: 'number', value: 1.5 },
    });
  });

  it('names each operand once', () => {
    expect(formulaOperands(parseFormula('([a] - previous([a])) / -[b] * 100'))).toEqual(['a', 'b']);
  });

  it.each([
    ['', 0, /a number or an \[indicator\]/],
    ['[a] +', 5, /a number or an \[indicator\]/],
    ['[a] [b]', 3, /one too many/],
    ['([a]', 4, /expected "\)"/],
    ['previous(3)', 9, /expected an \[indicator\]/],
    ['[a] ^ 2', 3, /cannot read "\^ 2"/],
    ['a / 2', 0, /cannot read/],
    ['* 2', 0, /expected an \[indicator\]/],
  ])('refuses %j at letter %i', (text, at, message) => {
    let fault: unknown;
    try {
      parseFormula(text);
    } catch (cause) {
      fault = cause;
    }
    expect(fault).toBeInstanceOf(FormulaError);
    expect((fault as FormulaError).at).toBe(at);
    expect((fault as FormulaError).message).toMatch(message);
  });
});

function operand(indicator: string, at: 'now' | 'previous' | 'samePeriod' = 'now') {
  return { kind: 'operand', indicator, at };
}

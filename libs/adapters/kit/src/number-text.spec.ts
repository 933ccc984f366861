import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalMarkOf, readNumber, type DecimalMark } from './number-text.js';

const value = (text: string, mark: DecimalMark = null): unknown => {
  const read = readNumber(text, mark);
  return read.kind === 'number' ? read.value : read.kind;
};

it.each([
  ['1.761', ',', 1761],
  ['1.761', '.', 1.761],
  ['1.761', null, 'refused'],
  ['1.761', 'mixed', 'refused'],
  ['75,5', ',', 75.5],
  ['75,5', '.', 'refused'],
  ['21777.4', null, 21777.4],
  ['2.767.229,12', 'mixed', 2767229.12],
  ['2587371.57', 'mixed', 2587371.57],
  ['2,587,371', null, 2587371],
  ['1.067.817', null, 1067817],
  ['7 902.3', null, 7902.3],
  ['7\u00a0902', null, 7902],
  ['7 90', null, 'refused'],
  ['0,985', null, 0.985],
  ['1234.567', null, 1234.567],
  ['12.34.56', null, 'refused'],
  ['1,23,456', null, 'refused'],
  ['-12,5', null, -12.5],
  ['−12', null, -12],
  ["'0123", null, 123],
  ['1.5E+3', null, 1500],
  ['-', null, 'missing'],
  ['…', null, 'missing'],
  [' x ', null, 'missing'],
  ['na', null, 'missing'],
  ['sb', null, 'missing'],
  ['', null, 'missing'],
  ['(3)', null, 'refused'],
  ['#N/A', null, 'refused'],
  ['ERROR:  #N/A', null, 'refused'],
  ['12/2023', null, 'refused'],
  ['1.2K', null, 'refused'],
  ['12,', null, 'refused'],
  ['1.234 tr', ',', 'refused'],
  ['1.204¹', ',', 1204],
  ['7 902,3\u00a0', null, 7902.3],
  ['12,5\0', null, 12.5],
  ['0260.3862', null, 'refused'],
  ['12 m²', null, 12],
  ['. . . . .', null, 'missing'],
  ['ước 1.204', ',', 1204],
  ['đạt 98,5%', null, 'refused'],
] as const)('"%s" in a column of "%s" is %s', (text, mark, expected) => {
  expect(value(text, mark)).toBe(expected);
});

it('keeps qualifiers, percent, standing and unit beside the number', () => {
  expect(readNumber('trên 200.000', ',')).toMatchObject({ value: 200000, qualifier: 'gt' });
  expect(readNumber('≥ 1.000', ',')).toMatchObject({ value: 1000, qualifier: 'gte' });
  expect(readNumber('khoảng 6.968', ',')).toMatchObject({ value: 6968, qualifier: 'approx' });
  expect(readNumber('98,5%', null)).toMatchObject({ value: 98.5, percent: true });
  expect(readNumber('519.4sb', null)).toMatchObject({ value: 519.4, status: 'preliminary' });
  expect(readNumber('Ước đạt khoảng 12', null)).toMatchObject({ value: 12, status: 'estimate', qualifier: 'approx' });
  expect(readNumber('1.786 tỷ đồng', ',')).toMatchObject({ value: 1786, unit: 'ty dong' });
});

it('finds what a column proves', () => {
  expect(decimalMarkOf(['1.761', '75,5'])).toBe(',');
  expect(decimalMarkOf(['1.761', '12', '-'])).toBe(null);
  expect(decimalMarkOf(['2.767.229,12', '2587371.57'])).toBe('mixed');
});

/** Every way in which the two formatters write: grouped or not, any number of decimals, short and long, percent. */
function formattersOf(locale: string): Intl.NumberFormat[] {
  const ways: Intl.NumberFormatOptions[] = [{ maximumFractionDigits: 20 }, ...[0, 1, 2, 3, 4, 6].map((digits) => ({ minimumFractionDigits: digits, maximumFractionDigits: 20 }))];
  return ways.flatMap((way) => [
    ...(['always', 'min2', false] as const).map((useGrouping) => new Intl.NumberFormat(locale, { ...way, useGrouping })),
    new Intl.NumberFormat(locale, { ...way, style: 'percent' }),
  ]);
}

/** What a text says, by its locale alone and without this room's code: the other of the two marks groups. */
function told(text: string, locale: string): number {
  const [groups, decimal] = locale === 'vi-VN' ? ['.', ','] : [',', '.'];
  return Number(text.replaceAll(groups ?? '', '').replace(decimal ?? '', '.').replace('%', '').replace('\u2212', '-'));
}

/** Wrong by 1000 is the worst failure: whatever the two formatters write is read back or refused, never altered. */
it.each(['vi-VN', 'en-US'])('never alters a figure of 50,000 columns written by the %s formatter', { timeout: 60_000 }, (locale) => {
  const numbers = fc.oneof(
    fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
    fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => n / 1000),
    fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 10),
    fc.integer({ min: 0, max: 9999 }),
    fc.double({ min: -1e7, max: 1e7, noNaN: true }),
  );
  let readBack = 0;
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 4 }), fc.constantFrom(...formattersOf(locale)), (column, formatter) => {
      const texts = column.map((number) => formatter.format(number));
      const mark = decimalMarkOf(texts);
      for (const text of texts) {
        const read = readNumber(text, mark);
        if (read.kind === 'refused') continue;
        readBack += 1;
        if (read.kind !== 'number' || read.value !== told(text, locale)) throw new Error(`${text} in [${texts.join('; ')}] became ${JSON.stringify(read)}`);
        if (read.percent !== text.endsWith('%')) throw new Error(`${text} lost or won a percent sign`);
      }
    }),
    { numRuns: 50_000, seed: 62 },
  );
  // A reader that refuses everything alters nothing either.
  expect(readBack).toBeGreaterThan(60_000);
});

it.each(['1e400', '9'.repeat(400)])('refuses %s: a figure is finite', (text) => {
  expect(readNumber(text, null)).toEqual({ kind: 'refused', reason: 'larger than any figure' });
});

import type { TrendPoint } from '@ioc/contracts';
import { formatsFor, type Words } from '@ioc/screen-ui';
import { expect, it } from 'vitest';
import { figureOf, pointText, whyMoment } from './figures.js';

const words = { formats: formatsFor('vi'), t: (key: string) => key } as unknown as Words;
const one = { decimals: 0 } as Parameters<typeof pointText>[1];
const point: TrendPoint = { at: '2026-10-31T17:00:00.000Z', over: '2026-10-31T17:00:00.000Z', period: '2026-11', value: 1200 };

it('shows what a source gave, and of a mean or a division no more than makes sense', () => {
  expect(figureOf(1234.25, one, { bucket: 'none', words })).toBe('1.234,25');
  expect(figureOf(1 / 3, one, { bucket: 'none', words })).toBe('0,33');
  expect(figureOf(1234.256, one, { bucket: 'day', words })).toBe('1.234,3');
});

it('says in words that there is no figure, and in signs that it is less than certain', () => {
  expect(pointText({ ...point, value: null }, one, { bucket: 'none', words })).toBe('datum.missing');
  expect(pointText({ ...point, status: 'estimate' }, one, { bucket: 'none', words })).toBe('≈1.200');
});

it.each([
  ['none', '2026-11', '2026-10-31T17:00:00.000Z'],
  ['hour', '2026-11-01T00', '2026-10-31T17:59:59.999Z'],
  ['day', '2026-11-01', '2026-11-01T16:59:59.999Z'],
  ['month', '2026-11', '2026-11-30T16:59:59.999Z'],
] as const)('asks for the last reading of a bucket: %s', (bucket, period, moment) => expect(whyMoment({ ...point, period }, bucket, '+07:00')).toBe(moment));

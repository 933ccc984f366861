import { expect, it } from 'vitest';
import { shareText } from './score-text.js';

const words = { formats: { number: (value: number, decimals: number) => value.toFixed(decimals).replace('.', ',') } } as never;

it.each([
  [null, '–'],
  [0, '0,0 %'],
  [1, '100,0 %'],
  [0.97349, '97,3 %'],
  [0.9999, '99,9 %'],
  [0.00001, '0,1 %'],
])('%s reads %s', (share, text) => expect(shareText(share, words)).toBe(text));

import { describe, expect, it } from 'vitest';
import { runningTime } from './age-text.js';
import en from './words/en.json';
import vi from './words/vi.json';
import { createWords, wordsOf } from './words.js';

const words = wordsOf('vi', (key, values) => createWords('vi').t(key, values ?? {}));
const s = 1000;
const min = 60 * s;
const h = 60 * min;
const day = 24 * h;

describe('ages in words', () => {
  it.each([
    [-5 * s, '0 giây'],
    [12 * s, '12 giây'],
    [59.9 * s, '59 giây'],
    [60 * s, '1 ph'],
    [47 * min, '47 ph'],
    [h, '1 giờ'],
    [3 * h + 12 * min, '3 giờ 12'],
    [3 * h + 2 * min, '3 giờ 02'],
    [12 * h + 30 * min, '12 giờ'],
    [31 * h, '31 giờ'],
    [48 * h, '2 ngày'],
    [59 * day, '59 ngày'],
    [61 * day, '2 tháng'],
    [700 * day, '22 tháng'],
    [4 * 366 * day, '4 năm'],
  ])('%d ms is %s', (ms, text) => expect(words.age(ms)).toBe(text));

  it('runs in minutes and seconds under an hour', () => {
    expect(runningTime(194 * s)).toBe('03:14');
    expect(runningTime(-1)).toBe('00:00');
    expect(runningTime(h)).toBeNull();
  });
});

describe('the two languages', () => {
  const keys = (tree: object, path = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [path + key] : keys(value as object, `${path}${key}/`),
    );
  const spoken = (tree: object) =>
    keys(tree)
      .filter((key) => !key.startsWith('unit/'))
      .sort();

  it('say the same things', () => expect(spoken(en)).toEqual(spoken(vi)));

  it('fill the same blanks', () => {
    const blanks = (tree: object) => JSON.stringify(tree).match(/\{\{\w+\}\}/g)?.length;
    expect(blanks({ ...en, unit: {} })).toBe(blanks({ ...vi, unit: {} }));
  });
});

import { describe, expect, it } from 'vitest';
import deskEn from './words/desk.en.json';
import deskVi from './words/desk.vi.json';
import en from './words/en.json';
import sheetEn from './words/sheet.en.json';
import sheetVi from './words/sheet.vi.json';
import vi from './words/vi.json';

/** Every text by its path, with the names of the values that it takes. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? texts(value, `${path}${key}.`)
      : [[path + key, [...String(value).matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name).sort().join()] as [string, string]],
  );
}
/** Units stand under their Vietnamese names; those that read well in both languages have no short form. */
const withoutUnits = (words: object) => Object.fromEntries(Object.entries(words).filter(([key]) => key !== 'unit'));

describe.each([
  ['the wall', vi, en],
  ['the desk', deskVi, deskEn],
  ['the sheet', sheetVi, sheetEn],
])('the words of %s', (_name, first, second) => {
  it('are the same in both languages, with the same values', () => {
    expect(new Map(texts(withoutUnits(second)))).toEqual(new Map(texts(withoutUnits(first))));
  });
});

it('gives the desk no word that the wall has under the same name', () => {
  const wall = new Set(texts(vi).map(([key]) => key));
  expect(texts(deskVi).filter(([key]) => wall.has(key))).toEqual([]);
});

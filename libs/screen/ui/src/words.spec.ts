import { describe, expect, it } from 'vitest';
import accessEn from './words/access.en.json';
import accessVi from './words/access.vi.json';
import briefEn from './words/brief.en.json';
import briefVi from './words/brief.vi.json';
import deskEn from './words/desk.en.json';
import deskVi from './words/desk.vi.json';
import en from './words/en.json';
import playbackEn from './words/playback.en.json';
import playbackVi from './words/playback.vi.json';
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
  ['a playback', playbackVi, playbackEn],
  ['the brief', briefVi, briefEn],
  ['access', accessVi, accessEn],
])('the words of %s', (_name, first, second) => {
  it('are the same in both languages, with the same values', () => {
    expect(new Map(texts(withoutUnits(second)))).toEqual(new Map(texts(withoutUnits(first))));
  });
});

it.each([
  ['the desk', deskVi, [vi]],
  ['the brief', briefVi, [vi, deskVi]],
  ['access', accessVi, [vi, deskVi, briefVi]],
])('gives %s no word that is there already under the same name', (_name, own, others) => {
  const known = new Set(others.flatMap((words) => texts(words).map(([key]) => key)));
  expect(texts(own).filter(([key]) => known.has(key))).toEqual([]);
});

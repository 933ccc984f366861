import { describe, expect, it } from 'vitest';
import { csvText } from './csv-file.js';

describe('a table as CSV', () => {
  it.each([
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+cmd|calc', "'+cmd|calc"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1+1', "'-1+1"],
    [' =1+1', "' =1+1"],
    ['\t=1+1', "'\t=1+1"],
    [' two ends ', '" two ends "'],
    ['-12,5', '"-12,5"'],
    [-12.5, '-12.5'],
    ['Đăk Tô', 'Đăk Tô'],
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', '"two\nlines"'],
    [null, ''],
    ['', ''],
  ])('writes %j as %s', (value, cell) => expect(csvText([[value]])).toBe(`\uFEFF${cell}\r\n`));

  it('writes rows of cells', () => {
    expect(csvText([['a', 1], ['b', null]])).toBe('\uFEFFa,1\r\nb,\r\n');
  });
});

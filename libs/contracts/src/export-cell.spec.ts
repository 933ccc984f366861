import { describe, expect, it } from 'vitest';
import { exportCell } from './export-cell.js';

describe('a cell of an export', () => {
  it.each(['=1+1', '+84 260', '-2+3', '@SUM(A1)', '\tx', '\rx'])('%j is text and no formula', (text) => {
    expect(exportCell(text)).toBe(`'${text}`);
  });

  it.each([-3.5, 0, 1204, '-3,5'])('%s stays a number', (value) => {
    expect(exportCell(value)).toBe(value);
  });

  it('leaves plain text alone and missing figures blank', () => {
    expect([exportCell('Huyện Đăk Glei'), exportCell(null), exportCell(undefined), exportCell(Number.NaN)]).toEqual(['Huyện Đăk Glei', '', '', '']);
  });
});

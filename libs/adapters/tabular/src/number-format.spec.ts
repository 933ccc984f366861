import { expect, it } from 'vitest';
import { shownAs } from './number-format.js';

const thousands = '[>=1000000]#,##0.0,,"M";[>=1000]#,##0.0,"K";0';

it.each([
  ['General', 5, { percent: false, scaledBy: 0, unit: undefined }],
  ['#,##0.00', 5, { percent: false, scaledBy: 0, unit: undefined }],
  ['#,##0,,', 5, { percent: false, scaledBy: 6, unit: undefined }],
  ['#,##0.0,', 5, { percent: false, scaledBy: 3, unit: undefined }],
  ['_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', -5, { percent: false, scaledBy: 0, unit: undefined }],
  ['_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-', 5, { percent: false, scaledBy: 0, unit: undefined }],
  ['0.0%', 0.5, { percent: true, scaledBy: 0, unit: undefined }],
  ['0.0"%"', 98.5, { percent: false, scaledBy: 0, unit: '%' }],
  ['0.0\\%', 98.5, { percent: false, scaledBy: 0, unit: '%' }],
  ['#,##0" tỷ đồng"', 5, { percent: false, scaledBy: 0, unit: 'tỷ đồng' }],
  ['#,##0,," triệu đồng"', 5, { percent: false, scaledBy: 6, unit: 'triệu đồng' }],
  ['#,##0 [$₫-42A]', 5, { percent: false, scaledBy: 0, unit: '₫' }],
  ['0" (ước)"', 5, { percent: false, scaledBy: 0, unit: undefined }],
  [thousands, 2_500_000, { percent: false, scaledBy: 6, unit: 'triệu' }],
  [thousands, 2500, { percent: false, scaledBy: 3, unit: 'nghìn' }],
  [thousands, 250, { percent: false, scaledBy: 0, unit: undefined }],
  ['0.0,,"xyz"', 5, { percent: false, scaledBy: 6, unit: 'xyz' }],
])('knows what the format %s shows of %d', (format, value, shown) => {
  expect(shownAs(format, value)).toEqual(shown);
});

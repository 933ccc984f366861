import { describe, expect, it } from 'vitest';
import type { IndicatorInfo } from '@ioc/contracts';
import { readEntry } from './manual-entry.js';

const indicator: IndicatorInfo = { id: 'grdp', name: { vi: 'GRDP', en: 'GRDP' }, unit: 'tỷ đồng', component: 'socio-economic', decimals: 1, polarity: 'neutral', cadence: { every: 'month', dueAfter: 'P15D' }, possible: [0, 1e9], aggregate: 'sum', source: 'x' };
const pack = {
  utcOffset: '+07:00', provinceArea: '62', organisation: () => null,
  indicator: (id: string) => (id === 'grdp' ? indicator : id === 'rate' ? { ...indicator, formula: '[grdp] / 2' } : undefined),
  area: (text: string) => (text === 'Đăk Long' ? { candidates: ['1', '2'] } : text === 'Đăk Hà' ? { code: '615' } : null),
};
const line = (given: object) => readEntry({ indicator: 'grdp', area: '', period: 'tháng 10/2026', value: '1.204', ...given }, pack);

describe('a figure that a person writes', () => {
  it.each([
    ['1.204', 1204],
    ['1.204,5', 1204.5],
    ['75,5', 75.5],
    ['1.204.000 triệu đồng', 1204],
    ['-', null],
  ])('%s is read as Vietnamese write it: %d', (value, wanted) => {
    expect(line({ value })).toEqual({ indicator: 'grdp', area: '62', period: '2026-10', value: wanted });
  });

  it.each([
    [{ value: '1.5' }, /decimal mark/],
    [{ value: 'nhiều' }, /not a number/],
    [{ value: '12 người' }, /unit/],
    [{ period: 'tháng trước' }, /không đọc được/],
    [{ area: 'Đăk Long' }, /1 or 2/],
    [{ area: 'Nơi khác' }, /unknown area/],
    [{ indicator: 'no' }, /không có chỉ tiêu/],
    [{ indicator: 'rate' }, /công thức/],
  ])('%j is refused with the reason', (given, reason) => {
    expect((line(given) as { reason: string }).reason).toMatch(reason);
  });
});

import { expect, it } from 'vitest';
import { pastedLines } from './pasted.js';

it('reads what was copied from a spreadsheet, without its header', () => {
  expect(pastedLines('Đơn vị\tKỳ\tSố\r\nĐăk Hà\t10/2026\t1.204\r\n\r\nĐăk Tô\t10/2026\t-\r\n', 'x')).toEqual([
    { indicator: 'x', area: 'Đăk Hà', period: '10/2026', value: '1.204' },
    { indicator: 'x', area: 'Đăk Tô', period: '10/2026', value: '-' },
  ]);
});

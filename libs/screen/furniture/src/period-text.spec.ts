import { addDeskWords, createWords, wordsOf } from '@ioc/screen-ui';
import { beforeAll, describe, expect, it } from 'vitest';
import { periodText } from './period-text.js';

const instance = createWords('vi');
const words = wordsOf('vi', (key, values) => instance.t(key, values ?? {}));

beforeAll(() => addDeskWords(instance));

describe('a period in words', () => {
  it.each([
    ['2026', 'năm 2026'],
    ['2026-S1', '6 tháng đầu năm 2026'],
    ['2026-S2', '6 tháng cuối năm 2026'],
    ['2026-Q4', 'quý IV/2026'],
    ['2026-11', 'tháng 11/2026'],
    ['2026-W05', 'tuần 05/2026'],
    ['2026-11-23', 'ngày 23/11/2026'],
    ['2026/2027', 'năm học 2026–2027'],
    ['2026-01/2026-06', 'tháng 01/2026 đến 06/2026'],
    ['instant', 'lúc 14:26:38'],
    ['2026-11-23T07:00:00+07:00', 'lúc 14:26:38'],
  ])('%s: %s', (period, said) => expect(periodText(period, '14:26:38', words)).toBe(said));
});

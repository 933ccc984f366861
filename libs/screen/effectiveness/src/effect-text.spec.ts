import { describe, expect, it } from 'vitest';
import type { EffectRow } from '@ioc/contracts';
import { groundText, valueText } from './effect-text.js';

const words = {
  language: 'vi' as const,
  formats: { number: (value: number, decimals: number) => value.toFixed(decimals) },
  t: (key: string, values: object = {}) => `${key} ${Object.values(values).join('/')}`,
  age: (ms: number) => `${ms / 60_000} phút`,
  pick: ({ vi }: { vi: string }) => vi,
} as unknown as Parameters<typeof groundText>[2];
const row: EffectRow = { figure: 'alarm-acknowledge', by: 'all', of: '', name: { vi: 'Tất cả', en: 'All' }, value: 720_000, p90: 1_200_000, part: 38, whole: 39, reason: null };

describe('a figure', () => {
  it.each([
    [720_000, 'time', '12 phút'],
    [1 / 3, 'share', '33.3 %'],
    [43, 'count', '43'],
    [43 / 1440, 'per-hour', '0.03'],
    [null, 'share', '–'],
  ] as const)('%s as %s reads "%s"', (value, unit, said) => {
    expect(valueText(value, unit, words)).toBe(said);
  });

  it('says what it rests on, and where it is not known the reason instead', () => {
    expect(groundText(row, 'time', words)).toBe('effect.ground.time 38/39');
    expect(groundText({ ...row, part: 21_600_000, whole: 86_400_000 }, 'duration', words)).toBe('effect.ground.duration 360 phút/1440 phút');
    expect(groundText({ ...row, value: null, reason: { vi: 'Không có', en: 'None' } }, 'time', words)).toBe('Không có');
    expect(groundText({ ...row, whole: null }, 'count', words)).toBe('');
  });
});

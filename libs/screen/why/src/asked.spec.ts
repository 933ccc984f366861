import { describe, expect, it } from 'vitest';
import { askedText, readAsked, readTrail, withTrail, type Asked } from './asked.js';

describe('a question in the address', () => {
  it.each<[Asked, string]>([
    [{ indicator: 'tthc-overdue', area: '62' }, 'tthc-overdue~62'],
    [{ indicator: 'gdp', area: '62', at: '2026-01-01T00:00:00.000Z' }, 'gdp~62~2026-01-01T00:00:00.000Z'],
    [{ indicator: 'calls', area: '608', breakdown: 'channel=zalo~x' }, 'calls~608~~channel=zalo~x'],
  ])('is written and read back', (asked, text) => {
    expect(askedText(asked)).toBe(text);
    expect(readAsked(text)).toEqual({ at: undefined, breakdown: undefined, ...asked });
  });

  it.each(['', '~62', 'tthc-overdue', 'tthc-overdue~'])('is no question without a series: "%s"', (text) => {
    expect(readAsked(text)).toBeNull();
  });

  it('keeps the rest of the address, and the order of the steps', () => {
    const search = withTrail(new URLSearchParams('q=tỷ lệ&why=a~1'), [
      { indicator: 'b', area: '1' },
      { indicator: 'c', area: '2' },
    ]);
    expect(search.get('q')).toBe('tỷ lệ');
    expect(readTrail(search).map(({ indicator }) => indicator)).toEqual(['b', 'c']);
  });
});

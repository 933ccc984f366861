import type { IndicatorInfo } from '@ioc/contracts';
import type { SeriesView } from '@ioc/screen-live';
import { describe, expect, it } from 'vitest';
import { cellRoom, figureText, headRoom } from './figure-text.js';
import { createWords, wordsOf } from './words.js';

const words = wordsOf('vi', (key, values) => createWords('vi').t(key, values ?? {}));
const indicator: IndicatorInfo = {
  id: 'bed-occupancy-rate',
  component: 'health',
  name: { vi: 'Công suất giường bệnh', en: 'Bed occupancy' },
  unit: '%',
  decimals: 1,
  polarity: 'neutral',
  cadence: { every: 'PT1H', dueAfter: 'PT1H' },
  possible: [0, 200],
  aggregate: 'mean',
  source: 'syt',
};
const view: SeriesView = {
  value: 84.2,
  previous: 82.6,
  period: 'instant',
  at: 0,
  ageFrom: 0,
  staleAt: 10,
  provenance: 'live',
  status: undefined,
  qualifier: undefined,
  revisedAt: undefined,
  feed: 'his',
  spark: [],
};
const text = (more: Partial<SeriesView> = {}, about: Partial<IndicatorInfo> = {}) =>
  figureText({ ...indicator, ...about }, { ...view, ...more }, words);

describe('what stands on a tile', () => {
  it('is the value, its unit and the grey arrow of its change', () => {
    expect(text()).toMatchObject({
      value: '84,2',
      prefix: '',
      unit: '%',
      change: { arrow: '↑', by: '1,6' },
      target: '',
      remark: null,
    });
    expect(text({ previous: 85 }).change).toEqual({ arrow: '↓', by: '0,8' });
    expect(text({ previous: 84.2 }).change).toEqual({ arrow: '=', by: '' });
    expect(text({ previous: null }).change).toBeNull();
  });

  it('never turns a missing value into a figure', () => {
    expect(text({ value: null })).toMatchObject({ value: null, change: null });
    expect(figureText(indicator, null, words).value).toBeNull();
    expect(text({ value: 0 }).value).toBe('0,0');
  });

  it('marks estimates, qualifiers, preliminary and revised figures', () => {
    expect(text({ status: 'estimate' }).prefix).toBe('≈');
    expect(text({ qualifier: 'gt' }).prefix).toBe('>');
    expect(text({ qualifier: 'lte', status: 'estimate' }).prefix).toBe('≤');
    expect(text({ status: 'preliminary' }).remark).toEqual({ kind: 'preliminary', text: 'sơ bộ' });
    expect(text({ status: 'preliminary', revisedAt: 5 }).remark).toEqual({ kind: 'revised', text: 'đã sửa' });
  });

  it.each([
    [{ min: 95 }, '≥95'],
    [{ max: 30 }, '≤30'],
    [{ max: 0 }, '≤0'],
    [{ min: 17.6 }, '≥17,6'],
    [{ min: 60, max: 95 }, '60–95'],
    [{ min: 12, max: 12 }, '12'],
  ])('says the target %j as %s', (target, said) => expect(text({}, { target }).target).toBe(said));

  it('has short units for a wall, and none where the name says it', () => {
    expect(text({}, { unit: 'hạng/63' }).unit).toBe('/63');
    expect(text({}, { unit: 'tỷ đồng' }).unit).toBe('tỷ đ');
    expect(text({}, { unit: 'phản ánh' }).unit).toBe('');
    expect(text({}, { unit: 'một đơn vị lạ' }).unit).toBe('một đơn vị lạ');
  });

  it('drops decimals from a hundred thousand on', () => expect(text({ value: 123456.7 }).value).toBe('123.457'));
});

describe('room on a cell', () => {
  it('holds everything for an ordinary figure', () => {
    expect(cellRoom(text({}, { target: { max: 95 } }))).toEqual({ spark: true, target: true, change: true });
  });

  it('drops the sparkline first, then the target, and never the value', () => {
    const six = text({ value: 123456, previous: 122111 }, { unit: 'tỷ đồng', decimals: 0, target: { min: 95 } });
    expect(cellRoom(six)).toMatchObject({ spark: false, change: true });
    const seven = text(
      { value: 1234567, previous: 234567 },
      { unit: 'tỷ đồng', decimals: 0, target: { min: 2_000_000 } },
    );
    expect(cellRoom(seven)).toMatchObject({ spark: false, target: false });
  });

  it('gives the place of trend and change to "đã sửa"', () => {
    expect(cellRoom(text({ revisedAt: 1 }, { target: { min: 90 } }))).toEqual({
      spark: false,
      change: false,
      target: true,
    });
  });
});

describe('room on a headline', () => {
  it('is large with its unit up to four figures', () =>
    expect(headRoom(text())).toEqual({ size: 'large', unit: true, target: true }));
  it('lets the unit join the label before the figure is made smaller', () => {
    expect(headRoom(text({ value: 2651 }, { unit: 'tỷ đồng', decimals: 0 }))).toMatchObject({
      size: 'large',
      unit: false,
    });
    expect(headRoom(text({ value: 123456 }, { decimals: 0 }))).toMatchObject({ size: 'small', unit: false });
    expect(headRoom(text({ value: 1234567 }, { decimals: 0 }))).toMatchObject({ size: 'smallest' });
  });
});

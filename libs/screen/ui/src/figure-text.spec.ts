import type { IndicatorInfo } from '@ioc/contracts';
import type { SeriesView } from '@ioc/screen-live';
import { describe, expect, it } from 'vitest';
import { cellRoom, figureText, headRoom, standingText } from './figure-text.js';
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

it('says in words how far a figure is off its target, and what it was before', () => {
  const said = (target: IndicatorInfo['target'], more: Partial<SeriesView> = {}) => standingText({ ...indicator, target }, { ...view, ...more }, words);
  expect(said({ min: 95 })).toBe('mục tiêu ≥95 · thiếu 10,8 · trước đó 82,6');
  expect(said({ max: 80 })).toBe('mục tiêu ≤80 · vượt 4,2 · trước đó 82,6');
  expect(said({ min: 60, max: 95 })).toBe('mục tiêu 60–95 · trước đó 82,6');
  expect(said(undefined, { previous: null })).toBe('');
  expect(said({ min: 95 }, { value: null })).toBe('mục tiêu ≥95');
});

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

  it('drops decimals from a hundred thousand on, of the change as well', () => {
    expect(text({ value: 123456.7 }).value).toBe('123.457');
    expect(text({ value: 98.6, previous: 999_999 }).change).toEqual({ arrow: '↓', by: '999.900' });
  });
});

describe('room on a cell', () => {
  const all = { spark: true, change: true, target: true, unit: true };
  it('holds everything for an ordinary figure', () => expect(cellRoom(text({}, { target: { max: 95 } }))).toEqual(all));

  it('drops the sparkline first, then the change, the target and at last the unit', () => {
    const millions = { unit: 'tỷ đồng', decimals: 0 };
    const room = (value: number, previous: number, target: number) =>
      cellRoom(text({ value, previous }, { ...millions, target: { min: target } }));
    expect(room(9_456, 9_451, 9_500)).toEqual({ ...all, spark: false });
    expect(room(123_456, 122_111, 95)).toEqual({ ...all, spark: false, change: false });
    expect(room(1_234_567, 1_234_568, 2_000_000)).toEqual({ spark: false, change: false, target: false, unit: true });
    expect(room(-1_234_567_890, 1, 2_000_000)).toEqual({ spark: false, change: false, target: false, unit: false });
  });

  it('keeps "đã sửa" and "sơ bộ" beside the value', () => {
    const target = { target: { min: 90 } };
    expect(cellRoom(text({ revisedAt: 1 }, target))).toEqual({ ...all, spark: false, change: false });
    expect(cellRoom(text({ value: -1234.5, status: 'preliminary' }, target))).toMatchObject({ change: false });
  });

  it('says when a missing value is due, and not how far it is from its target', () =>
    expect(cellRoom(text({ value: null }, { target: { min: 90 } }))).toMatchObject({ spark: false, target: false }));
});

describe('room on a headline', () => {
  it('is large with its unit up to four figures', () =>
    expect(headRoom(text())).toEqual({ size: 'large', unit: true, change: true, target: true }));
  it('lets the unit join the label before the figure is made smaller', () => {
    expect(headRoom(text({ value: 2651 }, { unit: 'tỷ đồng', decimals: 0 }))).toMatchObject({
      size: 'large',
      unit: false,
    });
    expect(headRoom(text({ value: 123456 }, { decimals: 0 }))).toMatchObject({ size: 'small', unit: false });
    expect(headRoom(text({ value: 1234567 }, { decimals: 0 }))).toMatchObject({ size: 'smallest' });
  });
  it('drops the change before the target, and keeps the remark', () => {
    const target = { target: { min: 95 } };
    expect(headRoom(text({ value: 1, previous: 123456 }, target))).toMatchObject({ change: false, target: true });
    expect(headRoom(text({ value: 1, previous: 5678, revisedAt: 1 }, target))).toMatchObject({
      change: false,
      target: true,
    });
  });
});

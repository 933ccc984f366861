import { expect, it } from 'vitest';
import { powerBetween, readUnit, unitFor } from './unit-text.js';

it.each([
  ['Tỷ đồng -Bill VND', { power: 9, base: 'dong' }],
  ['Nghìn tỷ đồng - Trillion dongs', { power: 12, base: 'dong' }],
  ['Trillion. dongs', { power: 12, base: 'dong' }],
  ['Triệu Đô la Mỹ - Mill. USD', { power: 6, base: 'usd' }],
  ['Mill.tons', { power: 6, base: 'tan' }],
  ['Thous. Pers.', { power: 3, base: 'nguoi' }],
  ['1.000 đồng', { power: 3, base: 'dong' }],
  ['1000đ', { power: 3, base: 'dong' }],
  ['tr.đồng', { power: 6, base: 'dong' }],
  ['%', { power: 0, base: '%' }],
  ['trđ', { power: 6, base: 'dong' }],
  ['VND million', { power: 6, base: 'dong' }],
  ['1.000đ/kg', { power: 3, base: 'dong/kg' }],
  // Folded they would be a hundred, a thousand and a thousand million.
  ['Trạm', { power: 0, base: 'tram' }],
  ['Ngân sách', { power: 0, base: 'ngan sach' }],
  ['Tỷ lệ', { power: 0, base: 'ty le' }],
  ['m²', { power: 0, base: 'm2' }],
])('reads the unit "%s"', (text, expected) => {
  expect(readUnit(text)).toEqual(expected);
});

it('never scales what counts something else', () => {
  expect(powerBetween('nghìn đồng', 'tỷ đồng')).toBe(-6);
  expect(powerBetween('triệu', 'lượt khách')).toBe(6);
  expect(powerBetween('hộ', 'hồ sơ')).toBeNull();
  expect(powerBetween('tấn', 'tỷ đồng')).toBeNull();
});

it('chooses the one unit of a list that fits, and none where two do', () => {
  expect(unitFor('Tỷ đồng; %', '%')).toBe('%');
  expect(unitFor('Triệu đồng, tỷ đồng', 'tỷ đồng')).toBeNull();
  expect(unitFor('người', '%')).toBe('người');
});

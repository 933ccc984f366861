import { describe, expect, it } from 'vitest';
import { matches, nearness } from './folded.js';

describe('finding without accents', () => {
  it.each([
    ['Tỷ lệ hồ sơ giải quyết đúng hạn', 'ty le dung han', true],
    ['Tỷ lệ hồ sơ giải quyết đúng hạn', 'đúng hạn hồ sơ', true],
    ['tthc-overdue', 'TTHC overdue', true],
    ['Sở Thông tin và Truyền thông', 'thong tin truyen', true],
    ['Huyện Đăk Glei', 'dak glei', true],
    ['Huyện Đăk Glei'.normalize('NFD'), 'Đăk', true],
    ['Huyện Đăk Glei', 'dak to', false],
    ['Hiệu quả', 'han', false],
    ['anything', '', true],
  ])('%s by %s: %s', (text, question, found) => expect(matches(text, question)).toBe(found));
});

describe('how near a name is', () => {
  it.each([
    ['Hồ sơ quá hạn', 'ho so qua han', 0],
    ['Hồ sơ quá hạn', 'han qua ho', 1],
    ['Hồ sơ quá hạn', 'tthc', 2],
  ])('%s to %s: %i', (name, question, near) => expect(nearness(name, question)).toBe(near));
});

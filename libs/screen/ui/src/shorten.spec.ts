import { describe, expect, it } from 'vitest';
import { shorten } from './shorten.js';

const within = (characters: number) => (text: string) => text.length <= characters;

describe('a text without room', () => {
  it('stays whole where it fits', () => expect(shorten('Tiêm chủng đủ mũi', within(17))).toBe('Tiêm chủng đủ mũi'));

  it('loses whole parts, never a half of one', () => {
    const parts = '9 lỗi · 5 cũ, lâu nhất 31 giờ · 5 sắp cũ · 5 chưa có';
    expect(shorten(parts, within(45))).toBe('9 lỗi · 5 cũ, lâu nhất 31 giờ · 5 sắp cũ');
    expect(shorten(parts, within(28))).toBe('9 lỗi');
  });

  it('ends with a phrase where that leaves half of the words', () => {
    const title = 'Sạt lở chặn cả hai chiều đường Hồ Chí Minh, hai xe khách mắc kẹt';
    expect(shorten(title, within(50))).toBe('Sạt lở chặn cả hai chiều đường Hồ Chí Minh');
    expect(shorten('Nguy cơ lũ quét, sạt lở đất tại các xã phía đông bắc', within(46))).toBe(
      'Nguy cơ lũ quét, sạt lở đất tại các xã phía',
    );
  });

  it('says of a sentence that it goes on, within the same room', () => {
    const title = 'Mực nước sông Đăk Bla lên trên báo động II';
    expect(shorten(title, within(30), '…')).toBe('Mực nước sông Đăk Bla lên…');
    expect(shorten(title, within(42), '…')).toBe(title);
  });

  it('keeps whole words without a mark behind them, and always the first', () => {
    expect(shorten('Ngã tư Phan Đình Phùng – Trần Phú', within(25))).toBe('Ngã tư Phan Đình Phùng');
    expect(shorten('Trường đã dùng sổ liên lạc', within(20))).toBe('Trường đã dùng sổ');
    expect(shorten('Trường đã dùng', within(2))).toBe('Trường');
  });
});

import { expect, it } from 'vitest';
import { drawnText } from './drawn-text.js';
import { textInFont } from './legacy-font.js';
import { withoutLegacyFonts } from './markup-fonts.js';

it.each([
  ['Sè ®¬n vÞ hµnh chÝnh', '.VnTime', 'Số đơn vị hành chính'],
  ['c¶ n\u00adíc', '.VnArialH', 'CẢ NƯỚC'],
  ['ñòa phöông', 'VNI-Times', 'địa phương'],
  ['Toång soá ngöôøi lao ñoäng', 'VNI-Helve', 'Tổng số người lao động'],
  ['tænh', 'VNI-Times', 'tỉnh'],
  ['Coâng an', 'Times New Roman', 'Coâng an'],
  ['Số liệu', 'VnSans', 'Số liệu'],
])('draws "%s" in %s as "%s"', (text, font, expected) => {
  expect(textInFont(text, font)).toBe(expected);
});

it('decodes run by run, and raises the digits of footnotes', () => {
  expect(drawnText('Sè hä1', [{ from: 0, font: '.VnTime' }, { from: 5, font: 'Arial', raised: true }])).toBe('Số họ¹');
});

it('decodes markup only where a legacy font draws', () => {
  expect(withoutLegacyFonts('<font face=".VnTime">H&micro; Néi</font> <b>Hµ</b>')).toBe('<font face=".VnTime">Hà Nội</font> <b>Hµ</b>');
});

import { expect, it } from 'vitest';
import { maskRaw } from './mask-raw.js';

it.each([
  ['{"password": "a\\"b", "n": 1}', '{"password": "***", "n": 1}'],
  ['{"soDienThoai":0905123456,"luot":12}', '{"soDienThoai":"***","luot":12}'],
  ['<first_name>Nguyễn</first_name><id>7</id>', '<first_name>***</first_name><id>7</id>'],
  ['<ns:SignatureValue x="1">abc==</ns:SignatureValue>', '<ns:SignatureValue x="1">***</ns:SignatureValue>'],
  ['<Machine name="PC-1" token="t" />', '<Machine name="PC-1" token="***" />'],
  ['rtsp://viewer:secret@10.0.0.9/1', 'rtsp://***@10.0.0.9/1'],
  ['Gọi ông Trần Văn Ba, 0905 123 456', 'Gọi ông ***, ***'],
])('%s is shown as %s', (raw, shown) => {
  expect(maskRaw(raw)).toBe(shown);
});

it('leaves figures, codes and names of places alone', () => {
  const text = '{"maDiaBan":"608","tenDiaBan":"Thành phố Kon Tum","luotKham":2541,"thoiDiem":"2026-11-26T07:00:00+07:00"}';
  expect(maskRaw(text)).toBe(text);
});

it.each([
  ['go_gc_duration_seconds{quantile="1"} 0.005201208', 0.005201208],
  ['[601.817377411958, 0]', 601.817377411958],
])('leaves the figure in %s, known or not', (raw, figure) => {
  expect(maskRaw(raw, figure)).toBe(raw);
  expect(maskRaw(raw)).toBe(raw);
});

it('leaves the figure that it holds, whatever number of a person it looks like', () => {
  expect(maskRaw('{"chi":123456789}', 123.456789)).toBe('{"chi":123456789}');
  expect(maskRaw('{"chi":123456789}')).toContain('***');
});

it('masks every other number beside the figure, and what the figure is only a part of', () => {
  expect(maskRaw('{"n":905123456,"cccd2":"062090001234","goi":"0905 123 456"}', 905123456)).toBe('{"n":905123456,"cccd2":"***","goi":"***"}');
  expect(maskRaw('{"password":"x905123456"} a905123456@b.vn', 905123456)).toBe('{"password":"***"} ***');
});

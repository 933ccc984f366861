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

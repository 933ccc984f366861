import { expect, it } from 'vitest';
import { maskPersonal } from './mask-personal.js';

it.each([
  ['Ổ gà đường Trần Phú, gọi 0905 123 456', 'Ổ gà đường Trần Phú, gọi ***'],
  ['Liên hệ +84.905.123.456 hoặc a.b@kontum.gov.vn', 'Liên hệ *** hoặc ***'],
  ['Tôi là Nguyễn Văn Bình, CCCD 062090001234', 'Tôi là ***, CCCD ***'],
  ['nhà ông Y Thanh bị ngập', 'nhà ông *** bị ngập'],
  ['Họ và tên: Trần Thị Hoa phản ánh', 'Họ và tên: *** phản ánh'],
  ['Đường Nguyễn Huệ, xã Đăk Mar, tổ 3', 'Đường Nguyễn Huệ, xã Đăk Mar, tổ 3'],
  ['Quốc lộ 14, Km 1412+300, ngày 20/11/2026', 'Quốc lộ 14, Km 1412+300, ngày 20/11/2026'],
  ['Thông tin của bà con xã Ia Chim', 'Thông tin của bà con xã Ia Chim'],
])('shows "%s" as "%s"', (text, shown) => {
  expect(maskPersonal(text)).toBe(shown);
});

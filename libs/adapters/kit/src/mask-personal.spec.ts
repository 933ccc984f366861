import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAddress, maskPersonal } from './mask-personal.js';

it.each([
  ['Ổ gà đường Trần Phú, gọi 0905 123 456', 'Ổ gà đường Trần Phú, gọi ***'],
  ['Liên hệ +84.905.123.456 hoặc a.b@kontum.gov.vn', 'Liên hệ *** hoặc ***'],
  ['Gọi 84905123456, (0260) 3862 123, 0260.3862.123 hay +84 (0) 905 123 456', 'Gọi ***, ***, *** hay ***'],
  ['Tôi là Nguyễn Văn Bình, CCCD 062090001234', 'Tôi là ***, CCCD ***'],
  ['CMND số: 233 123 456, cccd 062 090 001 234, hộ chiếu B1234567', 'CMND số: ***, cccd ***, hộ chiếu ***'],
  ['Chuyển vào STK 0071 0012 3456 7 ngân hàng', 'Chuyển vào STK *** ngân hàng'],
  ['nhà ông Y Thanh bị ngập', 'nhà ông *** bị ngập'],
  ['Họ và tên: Trần Thị Hoa phản ánh', 'Họ và tên: *** phản ánh'],
  ['ÔNG NGUYỄN VĂN BA và LÊ THỊ TƯ', 'ÔNG *** và ***'],
  ['Xe của Phạm Văn Tèo và anh nguyễn văn nam', 'Xe của *** và anh ***'],
  ['xe 82A-123.45 và 82B1-1234 lấn làn', 'xe *** và *** lấn làn'],
  ['ngụ số nhà 12/3 đường Trần Phú', 'ngụ số nhà *** đường Trần Phú'],
  ['tại số 45 Lê Hồng Phong và 12/3A Trần Phú', 'tại số *** Lê Hồng Phong và *** Trần Phú'],
  ['sinh năm 1980', 'sinh năm ***'],
])('shows "%s" as "%s"', (text, shown) => {
  expect(maskPersonal(text)).toBe(shown);
  expect(maskPersonal(shown)).toBe(shown);
});

it.each([
  'Đường Nguyễn Huệ, xã Đăk Mar, tổ 3',
  'Quốc lộ 14, Km 1412+300, ngày 20/11/2026',
  'Thông tin của bà con xã Ia Chim',
  'Trường THPT Nguyễn Văn Cừ, đường Trần Văn Hai',
  'Sáng 20/11 Kon Tum mưa 120,5 mm từ 01-11-2026 07:30',
  'nhà 3 tầng, 2 hộ, 15 người, hẻm 45',
  'Đã chi 123.456.789 đồng, 150000000 đồng, 212345678 đồng và 250000000',
  'Tỷ lệ 0.005201208, 0,912345678 và 601.817377411958',
  'Mã hồ sơ 000.00.16.H34-261120-0001',
  '2026-11-20T07:30:00+07:00',
])('leaves "%s" as it is', (text) => {
  expect(maskPersonal(text)).toBe(text);
});

it('takes the house number off an address, and leaves its street', () => {
  expect(maskAddress('12/3 Trần Phú, phường Quyết Thắng')).toBe('*** Trần Phú, phường Quyết Thắng');
  expect(maskAddress('Thôn 3, Huyện Đăk Hà')).toBe('Thôn 3, Huyện Đăk Hà');
});

describe('whatever stands around it', () => {
  const words = fc.constantFrom('', 'Ổ gà ở đây,', 'gọi', 'Điện thoại:', '(', 'số máy', 'Đường Nguyễn Huệ', '12 tấn;');
  const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));
  const grouped = (text: string, sign: string) => text.replace(/(\d{3})(?=\d)/g, `$1${sign}`);
  const telephone = fc
    .tuple(fc.constantFrom('0', '+84', '84', '+84 ', '0084'), fc.constantFrom('3', '5', '7', '8', '9'), digits(8), fc.constantFrom('', ' ', '.', '-'))
    .map(([prefix, first, rest, sign]) => `${prefix}${first}${grouped(rest, sign)}`);
  const card = fc.tuple(fc.integer({ min: 1, max: 96 }), digits(9)).map(([province, rest]) => String(province).padStart(3, '0') + rest);

  it('no telephone number and no identity number is left', () => {
    fc.assert(
      fc.property(words, fc.oneof(telephone, card), words, (before, number, after) => {
        const masked = maskPersonal(`${before} ${number} ${after}`);
        expect(masked).toBe(`${maskPersonal(`${before} `)}*** ${maskPersonal(after)}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('no figure is taken for a person’s number', () => {
    const whole = fc.integer({ min: 0, max: 2_000_000_000 });
    const figure = fc.oneof(
      whole.map((value) => `${value.toLocaleString('vi-VN')} đồng`),
      whole.map((value) => `${value} đồng`),
      fc.integer({ min: 0, max: 99_999_999 }).map(String),
      fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value.toFixed(9)),
      fc.double({ min: 0, max: 1000, noNaN: true }).map((value) => `${value.toFixed(2).replace('.', ',')} tỷ`),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => `ngày ${date.toLocaleDateString('vi-VN')}`),
    );
    fc.assert(
      fc.property(fc.constantFrom('Đã chi', 'còn', 'mưa', 'lúc', 'tổng'), figure, fc.constantFrom('.', ' trong năm', ', xong'), (before, text, after) => {
        expect(maskPersonal(`${before} ${text}${after}`)).toBe(`${before} ${text}${after}`);
      }),
      { numRuns: 3_000 },
    );
  });
});

import { z } from 'zod';

/** Fields in which systems put who somebody is, by the names of GeoReport v2 and those that departments give them. */
const dropped = [
  ...['first_name', 'last_name', 'full_name', 'name_of_reporter', 'email', 'phone', 'mobile', 'account_id', 'device_id', 'questioner', 'media_url'],
  ...['ho_ten', 'ho_va_ten', 'hoTen', 'nguoi_gui', 'nguoiGui', 'so_dien_thoai', 'soDienThoai', 'dien_thoai', 'cccd', 'cmnd', 'ngay_sinh', 'ngaySinh'],
];

/** How a feed is taken whose records tell of persons: what says who somebody is, is taken out before anything of it is stored. */
export const PersonalData = z.strictObject({
  drop: z.array(z.string().min(1)).default(dropped).describe('Fields (JSON members, XML elements and attributes) whose values are never stored; what lies below them neither.'),
  addresses: z.array(z.string().min(1)).default(['address', 'address_string', 'dia_chi', 'diaChi']).describe('Fields with an address: its house number is taken out.'),
  keep: z.array(z.string().min(1)).default(['service_request_id', 'service_code', 'requested_datetime', 'updated_datetime', 'expected_datetime', 'lat', 'long']).describe('Fields that are left as they are: identifiers and times. In all others telephone numbers, identity numbers, names and the like are masked.'),
  keepRawDays: z.number().int().min(1).max(365).default(7).describe('After so many days what was archived of the feed is deleted, whatever stands on it.'),
});
export type PersonalData = z.infer<typeof PersonalData>;

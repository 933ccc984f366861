/** A stretch of road with a counting device. */
export interface Segment {
  readonly id: string;
  readonly street: string;
  readonly district: string;
  readonly line: readonly (readonly [long: number, lat: number])[];
}

type Row = readonly [
  id: string,
  street: string,
  district: string,
  from: readonly [number, number],
  to: readonly [number, number],
];

const rows: readonly Row[] = [
  ['phan-dinh-phung', 'Đường Phan Đình Phùng', '608', [107.9905, 14.3608], [108.0012, 14.3562]],
  ['nguyen-hue', 'Đường Nguyễn Huệ', '608', [108.0021, 14.3462], [108.0118, 14.3471]],
  ['tran-phu', 'Đường Trần Phú', '608', [108.0032, 14.3573], [108.0041, 14.3484]],
  ['hung-vuong', 'Đường Hùng Vương', '608', [108.0142, 14.3602], [108.0166, 14.3471]],
  ['duy-tan', 'Đường Duy Tân', '608', [108.0036, 14.3642], [108.0185, 14.3748]],
  ['truong-chinh', 'Đường Trường Chinh', '608', [108.0098, 14.3671], [108.0231, 14.3583]],
  ['ba-trieu', 'Đường Bà Triệu', '608', [107.9968, 14.3531], [108.0089, 14.3513]],
  ['cau-dak-bla', 'Cầu Đăk Bla, đường Phạm Văn Đồng', '608', [107.9986, 14.3448], [107.9973, 14.3402]],
  ['ho-chi-minh-dak-glei', 'Đường Hồ Chí Minh, đèo Lò Xo', '610', [107.7351, 15.2702], [107.7448, 15.1801]],
  ['ho-chi-minh-dak-pek', 'Đường Hồ Chí Minh, thị trấn Đăk Glei', '610', [107.7351, 15.0901], [107.7262, 15.0402]],
  ['ho-chi-minh-plei-kan', 'Đường Hồ Chí Minh, thị trấn Plei Kần', '611', [107.7001, 14.7502], [107.7098, 14.7001]],
  ['quoc-lo-40-bo-y', 'Quốc lộ 40, cửa khẩu Bờ Y', '611', [107.6301, 14.6901], [107.5601, 14.6861]],
  ['ho-chi-minh-dak-to', 'Đường Hồ Chí Minh, thị trấn Đăk Tô', '612', [107.8001, 14.6601], [107.8551, 14.6201]],
  ['tinh-lo-672', 'Tỉnh lộ 672', '612', [107.8301, 14.6551], [107.8801, 14.7401]],
  ['quoc-lo-24-mang-den', 'Quốc lộ 24, thị trấn Măng Đen', '613', [108.2901, 14.6001], [108.3801, 14.6601]],
  ['quoc-lo-24-hieu', 'Quốc lộ 24, xã Hiếu', '613', [108.3901, 14.6681], [108.4501, 14.7201]],
  ['quoc-lo-24-kon-ray', 'Quốc lộ 24, thị trấn Đăk Rve', '614', [108.1801, 14.4701], [108.2351, 14.5251]],
  ['quoc-lo-24-tan-lap', 'Quốc lộ 24, xã Tân Lập', '614', [108.1201, 14.4081], [108.1701, 14.4581]],
  ['ho-chi-minh-dak-ha', 'Đường Hồ Chí Minh, thị trấn Đăk Hà', '615', [107.9101, 14.5301], [107.9451, 14.4601]],
  ['ho-chi-minh-dak-mar', 'Đường Hồ Chí Minh, xã Đăk Mar', '615', [107.8801, 14.5801], [107.9091, 14.5311]],
  ['tinh-lo-675-sa-thay', 'Tỉnh lộ 675, thị trấn Sa Thầy', '616', [107.8201, 14.4051], [107.7201, 14.4201]],
  ['quoc-lo-14c-mo-rai', 'Quốc lộ 14C, xã Mô Rai', '616', [107.5661, 14.4701], [107.5461, 14.4001]],
  ['quoc-lo-40b', 'Quốc lộ 40B, xã Đăk Hà', '617', [107.9301, 14.8301], [107.9701, 14.9001]],
  ['tinh-lo-672-mang-ri', 'Tỉnh lộ 672, xã Măng Ri', '617', [107.9741, 14.9041], [108.0101, 14.9301]],
  ['quoc-lo-14c-ia-toi', 'Quốc lộ 14C, xã Ia Tơi', '618', [107.4751, 14.2001], [107.4611, 14.0901]],
  ['quoc-lo-14c-ia-dal', 'Quốc lộ 14C, xã Ia Đal', '618', [107.5101, 14.2801], [107.4801, 14.2101]],
];

export const segments: readonly Segment[] = rows.map(([id, street, district, from, to]) => ({
  id,
  street,
  district,
  line: [from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + 0.0006], to],
}));

/** Segments per district. */
export const segmentCounts: ReadonlyMap<string, number> = segments.reduce(
  (counts, segment) => counts.set(segment.district, (counts.get(segment.district) ?? 0) + 1),
  new Map<string, number>(),
);

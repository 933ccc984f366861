/** A neighbourhood that citizens write from; its centre lies well inside the district. */
export interface Place {
  readonly name: string;
  readonly district: string;
  readonly lat: number;
  readonly long: number;
  /** Reports come from within so many degrees of the centre. */
  readonly radius: number;
  readonly streets: readonly string[];
}

export interface District {
  readonly code: string;
  readonly name: string;
  /** Share of the province's reports, by population and by how urban the district is. */
  readonly weight: number;
  readonly office: string;
}

export const districts: readonly District[] = [
  { code: '608', name: 'Thành phố Kon Tum', weight: 46, office: 'UBND thành phố Kon Tum' },
  { code: '610', name: 'Huyện Đăk Glei', weight: 6, office: 'UBND huyện Đăk Glei' },
  { code: '611', name: 'Huyện Ngọc Hồi', weight: 10, office: 'UBND huyện Ngọc Hồi' },
  { code: '612', name: 'Huyện Đăk Tô', weight: 7, office: 'UBND huyện Đăk Tô' },
  { code: '613', name: 'Huyện Kon Plông', weight: 6, office: 'UBND huyện Kon Plông' },
  { code: '614', name: 'Huyện Kon Rẫy', weight: 4, office: 'UBND huyện Kon Rẫy' },
  { code: '615', name: 'Huyện Đăk Hà', weight: 10, office: 'UBND huyện Đăk Hà' },
  { code: '616', name: 'Huyện Sa Thầy', weight: 6, office: 'UBND huyện Sa Thầy' },
  { code: '617', name: 'Huyện Tu Mơ Rông', weight: 3, office: 'UBND huyện Tu Mơ Rông' },
  { code: '618', name: "Huyện Ia H'Drai", weight: 2, office: "UBND huyện Ia H'Drai" },
];

type Row = readonly [name: string, lat: number, long: number, streets: readonly string[]];

const city: readonly Row[] = [
  ['phường Quyết Thắng', 14.3517, 108.0053, ['Nguyễn Huệ', 'Trần Phú', 'Lê Hồng Phong', 'Bà Triệu']],
  ['phường Thắng Lợi', 14.3478, 108.0192, ['Trần Hưng Đạo', 'Đào Duy Từ', 'Nguyễn Huệ', 'Bắc Kạn']],
  ['phường Quang Trung', 14.3588, 107.9951, ['Phan Đình Phùng', 'Phan Chu Trinh', 'Kapakơlơng', 'Ure']],
  ['phường Duy Tân', 14.3702, 108.0098, ['Duy Tân', 'Trần Văn Hai', 'Lê Đình Chinh']],
  ['phường Trường Chinh', 14.3586, 108.0175, ['Trường Chinh', 'Hùng Vương', 'Trần Khánh Dư']],
  ['phường Thống Nhất', 14.3521, 108.0131, ['Hùng Vương', 'Lý Thường Kiệt', 'Trần Nhân Tông']],
  ['phường Ngô Mây', 14.3764, 107.9848, ['Phạm Văn Đồng', 'Ngô Mây', 'Trương Định']],
  ['phường Lê Lợi', 14.3389, 107.9953, ['Phạm Văn Đồng', 'Hàm Nghi', 'Đồng Nai']],
  ['xã Đăk Cấm', 14.3952, 108.0096, ['Tỉnh lộ 671', 'thôn 8']],
  ['xã Ia Chim', 14.3155, 107.9337, ['Quốc lộ 14C', 'thôn Tân An']],
];

const rural: Readonly<Record<string, readonly Row[]>> = {
  '610': [
    ['thị trấn Đăk Glei', 15.0828, 107.7327, ['đường Hồ Chí Minh', 'A Khanh']],
    ['xã Đăk Môn', 14.9616, 107.7001, ['đường Hồ Chí Minh', 'thôn Nú Vai']],
  ],
  '611': [
    ['thị trấn Plei Kần', 14.7008, 107.686, ['Hùng Vương', 'Trần Hưng Đạo', 'Hoàng Thị Loan']],
    ['xã Bờ Y', 14.7068, 107.6293, ['Quốc lộ 40', 'thôn Ngọc Hải']],
  ],
  '612': [
    ['thị trấn Đăk Tô', 14.6588, 107.8341, ['Hùng Vương', 'Lê Duẩn', '24 tháng 4']],
    ['xã Kon Đào', 14.7256, 107.8347, ['Tỉnh lộ 672', 'thôn Kon Đào']],
  ],
  '613': [
    ['thị trấn Măng Đen', 14.6206, 108.2876, ['Võ Nguyên Giáp', 'Phạm Văn Đồng', 'Quốc lộ 24']],
    ['xã Hiếu', 14.7011, 108.3845, ['Quốc lộ 24', 'thôn Vi Chring']],
  ],
  '614': [
    ['thị trấn Đăk Rve', 14.5025, 108.2401, ['Quốc lộ 24', 'Hùng Vương']],
    ['xã Tân Lập', 14.4325, 108.1631, ['Quốc lộ 24', 'thôn 4']],
  ],
  '615': [
    ['thị trấn Đăk Hà', 14.5234, 107.9284, ['Hùng Vương', 'Trường Chinh', 'Nguyễn Văn Cừ']],
    ['xã Đăk Mar', 14.5742, 107.9441, ['đường Hồ Chí Minh', 'thôn 3']],
  ],
  '616': [
    ['thị trấn Sa Thầy', 14.4125, 107.7644, ['Trần Hưng Đạo', 'Lê Hữu Trác', 'Trường Chinh']],
    ['xã Rờ Kơi', 14.493, 107.6709, ['Tỉnh lộ 675', 'làng Rờ Kơi']],
  ],
  '617': [
    ['xã Đăk Hà', 14.8385, 107.965, ['Quốc lộ 40B', 'thôn Mô Pả']],
    ['xã Măng Ri', 14.9175, 108.0174, ['Tỉnh lộ 672', 'thôn Long Hy']],
  ],
  '618': [
    ['xã Ia Tơi', 14.1125, 107.5014, ['Quốc lộ 14C', 'thôn 1']],
    ['xã Ia Đal', 14.2149, 107.4689, ['Quốc lộ 14C', 'thôn 7']],
  ],
};

function placesOf(district: string, rows: readonly Row[], radius: number): Place[] {
  return rows.map(([name, lat, long, streets]) => ({ name, district, lat, long, radius, streets }));
}

const places: Readonly<Record<string, readonly Place[]>> = {
  '608': placesOf('608', city, 0.006),
  ...Object.fromEntries(Object.entries(rural).map(([district, rows]) => [district, placesOf(district, rows, 0.012)])),
};

/** Neighbourhoods of a district; throws for a code that is not a district of the province. */
export function placesIn(district: string): readonly Place[] {
  const found = places[district];
  if (!found) throw new Error(`Not a district of Kon Tum: ${district}`);
  return found;
}

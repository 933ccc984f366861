/** An administrative unit as the departments name it, with the 2019 census that splits the province's figures. */
export interface District {
  code: string;
  name: string;
  population: number;
  lat: number;
  lon: number;
}

export const province = { code: '62', name: 'Tỉnh Kon Tum' } as const;

/** Ten district-level units until 30/06/2025. Populations: ~2019 census, rounded, unverified. */
export const districts: readonly District[] = [
  { code: '608', name: 'Thành phố Kon Tum', population: 168_300, lat: 14.3416, lon: 107.9747 },
  { code: '610', name: 'Huyện Đăk Glei', population: 48_800, lat: 15.0918, lon: 107.7243 },
  { code: '611', name: 'Huyện Ngọc Hồi', population: 58_900, lat: 14.7208, lon: 107.644 },
  { code: '612', name: 'Huyện Đăk Tô', population: 47_500, lat: 14.6931, lon: 107.8173 },
  { code: '613', name: 'Huyện Kon Plông', population: 26_500, lat: 14.7679, lon: 108.316 },
  { code: '614', name: 'Huyện Kon Rẫy', population: 28_600, lat: 14.5425, lon: 108.1881 },
  { code: '615', name: 'Huyện Đăk Hà', population: 74_800, lat: 14.6021, lon: 107.9925 },
  { code: '616', name: 'Huyện Sa Thầy', population: 50_200, lat: 14.3897, lon: 107.6806 },
  { code: '617', name: 'Huyện Tu Mơ Rông', population: 27_400, lat: 14.8941, lon: 107.954 },
  { code: '618', name: "Huyện Ia H'Drai", population: 10_200, lat: 14.1404, lon: 107.4958 },
];

const total = districts.reduce((sum, district) => sum + district.population, 0);
const shares = new Map(districts.map((district) => [district.code, district.population / total]));

/** Share of the province's people; 1 for the province itself. Throws for a code that is neither. */
export function shareOf(area: string): number {
  if (area === province.code) return 1;
  const share = shares.get(area);
  if (share === undefined)
    throw new RangeError(`no area ${area}: use ${province.code} or ${[...shares.keys()].join(', ')}`);
  return share;
}

export function isArea(code: string): boolean {
  return code === province.code || shares.has(code);
}

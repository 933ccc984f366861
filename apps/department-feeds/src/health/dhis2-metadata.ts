import { districts, province } from '../core/areas.js';

export interface DataItem {
  uid: string;
  name: string;
  code: string;
  indicator: string;
  frequency: 'monthly' | 'daily';
}

/** Data elements, indicators and one data set's reporting rate, with identifiers as DHIS2 makes them: a letter and ten more. */
export const dataItems: readonly DataItem[] = [
  {
    uid: 'kTimmFull01',
    name: 'Trẻ dưới 1 tuổi tiêm chủng đầy đủ (%)',
    code: 'TCMR_DAYDU',
    indicator: 'full-immunisation-rate',
    frequency: 'monthly',
  },
  {
    uid: 'kTbhytCov02',
    name: 'Tỷ lệ dân số tham gia BHYT (%)',
    code: 'BHYT_BAOPHU',
    indicator: 'health-insurance-coverage',
    frequency: 'monthly',
  },
  {
    uid: 'kTehrCover3',
    name: 'Dân số có hồ sơ sức khỏe điện tử (%)',
    code: 'HSSK_DT',
    indicator: 'ehr-coverage',
    frequency: 'monthly',
  },
  {
    uid: 'kTmonthRep4.REPORTING_RATE',
    name: 'Báo cáo y tế tháng - Tỷ lệ báo cáo',
    code: '',
    indicator: 'report-completeness',
    frequency: 'monthly',
  },
  { uid: 'kTmatDeath5', name: 'Tử vong mẹ', code: 'TV_ME', indicator: 'maternal-deaths', frequency: 'monthly' },
  { uid: 'kTmalaria06', name: 'Ca sốt rét', code: 'SOT_RET', indicator: 'malaria-cases', frequency: 'monthly' },
  { uid: 'kTrabiesD07', name: 'Tử vong do dại', code: 'TV_DAI', indicator: 'rabies-deaths', frequency: 'monthly' },
  { uid: 'kTdengueC08', name: 'Ca sốt xuất huyết Dengue', code: 'SXH', indicator: 'dengue-cases', frequency: 'daily' },
  { uid: 'kThfmdCas09', name: 'Ca tay chân miệng', code: 'TCM', indicator: 'hfmd-cases', frequency: 'daily' },
  {
    uid: 'kToutbrea10',
    name: 'Ổ dịch đang hoạt động',
    code: 'O_DICH',
    indicator: 'outbreaks-open',
    frequency: 'daily',
  },
  {
    uid: 'kTfoodPoi11',
    name: 'Ca ngộ độc thực phẩm',
    code: 'NDTP',
    indicator: 'food-poisoning-cases',
    frequency: 'daily',
  },
];

export interface OrgUnit {
  uid: string;
  name: string;
  area: string;
  level: number;
}

/** Level 1 is the country, 2 the province, 3 its districts. */
export const orgUnits: readonly OrgUnit[] = [
  { uid: 'kTumProv062', name: province.name, area: province.code, level: 2 },
  ...districts.map(({ code, name }) => ({ uid: `kTumDist${code}`, name, area: code, level: 3 })),
];

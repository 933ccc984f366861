import type { Provenance, Qualifier, ReadingStatus, TrendCompare } from '@ioc/contracts';

export type FileLanguage = 'vi' | 'en';

export const columnKeys = ['indicator', 'name', 'unit', 'areaCode', 'area', 'breakdown', 'span', 'period', 'moment', 'over', 'value', 'min', 'max', 'count', 'status', 'qualifier', 'revision', 'remark', 'provenance'] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** What a file says in words; a file is read far from the screens, so it has words of its own. */
interface FileWords {
  columns: Record<ColumnKey, string>;
  span: Record<TrendCompare, string>;
  status: Record<ReadingStatus, string>;
  qualifier: Record<Qualifier, string>;
  provenance: Record<Provenance, string>;
  bucket: Record<'none' | 'hour' | 'day' | 'month', string>;
  valueOf: Record<'mean' | 'last', string>;
  gap: string;
  running: string;
  instant: string;
  sheet: { about: string; data: string };
  about: Record<'title' | 'indicator' | 'code' | 'unit' | 'source' | 'system' | 'areas' | 'breakdowns' | 'from' | 'to' | 'compare' | 'bucket' | 'valueOf' | 'target' | 'coverage' | 'note' | 'points' | 'readAt' | 'zone' | 'simulated' | 'moments', string>;
  simulated: { yes: string; no: string };
  plain: string;
  momentsNote: string;
}

const vi: FileWords = {
  columns: {
    ...{ indicator: 'Mã chỉ tiêu', name: 'Chỉ tiêu', unit: 'Đơn vị', areaCode: 'Mã địa bàn', area: 'Địa bàn', breakdown: 'Phân tổ', span: 'Khoảng' },
    ...{ period: 'Kỳ', moment: 'Mốc thời gian', over: 'Đặt chồng tại', value: 'Giá trị', min: 'Nhỏ nhất', max: 'Lớn nhất', count: 'Số lần đo' },
    ...{ status: 'Mức công bố', qualifier: 'Dấu', revision: 'Lần sửa', remark: 'Ghi chú', provenance: 'Nguồn gốc' },
  },
  span: { none: 'khoảng đã chọn', before: 'khoảng liền trước', year: 'cùng kỳ năm trước' },
  status: { estimate: 'ước tính', preliminary: 'sơ bộ', official: 'chính thức' },
  qualifier: { gt: 'trên', gte: 'từ', lt: 'dưới', lte: 'đến', approx: 'khoảng' },
  provenance: { live: 'lấy trực tiếp', manual: 'nhập tay', replayed: 'đọc lại', simulated: 'dữ liệu mô phỏng' },
  bucket: { none: 'từng số', hour: 'theo giờ', day: 'theo ngày', month: 'theo tháng' },
  valueOf: { mean: 'trung bình các số trong ô', last: 'số cuối trong ô' },
  gap: 'đứt quãng trước mốc này',
  running: 'kỳ chưa hết',
  instant: 'tại thời điểm',
  sheet: { about: 'Thông tin', data: 'Số liệu' },
  about: {
    ...{ title: 'Xu hướng của một chỉ tiêu', indicator: 'Chỉ tiêu', code: 'Mã chỉ tiêu', unit: 'Đơn vị', source: 'Cơ quan chịu trách nhiệm', system: 'Hệ thống nguồn' },
    ...{ areas: 'Địa bàn', breakdowns: 'Phân tổ', from: 'Từ', to: 'Đến', compare: 'So với', bucket: 'Mỗi điểm', valueOf: 'Giá trị của ô', target: 'Mục tiêu' },
    ...{ coverage: 'Phạm vi', note: 'Lưu ý', points: 'Số điểm', readAt: 'Lấy ra lúc', zone: 'Múi giờ', simulated: 'Dữ liệu mô phỏng', moments: 'Cách đọc mốc' },
  },
  simulated: { yes: 'CÓ: trong tệp có dữ liệu mô phỏng', no: 'không' },
  plain: 'toàn bộ',
  momentsNote: 'Mốc của một số đo là lúc đo; của một kỳ là lúc kỳ vừa hết; của một ô gộp là lúc ô bắt đầu.',
};

const en: FileWords = {
  columns: {
    ...{ indicator: 'Indicator code', name: 'Indicator', unit: 'Unit', areaCode: 'Area code', area: 'Area', breakdown: 'Breakdown', span: 'Span' },
    ...{ period: 'Period', moment: 'Moment', over: 'Laid over', value: 'Value', min: 'Lowest', max: 'Highest', count: 'Readings' },
    ...{ status: 'Publication', qualifier: 'Qualifier', revision: 'Revision', remark: 'Remark', provenance: 'Provenance' },
  },
  span: { none: 'chosen span', before: 'span before', year: 'same span a year before' },
  status: { estimate: 'estimate', preliminary: 'preliminary', official: 'official' },
  qualifier: { gt: 'more than', gte: 'at least', lt: 'less than', lte: 'at most', approx: 'about' },
  provenance: { live: 'live', manual: 'by hand', replayed: 'read again', simulated: 'simulated data' },
  bucket: { none: 'each reading', hour: 'by hour', day: 'by day', month: 'by month' },
  valueOf: { mean: 'mean of the readings of a bucket', last: 'last reading of a bucket' },
  gap: 'gap before this moment',
  running: 'period not over yet',
  instant: 'at the moment',
  sheet: { about: 'About', data: 'Data' },
  about: {
    ...{ title: 'Trend of one indicator', indicator: 'Indicator', code: 'Indicator code', unit: 'Unit', source: 'Organisation responsible', system: 'Source system' },
    ...{ areas: 'Areas', breakdowns: 'Breakdowns', from: 'From', to: 'To', compare: 'Compared with', bucket: 'Each point', valueOf: 'Value of a bucket', target: 'Target' },
    ...{ coverage: 'Coverage', note: 'Note', points: 'Points', readAt: 'Exported at', zone: 'Time zone', simulated: 'Simulated data', moments: 'How to read moments' },
  },
  simulated: { yes: 'YES: this file holds simulated data', no: 'no' },
  plain: 'whole',
  momentsNote: 'The moment of a measurement is when it was taken; of a period, when it has just ended; of a bucket, when it begins.',
};

export const fileWords: Record<FileLanguage, FileWords> = { vi, en };

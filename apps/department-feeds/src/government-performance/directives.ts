import { districts, province } from '../core/areas.js';
import { thin, type FeedProtocol } from '../core/serve-feed.js';
import { dayMs, startOfDay, vietnameseDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import { queryNumber, serviceBody } from './service-body.js';

/** What can be set exactly; the on-time rate follows from the list and has its steps of one directive. */
export const directiveIndicators = ['directives-total', 'directives-overdue'] as const;

export interface Directive {
  maNhiemVu: string;
  soKyHieu: string;
  trichYeu: string;
  donViThucHien: string;
  maDinhDanh: string;
  ngayGiao: string;
  /** dd/MM/yyyy, the whole day counts; a spoilt record has no date here. */
  hanXuLy: string;
  ngayHoanThanh: string | null;
  trangThai: 'DANG_THUC_HIEN' | 'HOAN_THANH' | 'HOAN_THANH_QUA_HAN' | 'QUA_HAN';
}

/** The list of directives that the province's leaders gave, by pages of at most 200. */
export const directives: FeedProtocol = {
  feed: 'lgsp-directives',
  answer(request, view) {
    const size = Math.max(1, queryNumber(request.url, 'kichThuoc', { usual: 100, max: 200 }));
    const page = Math.max(1, queryNumber(request.url, 'trang', { usual: 1, max: 10_000 }));
    const all = listOf(view);
    const rows = thin(view, all.slice((page - 1) * size, page * size), (row) => ({ ...row, hanXuLy: '31/02/20' }));
    return serviceBody(view, rows, { tongSo: all.length, trang: page, kichThuoc: size });
  },
  empty: (_request, view) => serviceBody(view, [], { tongSo: 0, trang: 1, kichThuoc: 100 }),
};

/** Shares the world's figures out over single directives: overdue, in progress (about a fifth), done late, done on time. */
export function listOf(view: FeedView): Directive[] {
  const total = Math.max(0, Math.round(view.value('directives-total', province.code)));
  const overdue = Math.min(total, Math.round(view.value('directives-overdue', province.code)));
  const running = Math.round((total - overdue) * 0.2);
  const done = total - overdue - running;
  const onTime = Math.round((done * view.value('directives-on-time-rate', province.code)) / 100);
  return Array.from({ length: total }, (_, i) => {
    if (i < overdue) return directive(view, i, 'QUA_HAN');
    if (i < overdue + running) return directive(view, i, 'DANG_THUC_HIEN');
    return directive(view, i, i < overdue + running + onTime ? 'HOAN_THANH' : 'HOAN_THANH_QUA_HAN');
  });
}

const subjects = [
  'Rà soát tiến độ giải ngân vốn đầu tư công',
  'Báo cáo kết quả thực hiện Đề án 06',
  'Kiểm tra công tác phòng cháy, chữa cháy rừng',
  'Triển khai số hóa hồ sơ, kết quả giải quyết thủ tục hành chính',
  'Tham mưu kế hoạch sử dụng đất năm sau',
  'Đôn đốc xây dựng nông thôn mới các xã đăng ký',
  'Khắc phục sạt lở trên các tuyến tỉnh lộ',
  'Báo cáo tình hình thiếu giáo viên các cấp học',
  'Rà soát hộ nghèo, hộ cận nghèo cuối năm',
  'Hoàn thiện hồ sơ đề xuất cấp độ an toàn hệ thống thông tin',
];
const offices = [
  'Sở Tài chính',
  'Sở Kế hoạch và Đầu tư',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Sở Tài nguyên và Môi trường',
  'Sở Thông tin và Truyền thông',
];
const units = [...offices, ...districts.map(({ name }) => `UBND ${name}`)];

/** Deadlines lie so that state and date agree: overdue ones in the past, running ones ahead. */
function directive(view: FeedView, i: number, trangThai: Directive['trangThai']): Directive {
  const next = view.random(`directive|${i}`);
  const today = startOfDay(view.now());
  const unit = i % units.length;
  const length = 10 + Math.floor(next() * 50);
  const distance = 1 + Math.floor(next() * 40);
  const due = trangThai === 'DANG_THUC_HIEN' ? today + distance * dayMs : today - distance * dayMs;
  const late = trangThai === 'HOAN_THANH_QUA_HAN' ? 1 + Math.floor(next() * distance) : -Math.floor(next() * 6);
  const finished = trangThai === 'HOAN_THANH' || trangThai === 'HOAN_THANH_QUA_HAN';
  return {
    maNhiemVu: `NV-${String(i + 1).padStart(5, '0')}`,
    soKyHieu: `${1000 + i}/UBND-${['KTTH', 'NNTN', 'KGVX', 'NC'][i % 4]}`,
    trichYeu: subjects[i % subjects.length] ?? '',
    donViThucHien: units[unit] ?? '',
    maDinhDanh: `000.00.${String(unit + 2).padStart(2, '0')}.H34`,
    ngayGiao: vietnameseDay(due - length * dayMs),
    hanXuLy: vietnameseDay(due),
    ngayHoanThanh: finished ? vietnameseDay(Math.min(today, due + late * dayMs)) : null,
    trangThai,
  };
}

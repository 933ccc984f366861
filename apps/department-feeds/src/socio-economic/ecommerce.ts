import { province } from '../core/areas.js';
import { json, thin, type FeedProtocol } from '../core/serve-feed.js';
import { dayMs, isoDay, isoLocal, localTime, startOfDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

const weeks = 26;

interface Week {
  tuan: string;
  tuNgay: string;
  denNgay: string;
  soSanPham: number | string;
  xepHangSanPham: number;
  soGiaoDich: number;
  soTaiKhoanKichHoat: number;
  soHoDaoTaoKyNangSo: number;
}

/** The e-commerce platforms' weekly report on the province, newest week first. */
export const ecommerce: FeedProtocol = {
  feed: 'ecommerce-report',
  answer(_request, view) {
    const rows = Array.from({ length: weeks }, (_, i) => weekOf(view, i));
    return json(
      bodyOf(
        view,
        thin(view, rows, (row) => ({ ...row, soSanPham: '2.9x' })),
      ),
    );
  },
  empty: (_request, view) => json(bodyOf(view, [])),
};

function bodyOf(view: FeedView, data: readonly Week[]): unknown {
  return { maTinh: province.code, tenTinh: province.name, capNhatLuc: isoLocal(view.now()), data };
}

function weekOf(view: FeedView, back: number): Week {
  const monday = lastMonday(view.now()) - (back + 1) * 7 * dayMs;
  const value = (indicator: string): number =>
    back === 0
      ? view.latest(indicator, province.code, monday + 7 * dayMs - 1)
      : view.value(indicator, province.code, monday + 7 * dayMs - 1);
  return {
    tuan: isoWeek(monday),
    tuNgay: isoDay(monday),
    denNgay: isoDay(monday + 6 * dayMs),
    soSanPham: value('ecommerce-products'),
    xepHangSanPham: value('ecommerce-products-rank'),
    soGiaoDich: value('ecommerce-transactions'),
    soTaiKhoanKichHoat: value('ecommerce-active-accounts'),
    soHoDaoTaoKyNangSo: value('farm-households-digital-skills'),
  };
}

function lastMonday(atMs: number): number {
  return startOfDay(atMs) - ((localTime(atMs).weekday + 6) % 7) * dayMs;
}

/** ISO 8601 week of a Monday: the week belongs to the year of its Thursday. */
function isoWeek(mondayMs: number): string {
  const thursday = mondayMs + 3 * dayMs;
  const { year } = localTime(thursday);
  const first = Date.UTC(year, 0, 1);
  const day = Math.floor((Date.parse(`${isoDay(thursday)}T00:00:00Z`) - first) / dayMs);
  return `${year}-W${String(Math.floor(day / 7) + 1).padStart(2, '0')}`;
}

import { districts, province } from '../core/areas.js';
import { json, thin, type FeedProtocol } from '../core/serve-feed.js';
import { hourMs, isoLocal } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

export const hospitalIndicators = [
  'outpatient-visits',
  'inpatients-current',
  'emergency-visits',
  'bed-occupancy-rate',
  'cashless-hospital-payment-rate',
] as const;

interface Row {
  maDiaBan: string;
  tenDiaBan: string;
  thoiDiem: string;
  luotKham: number;
  noiTruHienTai: number;
  luotCapCuu: number | string;
  congSuatGiuong: number;
  tyLeThanhToanKhongTienMat: number;
}

/** Sums of the hospitals' information systems: now and the last 24 whole hours, no patient anywhere. */
export const hospital: FeedProtocol = {
  feed: 'his-hourly',
  answer(_request, view) {
    const lastHour = Math.floor(view.now() / hourMs) * hourMs;
    const moments = [view.now(), ...Array.from({ length: 24 }, (_, i) => lastHour - i * hourMs)];
    const rows = moments.flatMap((atMs) =>
      [province, ...districts].map(({ code, name }) => rowOf(view, { code, name, atMs })),
    );
    return bodyOf(
      view,
      thin(view, rows, (row) => ({ ...row, luotCapCuu: '1O' })),
    );
  },
  empty: (_request, view) => bodyOf(view, []),
};

function bodyOf(view: FeedView, duLieu: readonly Row[]) {
  return json({
    maTinh: province.code,
    heThong: 'VNPT-HIS',
    thoiDiem: isoLocal(view.now()),
    soDong: duLieu.length,
    duLieu,
  });
}

function rowOf(view: FeedView, { code, name, atMs }: { code: string; name: string; atMs: number }): Row {
  return {
    maDiaBan: code,
    tenDiaBan: name,
    thoiDiem: isoLocal(atMs),
    luotKham: view.value('outpatient-visits', code, atMs),
    noiTruHienTai: view.value('inpatients-current', code, atMs),
    luotCapCuu: view.value('emergency-visits', code, atMs),
    congSuatGiuong: view.value('bed-occupancy-rate', code, atMs),
    tyLeThanhToanKhongTienMat: view.value('cashless-hospital-payment-rate', code, atMs),
  };
}

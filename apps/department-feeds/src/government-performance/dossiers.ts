import { districts, province } from '../core/areas.js';
import { thin, type FeedProtocol } from '../core/serve-feed.js';
import { hourMs, isoLocal } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import { queryNumber, serviceBody } from './service-body.js';

export const dossierIndicators = ['tthc-received', 'tthc-resolved', 'tthc-in-progress', 'tthc-overdue'] as const;

interface Row {
  maDiaBan: string;
  tenDonVi: string;
  thoiDiem: string;
  tiepNhan: number | string;
  daGiaiQuyet: number;
  dangGiaiQuyet: number;
  quaHan: number;
}

/** Dossiers of the one-stop system: now and each of the last whole hours, for the province and its districts. */
export const dossiers: FeedProtocol = {
  feed: 'lgsp-tthc',
  answer(request, view) {
    const hours = queryNumber(request.url, 'gio', { usual: 0, max: 168 });
    const rows = momentsOf(view, hours).flatMap((atMs) => units.map((unit) => rowOf(view, unit, atMs)));
    return serviceBody(
      view,
      thin(view, rows, (row) => ({ ...row, tiepNhan: 'Lỗi tổng hợp' })),
    );
  },
  empty: (_request, view) => serviceBody(view, []),
};

const units = [province, ...districts];

function momentsOf(view: FeedView, hours: number): number[] {
  const lastHour = Math.floor(view.now() / hourMs) * hourMs;
  return [view.now(), ...Array.from({ length: hours }, (_, i) => lastHour - i * hourMs)];
}

function rowOf(view: FeedView, unit: { code: string; name: string }, atMs: number): Row {
  return {
    maDiaBan: unit.code,
    tenDonVi: unit === province ? 'UBND tỉnh Kon Tum' : `UBND ${unit.name}`,
    thoiDiem: isoLocal(atMs),
    tiepNhan: view.value('tthc-received', unit.code, atMs),
    daGiaiQuyet: view.value('tthc-resolved', unit.code, atMs),
    dangGiaiQuyet: view.value('tthc-in-progress', unit.code, atMs),
    quaHan: view.value('tthc-overdue', unit.code, atMs),
  };
}

import { province } from '../core/areas.js';
import { thin, type FeedProtocol } from '../core/serve-feed.js';
import { dayMs, isoDay, isoLocal, startOfDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import { serviceBody } from './service-body.js';

export const documentIndicators = [
  'documents-signed-rate',
  'documents-national-axis-rate',
  'documents-incoming-overdue',
  'official-mailboxes',
] as const;

const days = 30;

interface Row {
  ngay: string;
  capNhatLuc: string;
  soVanBanDi: number;
  soKySo: number;
  tyLeKySo: number | string;
  soQuaTruc: number;
  tyLeQuaTrucVBQG: number;
  vanBanDenQuaHan: number;
  soHopThuCongVu: number;
}

/** Documents and mailboxes of the last 30 days, today first; a past day as it stood at its end. */
export const documents: FeedProtocol = {
  feed: 'lgsp-documents',
  answer(_request, view) {
    const rows = Array.from({ length: days }, (_, i) => rowOf(view, i));
    return serviceBody(
      view,
      thin(view, rows, (row) => ({ ...row, tyLeKySo: '99,x' })),
    );
  },
  empty: (_request, view) => serviceBody(view, []),
};

function rowOf(view: FeedView, back: number): Row {
  const start = startOfDay(view.now()) - back * dayMs;
  const atMs = back === 0 ? view.now() : start + dayMs - 1000;
  const value = (indicator: string): number => view.value(indicator, province.code, atMs);
  const sent = 180 + Math.floor(view.random(`documents|${isoDay(start)}`)() * 320);
  const signed = value('documents-signed-rate');
  const axis = value('documents-national-axis-rate');
  return {
    ngay: isoDay(start),
    capNhatLuc: isoLocal(atMs),
    soVanBanDi: sent,
    soKySo: Math.round((sent * signed) / 100),
    tyLeKySo: signed,
    soQuaTruc: Math.round((sent * axis) / 100),
    tyLeQuaTrucVBQG: axis,
    vanBanDenQuaHan: value('documents-incoming-overdue'),
    soHopThuCongVu: value('official-mailboxes'),
  };
}

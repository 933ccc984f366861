import { province } from '../core/areas.js';
import { thin, type FeedProtocol } from '../core/serve-feed.js';
import { isoLocal } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import { queryNumber, serviceBody } from './service-body.js';

export const gatewayIndicators = ['lgsp-calls', 'lgsp-error-rate'] as const;

const stepMs = 5 * 60_000;

interface Row {
  /** Start of five whole minutes. */
  thoiGian: string;
  soLuot: number | string;
  soLoi: number;
  /** Per cent. */
  tyLeLoi: number;
}

/** Calls through the gateway in steps of five minutes, the newest whole step first; the last 24 hours unless asked otherwise. */
export const gatewayCalls: FeedProtocol = {
  feed: 'lgsp-gateway',
  answer(request, view) {
    const steps = Math.floor(queryNumber(request.url, 'phut', { usual: 1440, max: 10_080 }) / 5);
    const rows = Array.from({ length: steps }, (_, i) => rowOf(view, i));
    return serviceBody(
      view,
      thin(view, rows, (row) => ({ ...row, soLuot: 'NaN' })),
    );
  },
  empty: (_request, view) => serviceBody(view, []),
};

function rowOf(view: FeedView, back: number): Row {
  const end = (Math.floor(view.now() / stepMs) - back) * stepMs;
  const value = (indicator: string): number =>
    back === 0 ? view.latest(indicator, province.code, end) : view.value(indicator, province.code, end);
  const calls = value('lgsp-calls');
  const rate = value('lgsp-error-rate');
  return { thoiGian: isoLocal(end - stepMs), soLuot: calls, soLoi: Math.round((calls * rate) / 100), tyLeLoi: rate };
}

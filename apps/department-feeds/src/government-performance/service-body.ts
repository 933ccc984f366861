import { json, type FeedAnswer } from '../core/serve-feed.js';
import { isoLocal } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

/** The body of a department's service behind the gateway; `status` other than 0 is a failure in spite of HTTP 200. */
export function serviceBody(view: FeedView, data: readonly unknown[], more: Record<string, unknown> = {}): FeedAnswer {
  return json({
    status: 0,
    message: data.length > 0 ? 'Thành công' : 'Không có dữ liệu',
    thoiDiem: isoLocal(view.now()),
    ...more,
    data,
  });
}

/** A whole number from the query within limits; the default when it is missing or no number. */
export function queryNumber(url: URL, name: string, limits: { usual: number; max: number }): number {
  const text = url.searchParams.get(name) ?? '';
  return /^\d+$/.test(text) ? Math.min(limits.max, Number(text)) : limits.usual;
}

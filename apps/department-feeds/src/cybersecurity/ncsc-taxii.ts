import { createHash } from 'node:crypto';
import { province } from '../core/areas.js';
import { json, thin, type FeedAnswer, type FeedProtocol, type FeedRequest } from '../core/serve-feed.js';
import { dayMs } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

const indicator = 'ncsc-warnings-open';
const collection = '8a1f6d52-3c0e-4b57-9e21-7d4d0b6a34f1';
const mediaType = 'application/taxii+json;version=2.1';
/** Warnings that the collection remembers: those in force first, the handled ones revoked behind them. */
const remembered = 12;
const subjects = ['Máy chủ điều khiển mã độc', 'Trang giả mạo cổng dịch vụ công', 'Địa chỉ dò quét cổng VPN', 'Mã độc gián điệp trong thư điện tử', 'Lỗ hổng đang bị khai thác'];

/** Paths of the API root. */
export const taxiiPaths = /^\/taxii\/api1\/collections\/[^/]+\/objects\/$/;

interface StixIndicator {
  type: 'indicator';
  id: string;
  [member: string]: unknown;
}

function warning(number: number, isOpen: boolean, nowMs: number): StixIndicator {
  const today = Math.floor(nowMs / dayMs) * dayMs;
  const hex = createHash('sha256').update(`ncsc ${number}`).digest('hex');
  const day = (before: number): string => new Date(today - before * dayMs).toISOString();
  return {
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    created: day(number + 1),
    modified: day(isOpen ? number + 1 : 0),
    name: `${subjects[number % subjects.length]} (cảnh báo ${number + 1})`,
    indicator_types: ['malicious-activity'],
    // Addresses that are set aside for examples (RFC 5737).
    pattern: `[ipv4-addr:value = '203.0.113.${(number % 250) + 1}']`,
    pattern_type: 'stix',
    valid_from: day(number + 1),
    valid_until: new Date(today + 90 * dayMs).toISOString(),
    ...(isOpen ? {} : { revoked: true }),
  };
}

function warnings(view: FeedView): StixIndicator[] {
  const open = Math.max(0, Math.round(view.value(indicator, province.code)));
  return Array.from({ length: Math.max(remembered, open) }, (_, number) => warning(number, number < open, view.now()));
}

const taxii = (body: object, status = 200): FeedAnswer => ({ ...json(body, status), contentType: mediaType });

function answer({ url, headers }: FeedRequest, view: FeedView): FeedAnswer {
  if (headers.accept !== mediaType) return taxii({ title: 'The media type is not acceptable', http_status: '406' }, 406);
  if (!url.pathname.includes(collection)) return taxii({ title: 'The collection is not known', http_status: '404' }, 404);
  const wanted = (url.searchParams.get('match[type]') ?? 'indicator').split(',');
  const objects = wanted.includes('indicator') ? thin(view, warnings(view), (object) => ({ ...object, id: 'hỏng' })) : [];
  const from = Number(url.searchParams.get('next') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 100);
  return taxii({ ...(from + limit < objects.length && { more: true, next: String(from + limit) }), objects: objects.slice(from, from + limit) });
}

/** Warnings of the national centre as STIX 2.1 over TAXII 2.1, five a page as the feed asks for them. */
export const ncscTaxii: FeedProtocol = { feed: 'ncsc-taxii', answer, empty: () => taxii({}) };
export const settableWarnings: readonly string[] = [indicator];

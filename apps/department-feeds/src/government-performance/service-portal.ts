import { z } from 'zod';
import { province } from '../core/areas.js';
import { json, thin, type FeedAnswer, type FeedProtocol, type FeedRequest } from '../core/serve-feed.js';
import { localMs, localTime, monthOf } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

const endpointType = 'application/json;charset=UTF-8';

/** The six groups of Decision 766 by their columns in the portal's report. */
const groups = {
  CKMB: 'dvc766-transparency',
  TDGQ: 'dvc766-progress',
  CLGQ: 'dvc766-online',
  TTTT: 'dvc766-payment',
  MDHL: 'dvc766-satisfaction',
  MDSH: 'dvc766-digitisation',
} as const;
export const scoreIndicators: readonly string[] = ['dvc766-total', 'dvc766-rank', ...Object.values(groups)];
export const monthIndicators = [
  'tthc-on-time-rate',
  'tthc-online-submission-rate',
  'tthc-online-payment-rate',
  'tthc-sync-rate',
] as const;

const text = z.union([z.string(), z.number()]).transform(String);
const Params = z.object({
  type: z.literal('ref'),
  service: z.string(),
  p_nam: text.optional(),
  p_thang: text.optional(),
  p_tinh_id: text.optional(),
});
type Params = z.infer<typeof Params>;

/** Every cell is a string, as in the portal's answers. */
type Cells = Record<string, string>;

/** @returns what the form field `params` asks for, or undefined when it is not the portal's language */
export function paramsOf(request: FeedRequest): Params | undefined {
  try {
    const form = new URLSearchParams(request.body).get('params') ?? '';
    return Params.safeParse(JSON.parse(form)).data;
  } catch {
    return undefined;
  }
}

/** Decision 766 scores: one row per province, the row number is the rank. */
export const scores: FeedProtocol = {
  feed: 'dvcqg-766',
  answer(request, view) {
    const params = paramsOf(request);
    if (params?.service !== 'report_tinh_766_service') return badRequest();
    const all = [konTum(view, momentOf(params, view.now())), ...neighbours];
    const rows = params.p_tinh_id && params.p_tinh_id !== '0' ? all.filter(({ ID }) => ID === params.p_tinh_id) : all;
    return array(thin(view, rows, (row) => ({ ...row, TONG_SCORE: '' })));
  },
  empty: () => array([]),
};

/** Dossiers by month: two years and the running month, oldest first. */
export const months: FeedProtocol = {
  feed: 'dvcqg-month',
  answer(request, view) {
    if (!paramsOf(request)) return badRequest();
    const { year, month } = localTime(view.now());
    const rows = Array.from({ length: 25 }, (_, i) => monthRow(view, localMs(year, month - 24 + i)));
    return array(thin(view, rows, (row) => ({ ...row, DXLTH: '-' })));
  },
  empty: () => array([]),
};

function array(rows: readonly Cells[]): FeedAnswer {
  return { contentType: endpointType, body: JSON.stringify(rows) };
}

function badRequest(): FeedAnswer {
  return json({ error_code: '1', error_message: 'params hoặc service không hợp lệ' }, 400);
}

/** The end of the month that was asked for, now for the running one or for none. */
function momentOf(params: Params, nowMs: number): number {
  const year = Number(params.p_nam);
  const month = Number(params.p_thang);
  if (!year || !month) return nowMs;
  return Math.min(nowMs, localMs(year, month + 1) - 1);
}

function konTum(view: FeedView, atMs: number): Cells {
  const points = Object.entries(groups).map(
    ([column, indicator]) => [column, view.value(indicator, province.code, atMs)] as const,
  );
  const sum = points.reduce((total, [, value]) => total + value, 0);
  return {
    ...office('11366', 'UBND tỉnh Kon Tum', '000.00.00.H34'),
    ...Object.fromEntries(points.map(([column, value]) => [column, String(value)])),
    TONG_SCORE: String(
      atMs >= view.now() ? (view.pinned('dvc766-total', province.code) ?? rounded(sum)) : rounded(sum),
    ),
    ROW_STT: String(view.value('dvc766-rank', province.code, atMs)),
  };
}

const neighbours: readonly Cells[] = [
  neighbour(
    ['11367', 'UBND tỉnh Gia Lai', '000.00.00.H21'],
    ['15.91', '19.02', '9.36', '6.11', '17.05', '14.02', '81.47', '19'],
  ),
  neighbour(
    ['11368', 'UBND tỉnh Đắk Lắk', '000.00.00.H15'],
    ['14.88', '18.31', '8.74', '5.42', '16.92', '12.87', '77.14', '36'],
  ),
  neighbour(
    ['11369', 'UBND tỉnh Đắk Nông', '000.00.00.H16'],
    ['15.12', '18.66', '8.95', '5.77', '17.11', '13.05', '78.66', '31'],
  ),
  neighbour(
    ['11370', 'UBND tỉnh Lâm Đồng', '000.00.00.H36'],
    ['16.33', '19.21', '10.02', '7.35', '17.42', '15.88', '86.21', '11'],
  ),
];

function neighbour(who: readonly [id: string, name: string, code: string], cells: readonly string[]): Cells {
  const columns = [...Object.keys(groups), 'TONG_SCORE', 'ROW_STT'];
  return { ...office(...who), ...Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])) };
}

function office(id: string, name: string, code: string): Cells {
  return { ID: id, TEN: name, MA_COQUAN: code, TEN_COQUAN: name, LOAI_COQUAN: '1', CAPDONVIID: '1' };
}

function monthRow(view: FeedView, startMs: number): Cells {
  const month = monthOf(startMs);
  const running = month.endMs > view.now();
  const atMs = Math.min(view.now(), month.endMs - 1);
  const rate = (indicator: string): number =>
    running ? view.latest(indicator, province.code, atMs) : view.value(indicator, province.code, atMs);
  const next = view.random(`dvcqg|${month.key}`);
  const share = (atMs - month.startMs) / (month.endMs - month.startMs);
  const total = Math.round((31_000 + next() * 6_000) * Math.max(share, 0.02));
  const [onTime, online, paid, synced] = monthIndicators.map(rate) as [number, number, number, number];
  const part = (percent: number): string => String(Math.round((total * percent) / 100));
  const post = 1.5;
  return {
    MONTH: month.key.split('-').reverse().join('/'),
    HS_TOTAL: String(total),
    DB_TOTAL: part(synced),
    TILE_DB: String(synced),
    TNTK_TOTAL: part(97),
    HTN_TRUCTUYEN: String(online),
    HTN_TRUCTUYEN_TOTAL: part(online),
    HTN_BUUCHINH: String(post),
    HTN_BUUCHINH_TOTAL: part(post),
    HTN_TRUCTIEP: String(rounded(100 - online - post)),
    HTN_TRUCTIEP_TOTAL: part(100 - online - post),
    DXLTH: String(onTime),
    DXLTH_TOTAL: part(onTime),
    DXLQH: String(rounded(100 - onTime)),
    DXLQH_TOTAL: part(100 - onTime),
    GDTTQG: String(paid),
    GDTTQG_TOTAL: part(paid),
    GDTTDP: String(rounded(100 - paid)),
    GDTT_TOTAL: String(total),
    TILE: String(onTime),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

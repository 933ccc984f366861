import { json, thin, type FeedProtocol } from '../core/serve-feed.js';
import { hourMs, isoLocal, monthOf } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

/** What Decision 766 counts in one month: over so many of something a month, or at any time, with so large a share of it. */
interface Metric {
  code: string;
  /** Of a whole month; of procedures, the number that there are. */
  whole: number;
  share: number;
  /** Whether the portal tells it apart by agency. */
  by: 'province' | 'agencies';
  counted: 'through the month' | 'at any time';
}

const metric = (code: string, [whole, share]: readonly [number, number], how: Partial<Metric> = {}): Metric => ({ code, whole, share, by: 'province', counted: 'through the month', ...how });
const standing = { counted: 'at any time' } as const;
const agencies = { by: 'agencies' } as const;
const dossiers = 34_000;

/** The shares come out to about the points of the groups that the same portal publishes. */
const metrics: readonly Metric[] = [
  metric('PUBLISH_ON_TIME', [64, 0.97]),
  metric('PUBLIC_UPDATE_ON_TIME', [118, 0.95]),
  metric('PUBLIC_CONTENT_FULL', [1_842, 0.9], standing),
  metric('DOSSIER_SYNC', [dossiers, 0.7]),
  metric('PROGRESS_ON_TIME', [dossiers, 0.945], agencies),
  metric('ONLINE_PROVIDED', [1_842, 0.76], standing),
  metric('ONLINE_USED', [1_400, 0.45], standing),
  metric('ONLINE_SUBMITTED', [dossiers, 0.45], agencies),
  metric('PAYMENT_DOSSIERS', [21_000, 0.482], agencies),
  metric('PAYMENT_FORMALITIES', [620, 0.5], standing),
  metric('PAYMENT_INTEGRATED', [620, 0.663], standing),
  metric('ORIGINAL_RESULT_AVAILABLE', [dossiers, 0.72], agencies),
  metric('SO_HOA_GIAY_TO_GIAI_QUYET', [dossiers, 0.78], agencies),
  metric('REUSED_DIGITIZED_DATA', [dossiers, 0.4]),
  metric('SYNCED_WITH_DVCQG_PERSONAL_STORAGE', [dossiers, 0.3]),
  metric('CITIZEN_DATA_CONNECTED_DOSSIER', [dossiers, 0.85]),
  metric('CITIZEN_DATA_CONNECTED_FORMALITY', [1_400, 0.7], standing),
  metric('ELECTRONIC_CERTIFIED_COPY', [5_200, 0.38]),
  metric('PETITION_PROCESSING_ON_TIME', [940, 0.93]),
  metric('PETITION_HANDLING_SATISFACTION', [410, 0.937]),
  metric('DOSSIER_RECEIVING_SATISFACTION', [2_600, 0.91], agencies),
];

/** Weights of the agencies among the dossiers of the province. */
const offices: readonly { code: string; name: string; weight: number }[] = [
  { code: 'H34.41', name: 'UBND thành phố Kon Tum', weight: 24 },
  { code: 'H34.42', name: 'UBND huyện Đăk Glei', weight: 5 },
  { code: 'H34.43', name: 'UBND huyện Ngọc Hồi', weight: 8 },
  { code: 'H34.44', name: 'UBND huyện Đăk Tô', weight: 6 },
  { code: 'H34.45', name: 'UBND huyện Kon Plông', weight: 4 },
  { code: 'H34.46', name: 'UBND huyện Kon Rẫy', weight: 4 },
  { code: 'H34.47', name: 'UBND huyện Đăk Hà', weight: 9 },
  { code: 'H34.48', name: 'UBND huyện Sa Thầy', weight: 6 },
  { code: 'H34.49', name: 'UBND huyện Tu Mơ Rông', weight: 3 },
  { code: 'H34.50', name: "UBND huyện Ia H'Drai", weight: 2 },
  { code: 'H34.11', name: 'Sở Tài nguyên và Môi trường', weight: 11 },
  { code: 'H34.12', name: 'Sở Giao thông vận tải', weight: 7 },
  { code: 'H34.13', name: 'Sở Tư pháp', weight: 4 },
  { code: 'H34.14', name: 'Sở Kế hoạch và Đầu tư', weight: 3 },
  { code: 'H34.15', name: 'Sở Y tế', weight: 2 },
  { code: 'H34.16', name: 'Sở Xây dựng', weight: 2 },
];
const allWeights = offices.reduce((sum, { weight }) => sum + weight, 0);

interface Counted {
  code: string;
  numerator: number;
  denominator: number;
}

/** Numerators and denominators behind the index of Decision 766, of the running month and the three before it: the province's, then each agency's. */
export const serviceCounts: FeedProtocol = {
  feed: 'dvcqg-766-counts',
  answer: (_request, view) => {
    const evaluation = [0, 1, 2, 3].flatMap((back) => evaluationOf(view, monthBefore(view.now(), back)));
    return json({ timeType: 'month', evaluation: thin(view, evaluation, (one) => ({ ...one, period: '' })) });
  },
  empty: () => json({ timeType: 'month', evaluation: [] }),
};

interface Window {
  key: string;
  /** How much of the month has passed, 0 to 1; the portal counts anew each hour. */
  passed: number;
  asOfMs: number;
}

function monthBefore(nowMs: number, back: number): Window {
  let month = monthOf(nowMs);
  for (let i = 0; i < back; i += 1) month = monthOf(month.startMs - hourMs);
  const asOfMs = Math.min(month.endMs - hourMs, Math.floor(nowMs / hourMs) * hourMs);
  return { key: month.key, passed: Math.max(0.002, (asOfMs - month.startMs) / (month.endMs - month.startMs)), asOfMs };
}

interface Evaluation {
  period: string;
  asOf: string;
  /** Empty for the whole province. */
  departmentCode: string;
  departmentName: string;
  metrics: Counted[];
}

function evaluationOf(view: FeedView, window: Window): Evaluation[] {
  const when = { period: window.key, asOf: isoLocal(window.asOfMs) };
  const byOffice = offices.map(({ code, name, weight }) => ({
    ...when,
    departmentCode: code,
    departmentName: name,
    metrics: metrics.filter(({ by }) => by === 'agencies').map((one) => countOf(view, window, { metric: one, office: code, part: weight / allWeights })),
  }));
  const whole = metrics.map((one) =>
    one.by === 'province' ? countOf(view, window, { metric: one, office: '', part: 1 }) : summed(one.code, byOffice.flatMap((office) => office.metrics.filter(({ code }) => code === one.code))),
  );
  return [{ ...when, departmentCode: '', departmentName: 'UBND tỉnh Kon Tum', metrics: whole }, ...byOffice];
}

function countOf(view: FeedView, { key, passed }: Window, { metric: { code, whole, share, counted }, office, part }: { metric: Metric; office: string; part: number }): Counted {
  const next = view.random(`766|${key}|${code}|${office}`);
  const spread = office === '' ? 0.01 : 0.12;
  const ratio = Math.min(1, Math.max(0, share + (next() * 2 - 1) * spread * (1 - share + 0.2)));
  const denominator = Math.round(whole * part * (counted === 'at any time' ? 1 : passed * (0.95 + next() * 0.1)));
  return { code, numerator: Math.round(denominator * ratio), denominator };
}

function summed(code: string, counts: readonly Counted[]): Counted {
  return { code, numerator: counts.reduce((sum, { numerator }) => sum + numerator, 0), denominator: counts.reduce((sum, { denominator }) => sum + denominator, 0) };
}

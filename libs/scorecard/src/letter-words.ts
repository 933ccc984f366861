import type { ScoreRecord, ScoreRow, Share } from '@ioc/contracts';

export const nationLine = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';

/** How a letter calls what a record speaks of. */
export interface RecordNames {
  indicator(id: string): string;
  area(code: string): string;
  /** `06:00 ngày 12/10/2026` */
  moment(iso: string): string;
}

/** `2026-10` → `tháng 10/2026` */
export function periodInWords(period: string): string {
  const [year = '', part = ''] = period.split('-');
  if (part.startsWith('W')) return `tuần ${Number(part.slice(1))}/${year}`;
  if (part.startsWith('Q')) return `quý ${['I', 'II', 'III', 'IV'][Number(part.slice(1)) - 1]}/${year}`;
  return `tháng ${Number(part)}/${year}`;
}

const percent = new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, roundingMode: 'trunc' });
const number = new Intl.NumberFormat('vi-VN');

/** The four words with what they rest on; one that is not known says why. */
export function scoreInWords({ figures }: ScoreRow): string {
  const { accurate, complete, clean, live } = figures;
  return [
    `đúng ${shareInWords(accurate, ' bản ghi')}`,
    `đủ ${shareInWords(complete, ' ô số liệu đến hạn')}`,
    `sạch ${shareInWords(clean, ' bản ghi')}`,
    `sống ${live.value === null ? shareInWords(live, '') : `${percent.format(live.value)} thời gian`}`,
  ].join('; ');
}

function shareInWords({ value, part, whole, reason }: Share, unit: string): string {
  return value === null ? `chưa tính (${reason?.vi ?? ''})` : `${percent.format(value)} (${number.format(part)} trên ${number.format(whole)}${unit})`;
}

const kinds: Record<ScoreRecord['kind'], string> = { refused: 'Bị từ chối', revised: 'Sửa sau khi hết kỳ', late: 'Đến muộn', missing: 'Chưa có', silent: 'Im lặng', drifted: 'Đổi cấu trúc' };

/** What happened, of what, when, and why. */
export function recordInWords({ kind, times, indicator, area, period, at, until, reason, where, raw }: ScoreRecord, names: RecordNames): [what: string, of: string, when: string, why: string] {
  const what = times > 1 ? `${kinds[kind]} (${number.format(times)} lượt)` : kinds[kind];
  const of = [indicator && names.indicator(indicator), area && names.area(area), period].filter(Boolean).join(', ');
  return [what, of, whenInWords(kind, names.moment(at), until && names.moment(until)), [reason, where, raw].filter(Boolean).join(' · ')];
}

function whenInWords(kind: ScoreRecord['kind'], at: string, until: string | null): string {
  if (kind === 'missing') return `hạn ${at}`;
  if (kind === 'late') return `hạn ${at}, đến ${until ?? ''}`;
  return kind === 'silent' ? `từ ${at} đến ${until ?? 'nay'}` : at;
}

import { parseTime, type BriefFigure, type PeriodKind } from '@ioc/contracts';

export type Language = 'vi' | 'en';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `06:40` on the day of the brief, else `06:40 ngày 25/11/2026`. */
export function momentInWords(ms: number, { atMs, timeZone, language }: { atMs: number; timeZone: string; language: Language }): string {
  const [date, time] = partsOf(ms, timeZone);
  if (date === partsOf(atMs, timeZone)[0]) return time;
  return language === 'vi' ? `${time} ngày ${date}` : `${time} on ${date}`;
}

/** Both languages write 25/11/2026 and 06:40. */
function partsOf(ms: number, timeZone: string): [date: string, time: string] {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  const [date = '', time = ''] = format.format(ms).split(', ');
  return [date, time];
}

/** "3 giờ 12", "2 ngày": how old, as people say it. */
export function ageInWords(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [hours, rest, days] = [Math.floor(minutes / 60), minutes % 60, Math.floor(minutes / 1440)];
  const vi = language === 'vi';
  if (hours < 1) return vi ? `${minutes} phút` : `${minutes} min`;
  if (days >= 2) return vi ? `${days} ngày` : `${days} days`;
  const padded = String(rest).padStart(2, '0');
  return vi ? `${hours} giờ ${padded}` : `${hours} h ${padded}`;
}

const romans = ['', 'I', 'II', 'III', 'IV'];
type Say = (parts: [a: string, b: string, c: string, d: string]) => [vi: string, en: string];
const periods: Record<PeriodKind, Say> = {
  year: ([y]) => [`năm ${y}`, y],
  half: ([y, h]) => [`6 tháng ${h === '1' ? 'đầu' : 'cuối'} năm ${y}`, `half ${h} of ${y}`],
  quarter: ([y, q]) => [`quý ${romans[Number(q)]}/${y}`, `quarter ${q} of ${y}`],
  month: ([y, m]) => [`tháng ${m}/${y}`, `${m}/${y}`],
  week: ([y, w]) => [`tuần ${w}/${y}`, `week ${w} of ${y}`],
  day: ([y, m, d]) => [`ngày ${d}/${m}/${y}`, `${d}/${m}/${y}`],
  'school-year': ([y, z]) => [`năm học ${y}–${z}`, `school year ${y}–${z}`],
  months: ([y, m, y2, m2]) => [`tháng ${m}/${y} đến ${m2}/${y2}`, `${m}/${y} to ${m2}/${y2}`],
};

/** Of which time a figure speaks: "số lúc 05:55", "số tháng 10/2026". */
export function whenInWords({ period, ageFrom }: BriefFigure, where: { atMs: number; timeZone: string; language: Language }): string {
  const kind = parseTime(period)?.kind ?? 'instant';
  const vi = where.language === 'vi';
  if (kind === 'instant') return vi ? `số lúc ${momentInWords(ageFrom, where)}` : `as of ${momentInWords(ageFrom, where)}`;
  const [a = '', b = '', c = '', d = ''] = period.split(/\D+/u);
  const [inVi, inEn] = periods[kind]([a, b, c, d]);
  return vi ? `số ${inVi}` : `for ${inEn}`;
}

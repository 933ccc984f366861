import { districts, province } from '../core/areas.js';
import { csvFile } from '../core/csv-file.js';
import type { DropProtocol } from '../core/drop-feed.js';
import { thin } from '../core/serve-feed.js';
import { dayMs, hourMs, localTime, startOfDay, vietnameseDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

const columns = [
  ['Tỷ lệ chuyên cần (%)', 'attendance-rate'],
  ['Trường dùng SMAS (%)', 'schools-using-sms'],
  ['Học sinh bỏ học', 'dropouts'],
  ['Học bạ số (%)', 'digital-report-card-rate'],
  ['Học phí không tiền mặt (%)', 'cashless-tuition-rate'],
  ['Trường cập nhật đủ CSDL ngành (%)', 'sector-db-completeness'],
] as const;
export const dailyIndicators: readonly string[] = columns.map(([, indicator]) => indicator);

const header = ['Ngày', 'Mã huyện', 'Đơn vị', ...columns.map(([name]) => name)];
/** Schools have reported by nine o'clock. */
const reportedMs = 9 * hourMs;
const schoolDays = 14;

/** The last 14 school days, newest first, a row per day and unit; no school on Sundays. */
export const dailyReport: DropProtocol = {
  feed: 'education-daily',
  owns: /^bao-cao-chuyen-can\.csv$/,
  files(view) {
    const days = view.mode === 'empty' ? [] : daysOf(view.now());
    const rows = days.flatMap((day) =>
      [province, ...districts].map((unit) => rowOf(view, unit, { day, newest: day === days[0] })),
    );
    return [csvFile('bao-cao-chuyen-can.csv', [header, ...thin(view, rows, (row) => row.slice(0, 4).concat('??'))])];
  },
};

function daysOf(nowMs: number): number[] {
  const today = startOfDay(nowMs);
  const newest = nowMs >= today + reportedMs ? today : today - dayMs;
  return Array.from({ length: schoolDays + 3 }, (_, i) => newest - i * dayMs)
    .filter((day) => localTime(day).weekday !== 0)
    .slice(0, schoolDays);
}

function rowOf(
  view: FeedView,
  unit: { code: string; name: string },
  { day, newest }: { day: number; newest: boolean },
): (string | number)[] {
  const at = day + reportedMs;
  const values = dailyIndicators.map((indicator) =>
    newest ? view.latest(indicator, unit.code, at) : view.value(indicator, unit.code, at),
  );
  return [vietnameseDay(day), unit.code, unit.name, ...values];
}

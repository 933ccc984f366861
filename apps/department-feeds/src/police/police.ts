import { districts, province } from '../core/areas.js';
import { csvFile } from '../core/csv-file.js';
import { createDropFeed, type DropProtocol } from '../core/drop-feed.js';
import { thin } from '../core/serve-feed.js';
import { dayMs, startOfDay, vietnameseDay } from '../core/vietnam-time.js';
import type { CreateDepartment, FeedView } from '../department.js';

const columns = [
  ['Vụ phạm pháp hình sự', 'public-order-cases'],
  ['Tỷ lệ điều tra, khám phá (%)', 'case-clearance-rate'],
  ['Vụ ma túy', 'drug-cases'],
  ['Vụ cháy, nổ', 'fires'],
  ['Vi phạm giao thông bị xử lý', 'traffic-violations'],
  ['Vi phạm trật tự đô thị', 'urban-order-violations'],
] as const;
const indicators = columns.map(([, indicator]) => indicator);
const days = 14;

/** The police's evening-to-evening report: the last 14 whole days, newest first, a row per day and unit. */
export const policeDaily: DropProtocol = {
  feed: 'police-daily',
  owns: /^bao-cao-ngay\.csv$/,
  files(view) {
    const count = view.mode === 'empty' ? 0 : days;
    const rows = Array.from({ length: count }, (_, i) =>
      [province, ...districts].map((unit) => rowOf(view, unit, i)),
    ).flat();
    const header = ['Ngày', 'Mã địa bàn', 'Địa bàn', ...columns.map(([name]) => name)];
    return [csvFile('bao-cao-ngay.csv', [header, ...thin(view, rows, (row) => row.slice(0, 3).concat('x'))])];
  },
};

function rowOf(view: FeedView, unit: { code: string; name: string }, back: number): (string | number)[] {
  const day = startOfDay(view.now()) - (back + 1) * dayMs;
  const end = day + dayMs - 1;
  const values = indicators.map((indicator) =>
    back === 0 ? view.latest(indicator, unit.code, end) : view.value(indicator, unit.code, end),
  );
  return [vietnameseDay(day), unit.code, unit.name, ...values];
}

/** The provincial police bring one CSV a day. */
export const createPolice: CreateDepartment = (world) => {
  const folder = createDropFeed(world, policeDaily);
  return {
    feeds: [policeDaily.feed],
    settable: { [policeDaily.feed]: indicators.map((indicator) => `${indicator}/*`) },
    start: () => folder.start(),
    stop: () => folder.stop(),
  };
};

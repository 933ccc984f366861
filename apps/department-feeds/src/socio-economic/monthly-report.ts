import type { Row } from 'write-excel-file/node';
import { province } from '../core/areas.js';
import type { DropFile, DropProtocol } from '../core/drop-feed.js';
import { thin } from '../core/serve-feed.js';
import { monthsBefore, vietnameseDay, dayMs, type Month } from '../core/vietnam-time.js';
import { headerRow, heading, letterhead, numberCell, numberingRow, textCell, workbook } from '../core/workbook.js';
import type { FeedView } from '../department.js';

interface Line {
  indicator: string;
  name: string;
  unit: string;
  decimals: number;
  /** Grows from January on: the month's own figure is what it grew by. */
  cumulative: boolean;
  plan?: number;
}

const groups: readonly { title: string; lines: readonly Line[] }[] = [
  {
    title: 'Tài chính, đầu tư',
    lines: [
      {
        indicator: 'state-budget-revenue',
        name: 'Thu ngân sách nhà nước trên địa bàn',
        unit: 'Tỷ đồng',
        decimals: 1,
        cumulative: true,
        plan: 4500,
      },
      {
        indicator: 'state-budget-expenditure',
        name: 'Chi ngân sách địa phương',
        unit: 'Tỷ đồng',
        decimals: 1,
        cumulative: true,
        plan: 10400,
      },
      {
        indicator: 'public-investment-disbursed',
        name: 'Giải ngân vốn đầu tư công',
        unit: 'Tỷ đồng',
        decimals: 1,
        cumulative: true,
        plan: 3275,
      },
    ],
  },
  {
    title: 'Thương mại, doanh nghiệp, du lịch',
    lines: [
      {
        indicator: 'export-value',
        name: 'Kim ngạch xuất khẩu',
        unit: 'Triệu USD',
        decimals: 2,
        cumulative: true,
        plan: 290,
      },
      {
        indicator: 'enterprises-new',
        name: 'Doanh nghiệp thành lập mới',
        unit: 'Doanh nghiệp',
        decimals: 0,
        cumulative: true,
        plan: 360,
      },
      {
        indicator: 'enterprises-exited',
        name: 'Doanh nghiệp tạm ngừng, giải thể',
        unit: 'Doanh nghiệp',
        decimals: 0,
        cumulative: true,
      },
      {
        indicator: 'tourist-arrivals',
        name: 'Lượt khách du lịch',
        unit: 'Lượt',
        decimals: 0,
        cumulative: true,
        plan: 1300000,
      },
    ],
  },
  {
    title: 'Hạ tầng số',
    lines: [
      {
        indicator: 'household-fibre-rate',
        name: 'Hộ gia đình có cáp quang băng rộng',
        unit: '%',
        decimals: 2,
        cumulative: false,
      },
      {
        indicator: 'household-smartphone-rate',
        name: 'Hộ gia đình có điện thoại thông minh',
        unit: '%',
        decimals: 2,
        cumulative: false,
      },
      {
        indicator: 'adult-smartphone-rate',
        name: 'Dân số trưởng thành có điện thoại thông minh',
        unit: '%',
        decimals: 2,
        cumulative: false,
      },
    ],
  },
  {
    title: 'Lâm nghiệp, nông thôn mới',
    lines: [
      {
        indicator: 'forest-cover-rate',
        name: 'Tỷ lệ che phủ rừng',
        unit: '%',
        decimals: 2,
        cumulative: false,
        plan: 63.12,
      },
      {
        indicator: 'new-rural-communes',
        name: 'Số xã đạt chuẩn nông thôn mới tăng thêm',
        unit: 'Xã',
        decimals: 0,
        cumulative: true,
        plan: 5,
      },
    ],
  },
];
export const monthlyIndicators: readonly string[] = groups.flatMap(({ lines }) =>
  lines.map(({ indicator }) => indicator),
);

/** Two years of the provincial monthly report, one workbook a month. */
export const monthlyReport: DropProtocol = {
  feed: 'monthly-socio-report',
  owns: /^bao-cao-kt-xh-\d{4}-\d{2}\.xlsx$/,
  files(view) {
    const months = monthsBefore(view.now(), 24);
    return months.map((month, i) => fileOf(view, month, i === months.length - 1));
  },
};

function fileOf(view: FeedView, month: Month, newest: boolean): DropFile {
  const body = view.mode === 'empty' ? [] : groups.flatMap((group, i) => groupRows(group, i, { view, month, newest }));
  return workbook(`bao-cao-kt-xh-${month.key}.xlsx`, {
    name: 'Biểu tổng hợp',
    columns: [6, 48, 14, 16, 16, 16, 14],
    rows: [...titleRows(month), ...(newest ? thin(view, body, spoil) : body), ...footRows(month)],
  });
}

function titleRows({ month, year, endMs }: Month): Row[] {
  return [
    ...letterhead(['ỦY BAN NHÂN DÂN TỈNH KON TUM', 'SỞ KẾ HOẠCH VÀ ĐẦU TƯ'], 7),
    [],
    heading(`TÌNH HÌNH THỰC HIỆN MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI THÁNG ${month} NĂM ${year}`, 7),
    heading(`(Kèm theo Báo cáo của Sở Kế hoạch và Đầu tư ngày ${vietnameseDay(endMs + 4 * dayMs)})`, 7),
    [],
    headerRow(['STT', 'Chỉ tiêu', 'ĐVT', 'Thực hiện tháng', 'Lũy kế', 'Kế hoạch năm', 'So kế hoạch (%)']),
    numberingRow(['(A)', '(B)', '(C)', '(1)', '(2)', '(3)', '(4)=(2)/(3)']),
  ];
}

function footRows({ endMs }: Month): Row[] {
  return [
    [],
    [null, 'Ghi chú: chỉ tiêu tỷ lệ là số tại thời điểm cuối tháng; dấu "-" là không giao kế hoạch.'],
    [null, null, null, null, `Kon Tum, ngày ${vietnameseDay(endMs + 4 * dayMs)}`],
  ];
}

interface Place {
  view: FeedView;
  month: Month;
  newest: boolean;
}

const roman = ['I', 'II', 'III', 'IV'];

function groupRows(group: (typeof groups)[number], position: number, place: Place): Row[] {
  const top = [
    textCell(roman[position] ?? ''),
    { value: group.title, fontWeight: 'bold' } as const,
    ...new Array<null>(5).fill(null),
  ];
  return [top, ...group.lines.map((line, i) => lineRow(line, i + 1, place))];
}

function lineRow(line: Line, number: number, { view, month, newest }: Place): Row {
  const end = month.endMs - 1;
  const total = newest
    ? view.latest(line.indicator, province.code, end)
    : view.value(line.indicator, province.code, end);
  const before = line.cumulative && month.month > 1 ? view.value(line.indicator, province.code, month.startMs - 1) : 0;
  const own = line.cumulative ? total - before : total;
  const dash = textCell('-');
  return [
    textCell(String(number)),
    textCell(line.name),
    textCell(line.unit),
    numberCell(Number(own.toFixed(line.decimals)), line.decimals),
    numberCell(total, line.decimals),
    line.plan === undefined ? dash : numberCell(line.plan, line.decimals),
    line.plan === undefined ? dash : numberCell(Number(((total / line.plan) * 100).toFixed(1)), 1),
  ];
}

/** Somebody typed over the figures. */
function spoil(row: Row): Row {
  return row.map((cell, i) => (i === 3 || i === 4 ? textCell('đang cập nhật?') : cell));
}

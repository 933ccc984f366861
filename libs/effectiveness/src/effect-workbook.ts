import { exportCell, offsetMs, type Bilingual, type Effectiveness, type EffectRow, type EffectUnit } from '@ioc/contracts';
import writeWorkbook, { type Cell } from 'write-excel-file/node';

const words = {
  vi: {
    title: 'Báo cáo hiệu quả vận hành Trung tâm điều hành thông minh',
    report: 'Báo cáo',
    definitions: 'Cách tính',
    period: 'Kỳ',
    until: 'Tính đến',
    hours: 'Giờ trực',
    simulated: 'CÓ DỮ LIỆU MÔ PHỎNG',
    columns: ['Chỉ tiêu', 'Theo', 'Của', 'Giá trị', 'Đơn vị', 'p90', 'Tử số', 'Mẫu số', 'Lý do chưa có'],
    by: { all: 'tất cả', priority: 'mức ưu tiên', organisation: 'cơ quan', subject: 'đối tượng' },
    unit: { time: 'phút (trung vị)', share: '%', count: 'lần', 'per-hour': 'lần/giờ trực', duration: 'phút' },
  },
  en: {
    title: 'Effectiveness of the operations centre',
    report: 'Report',
    definitions: 'Definitions',
    period: 'Period',
    until: 'Counted up to',
    hours: 'Operator-hours',
    simulated: 'CONTAINS SIMULATED DATA',
    columns: ['Figure', 'By', 'Of', 'Value', 'Unit', 'p90', 'Part', 'Whole', 'Why unknown'],
    by: { all: 'all', priority: 'priority', organisation: 'organisation', subject: 'subject' },
    unit: { time: 'minutes (median)', share: '%', count: 'times', 'per-hour': 'per operator-hour', duration: 'minutes' },
  },
} as const;

export interface ReportGround {
  language: keyof typeof words;
  utcOffset: string;
  /** A part of the figures is simulated. */
  simulated: boolean;
}

const minuteMs = 60_000;

/** The report of a period as XLSX: every row with its parts, and what each figure means. */
export function effectWorkbook(answer: Effectiveness, { language, utcOffset, simulated }: ReportGround): Promise<Buffer> {
  const said = words[language];
  const local = new Date(Date.parse(answer.until) + offsetMs(utcOffset)).toISOString().slice(0, 16).replace('T', ' ');
  const head: Cell[][] = [
    [bold(said.title)],
    ...(simulated ? [[bold(said.simulated)]] : []),
    [text(said.period), text(answer.period)],
    [text(said.until), text(local)],
    [text(said.hours), number(answer.operatorHours)],
    [],
    said.columns.map(bold),
  ];
  const named = new Map(answer.figures.map((figure) => [figure.id, figure]));
  const rows = answer.rows.map((row): Cell[] => {
    const figure = named.get(row.figure);
    return figure ? cellsOf(row, { name: figure.name[language], unit: figure.unit, language }) : [];
  });
  const widths = [44, 14, 44, 12, 22, 12, 12, 12, 60];
  return writeWorkbook([
    { sheet: said.report, data: [...head, ...rows], columns: widths.map((width) => ({ width })), stickyRowsCount: head.length },
    { sheet: said.definitions, data: answer.figures.map(({ name, definition }) => [bold(name[language]), { ...text(definition[language]), wrap: true }]), columns: [{ width: 44 }, { width: 120 }] },
  ]).toBuffer();
}

function cellsOf(row: EffectRow, { name, unit, language }: { name: string; unit: EffectUnit; language: keyof typeof words }): Cell[] {
  const said = words[language];
  const pick = (both: Bilingual | null) => (both === null ? null : text(both[language]));
  const inMinutes = unit === 'duration' ? (ms: number | null) => shown(ms, 'time') : (plain: number | null) => plain;
  return [text(name), text(said.by[row.by]), pick(row.name), number(shown(row.value, unit)), text(said.unit[unit]), number(shown(row.p90, unit)), number(inMinutes(row.part)), number(inMinutes(row.whole)), pick(row.reason)];
}

/** As the unit says: minutes, percent, or as it is; every digit is kept. */
function shown(value: number | null, unit: EffectUnit): number | null {
  if (value === null) return null;
  if (unit === 'time' || unit === 'duration') return value / minuteMs;
  return unit === 'share' ? value * 100 : value;
}

const bold = (value: string): Cell => ({ value, fontWeight: 'bold' });
const text = (value: string) => ({ value: String(exportCell(value)), type: String });
const number = (value: number | null): Cell => (value === null ? null : { value, type: Number, format: '#,##0.##' });

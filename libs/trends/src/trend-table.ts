import { offsetMs, type IndicatorInfo, type TrendAnswer, type TrendLine, type TrendPoint } from '@ioc/contracts';
import { columnKeys, fileWords, type ColumnKey, type FileLanguage } from './trend-words.js';

/** `Date` is a moment by the province's clock, held as if it were UTC: files know no zones. */
export type FileCell = string | number | Date | null;

/** What a file says about its figures, beside them. */
export interface FileGround {
  indicator: IndicatorInfo;
  language: FileLanguage;
  utcOffset: string;
  areaName(code: string): string;
  organisation: string;
}

interface RowOf {
  line: TrendLine;
  point: TrendPoint;
}
type CellOf = (row: RowOf, ground: FileGround) => FileCell;

const words = ({ language }: FileGround) => fileWords[language];

const cells: Record<ColumnKey, CellOf> = {
  indicator: (_row, { indicator }) => indicator.id,
  name: (_row, { indicator, language }) => indicator.name[language],
  unit: (_row, { indicator }) => indicator.unit,
  areaCode: ({ line }) => line.area,
  area: ({ line }, ground) => ground.areaName(line.area),
  breakdown: ({ line }) => line.breakdown ?? null,
  span: ({ line }, ground) => words(ground).span[line.compare],
  period: ({ point }, ground) => (point.period === 'instant' ? words(ground).instant : point.period),
  moment: ({ point }, ground) => localMoment(point.at, ground),
  over: ({ point, line }, ground) => (line.compare === 'none' ? null : localMoment(point.over, ground)),
  value: ({ point }) => point.value,
  min: ({ point }) => point.min ?? null,
  max: ({ point }) => point.max ?? null,
  count: ({ point }) => point.count ?? null,
  status: ({ point }, ground) => (point.status ? words(ground).status[point.status] : null),
  qualifier: ({ point }, ground) => (point.qualifier ? words(ground).qualifier[point.qualifier] : null),
  revision: ({ point }) => point.revision ?? null,
  remark: ({ point }, ground) => [point.gap && words(ground).gap, point.running && words(ground).running].filter(Boolean).join('; ') || null,
  provenance: ({ point }, ground) => (point.provenance ? words(ground).provenance[point.provenance] : null),
};

export interface FileTable {
  keys: readonly ColumnKey[];
  titles: readonly string[];
  rows: FileCell[][];
}

/** One row for each point, complete in itself, so that files of several trends can be put together. Columns that say nothing are left out. */
export function trendTable(answer: TrendAnswer, ground: FileGround): FileTable {
  const all = answer.lines.flatMap((line) => line.points.map((point) => columnKeys.map((key) => cells[key]({ line, point }, ground))));
  const kept = columnKeys.map((key, column) => ({ key, column })).filter(({ key, column }) => !optional.has(key) || all.some((row) => row[column] !== null));
  return {
    keys: kept.map(({ key }) => key),
    titles: kept.map(({ key }) => words(ground).columns[key]),
    rows: all.map((row) => kept.map(({ column }) => row[column] ?? null)),
  };
}

const optional: ReadonlySet<ColumnKey> = new Set(['breakdown', 'over', 'min', 'max', 'count', 'status', 'qualifier', 'revision', 'remark']);

/** What stands on the first sheet: a line each, its name and what it says. */
export function aboutTrend(answer: TrendAnswer, ground: FileGround): [string, FileCell][] {
  const { indicator, language } = ground;
  const said = words(ground);
  const lines = answer.lines.filter(({ compare }) => compare === 'none');
  const compared = answer.lines.find(({ compare }) => compare !== 'none');
  const facts: [keyof typeof said.about, FileCell][] = [
    ['indicator', indicator.name[language]],
    ['code', indicator.id],
    ['unit', indicator.unit],
    ['source', ground.organisation],
    ['system', indicator.system ?? null],
    ['areas', unique(lines.map(({ area }) => `${ground.areaName(area)} (${area})`))],
    ['breakdowns', unique(lines.map(({ breakdown }) => breakdown ?? said.plain))],
    ['from', localMoment(answer.from, ground)],
    ['to', localMoment(answer.to, ground)],
    ['compare', compared ? `${said.span[compared.compare]}: ${localText(compared.from, ground)} – ${localText(compared.to, ground)}` : null],
    ['bucket', said.bucket[answer.bucket]],
    ['valueOf', answer.bucket === 'none' ? null : said.valueOf[answer.value]],
    ['target', targetOf(indicator)],
    ['coverage', indicator.coverage ?? null],
    ['note', indicator.note ?? null],
    ['points', answer.lines.reduce((sum, { points }) => sum + points.length, 0)],
    ['readAt', localMoment(answer.readAt, ground)],
    ['zone', `UTC${ground.utcOffset}`],
    ['simulated', isSimulated(answer) ? said.simulated.yes : said.simulated.no],
    ['moments', said.momentsNote],
  ];
  return facts.flatMap(([key, cell]) => (cell === null ? [] : [[said.about[key], cell] as [string, FileCell]]));
}

export function isSimulated({ lines }: TrendAnswer): boolean {
  return lines.some(({ points }) => points.some(({ provenance }) => provenance === 'simulated'));
}

function targetOf({ target }: IndicatorInfo): string | null {
  if (!target) return null;
  const bounds = [target.min !== undefined && `≥ ${target.min}`, target.max !== undefined && `≤ ${target.max}`].filter(Boolean).join(', ');
  return target.source ? `${bounds} (${target.source})` : bounds;
}

const unique = (texts: readonly string[]) => [...new Set(texts)].join(', ');

function localMoment(iso: string, { utcOffset }: FileGround): Date {
  return new Date(Date.parse(iso) + offsetMs(utcOffset));
}

/** `2026-11-27 14:00:00`, which any spreadsheet takes for a moment. */
export function momentText(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace('T', ' ');
}

function localText(iso: string, ground: FileGround): string {
  return momentText(localMoment(iso, ground));
}

import { foldText, powerBetween, type PackView } from '@ioc/adapter-kit';
import { labelKey } from '@ioc/adapter-tabular';
import type { FoundColumn, FoundRecords, FoundTable, IndicatorInfo, MappingSuggestions, SuggestRequest, Suggestion } from '@ioc/contracts';
import { alikeness } from './similarity.js';

/** The part of the pack that suggestions rest on. */
export interface SuggestPack extends PackView {
  readonly indicators: readonly IndicatorInfo[];
}

const lowest = 0.34;
const kept = 5;

/** Which columns, rows or fields may be which indicators, areas and periods. Nothing is decided: each has its score and reasons. */
export function suggestMapping({ table, records, component }: SuggestRequest, pack: SuggestPack): MappingSuggestions {
  const indicators = pack.indicators.filter((one) => one.formula === undefined);
  const rank = (text: string, unit: string | null) => candidates({ text, unit, component }, indicators);
  if (table) return ofTable(table, pack, rank);
  return ofRecords(records, pack, rank);
}

type Rank = (text: string, unit: string | null) => Suggestion[];

function ofTable(table: FoundTable, pack: SuggestPack, rank: Rank): MappingSuggestions {
  const area = areaColumn(table.columns, pack);
  const period = periodColumn(table.columns);
  const label = area ? null : labelColumn(table.columns);
  const figures = table.columns.filter((column) => column.figures > 0 && column.text !== area?.column && column.text !== period && !isOrdinal(column));
  const common = { area, period: { column: period, at: period ? null : (table.periods[0] ?? null) }, decimal: decimalOf(table.columns) };
  if (label && figures.length > 0 && label.values.some((value) => (rank(value, null)[0]?.score ?? 0) >= 0.6)) {
    const rows = label.values.map((value) => ({ from: labelKey(value) === '' ? value : value, unit: null, candidates: rank(value, null) }));
    return { ...common, layout: 'rows', label: label.text, value: figures.at(-1)?.text ?? null, figures: rows };
  }
  const columns = figures.map((column) => ({ from: column.text, unit: column.unit, candidates: rank(column.text, column.unit) }));
  return { ...common, layout: 'columns', label: null, value: null, figures: columns };
}

function ofRecords(records: FoundRecords | undefined, pack: SuggestPack, rank: Rank): MappingSuggestions {
  const fields = records?.fields ?? [];
  const areas = fields.map((field) => ({ field, ...knownAreas(field.values, pack) })).filter(({ known, of }) => of > 0 && known * 2 > of);
  const area = areas.sort((a, b) => b.known - a.known)[0];
  const period = fields.find((field) => field !== area?.field && /^(at|date|time|period|ky|thang|ngay|month|year|nam)|(date|time|ngay|thang|ky)$/i.test(foldText(field.name)));
  const figures = fields.filter((field) => field.type === 'number' && field !== area?.field && field !== period);
  return {
    layout: 'columns',
    area: area ? { column: area.field.name, known: area.known, of: area.of, unknown: area.unknown } : null,
    period: { column: period?.name ?? null, at: null },
    label: null,
    value: null,
    decimal: { mark: 'auto', reason: 'JSON: số là số' },
    figures: figures.map((field) => ({ from: field.name, unit: null, candidates: rank(field.name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' '), null) })),
  };
}

interface Wanted {
  text: string;
  unit: string | null;
  component: string | undefined;
}

function candidates(wanted: Wanted, indicators: readonly IndicatorInfo[]): Suggestion[] {
  return indicators
    .map((indicator) => scoreOf(wanted, indicator))
    .filter(({ score }) => score >= lowest)
    .sort((a, b) => b.score - a.score)
    .slice(0, kept);
}

function scoreOf({ text, unit, component }: Wanted, indicator: IndicatorInfo): Suggestion {
  const best = bestName(text, indicator);
  if (best.score === 0) return { indicator: indicator.id, score: 0, reasons: [] };
  const reasons = [`tên giống “${best.name}” ${Math.round(best.score * 100)}%`];
  let { score } = best;
  if (unit !== null) {
    const fits = powerBetween(unit, indicator.unit) !== null;
    score *= fits ? 1.1 : 0.5;
    reasons.push(fits ? `đơn vị “${unit}” đổi được sang “${indicator.unit}”` : `đơn vị “${unit}” không hợp “${indicator.unit}”`);
  }
  if (indicator.component === component) {
    score *= 1.05;
    reasons.push('cùng hợp phần');
  }
  return { indicator: indicator.id, score: Math.min(1, Math.round(score * 100) / 100), reasons };
}

function bestName(text: string, { name, shortName, id }: IndicatorInfo): { name: string; score: number } {
  const names = [name.vi, name.en, ...(shortName ? [shortName.vi, shortName.en] : []), id.replaceAll('-', ' ')];
  return names.map((one) => ({ name: one, score: alikeness(text, one) })).reduce((best, one) => (one.score > best.score ? one : best));
}

function areaColumn(columns: readonly FoundColumn[], pack: SuggestPack): MappingSuggestions['area'] {
  const found = columns.map((column) => ({ column: column.text, ...knownAreas(column.values, pack) })).filter(({ known }) => known >= 2);
  // Codes and names side by side: the one that more cells prove; codes win, for they name one unit each.
  return found.filter(({ known, of }) => known * 2 > of).sort((a, b) => b.known - a.known)[0] ?? null;
}

function knownAreas(values: readonly string[], pack: SuggestPack): { known: number; of: number; unknown: string[] } {
  const unknown = values.filter((value) => {
    const match = pack.area(value);
    return match === null || !('code' in match);
  });
  return { known: values.length - unknown.length, of: values.length, unknown: unknown.slice(0, 10) };
}

function periodColumn(columns: readonly FoundColumn[]): string | null {
  const found = columns.find((column) => /^(ky|thang|quy|nam|ngay|thoi gian|period|date)\b/.test(foldText(column.text)) && column.texts + column.figures > 0 && column.values.every((value) => /\d/.test(value)) && !/\b(truoc|nay|so voi|ke hoach)\b/.test(foldText(column.text)));
  return found?.text ?? null;
}

function labelColumn(columns: readonly FoundColumn[]): FoundColumn | null {
  return [...columns].sort((a, b) => b.texts - a.texts).find((column) => column.texts > column.figures) ?? null;
}

/** STT, TT, No.: counts rows and measures nothing. */
function isOrdinal(column: FoundColumn): boolean {
  return /^(stt|tt|so tt|so thu tu|no\.?|#|ma( so)?( \S+)?)$/.test(foldText(column.text));
}

function decimalOf(columns: readonly FoundColumn[]): MappingSuggestions['decimal'] {
  const proven = columns.flatMap((column) => (column.decimal ? [column.decimal] : []));
  const marks = new Set(proven.map(({ mark }) => mark));
  const [first] = proven;
  if (marks.size !== 1 || !first || first.mark === 'mixed') return { mark: 'auto', reason: marks.size > 1 ? 'các cột dùng dấu khác nhau: xét từng cột' : 'không chữ số nào nói rõ; số thật trong ô thì không cần' };
  return { mark: first.mark, reason: `“${first.evidence}” cho biết dấu thập phân là “${first.mark}”` };
}

import { EntryLine, Feed, type IndicatorInfo } from '@ioc/contracts';
import { areaCodeOf, defineAdapter, figureOf, jsonOf, readPeriod, type PackView, type SpanKind } from '@ioc/adapter-kit';
import type { BoundFeed } from '@ioc/ingest';
import { z } from 'zod';

/** A figure as it was understood. */
export interface UnderstoodEntry {
  indicator: string;
  area: string;
  period: string;
  value: number | null;
}
type EntryPack = Omit<PackView, 'indicator'> & { indicator(id: string): IndicatorInfo | undefined };

const kindOfCadence: Readonly<Record<string, SpanKind>> = { day: 'day', week: 'week', month: 'month', quarter: 'quarter', 'half-year': 'half', year: 'year', 'school-year': 'school-year' };

/**
 * Reads one line that a person wrote, as Vietnamese write it: `1.234` is one thousand two hundred and thirty-four, for the
 * form says so; what could only be an English decimal (`1.5`) is refused and not guessed.
 */
export function readEntry(line: EntryLine, pack: EntryPack): UnderstoodEntry | { reason: string } {
  const indicator = pack.indicator(line.indicator);
  if (!indicator) return { reason: `không có chỉ tiêu “${line.indicator}”` };
  if (indicator.formula !== undefined) return { reason: `“${indicator.name.vi}” do công thức tính ra, không nhập tay` };
  const area = line.area === '' ? { code: pack.provinceArea } : areaCodeOf(line.area, pack);
  if ('reason' in area) return { reason: `đơn vị hành chính: ${area.reason}` };
  const wanted = kindOfCadence[indicator.cadence.every];
  const period = readPeriod(line.period, wanted ? [wanted] : [], pack.utcOffset);
  if (period === null || period === 'ambiguous') return { reason: `kỳ “${line.period}” ${period === null ? 'không đọc được' : 'có thể là nhiều kỳ'}; viết như 10/2026, quý III/2026, 2026` };
  const figure = figureOf(line.value, { mark: ',', indicator: line.indicator, pack });
  if ('reason' in figure) return { reason: `giá trị “${line.value}”: ${figure.reason}` };
  return { indicator: line.indicator, area: area.code, period: period.at, value: figure.value };
}

const Written = z.object({ entry: EntryLine });

/** What reads confirmed entries: the archived line is read again by the same rules. */
const manual = defineAdapter({
  kind: 'manual',
  title: 'Figures that a person wrote and a second person confirmed',
  component: 'any',
  settings: z.unknown(),
  fetch: () => Promise.reject(new Error('nobody asks people')),
  parse: (payloads, _settings, pack) => {
    const readings = payloads.flatMap((payload) => {
      const { entry } = Written.parse(jsonOf(payload));
      const read = readEntry(entry, pack as EntryPack);
      return 'reason' in read ? [] : [{ indicator: read.indicator, area: read.area, at: read.period, value: read.value, where: '/entry/value' }];
    });
    return { readings, events: [], rejected: [] };
  },
});

/** The house's own feed for figures of one indicator that come by hand. */
export function manualFeed(indicator: IndicatorInfo): BoundFeed {
  const feed = Feed.parse({
    id: 'manual-entry',
    name: { vi: 'Nhập tay', en: 'Manual entry' },
    component: indicator.component,
    organisation: indicator.source,
    kind: manual.kind,
    poll: { every: 'P1D' },
    indicators: [indicator.id],
  });
  return { feed, adapter: manual, settings: {}, provenance: 'manual' };
}

import { z } from 'zod';
import { areaCodeOf, defineAdapter, decimalMarkOf, HttpSource, readNumber, readPeriod, readUnit, shiftDecimal, type DecimalMark, type PackView } from '@ioc/adapter-kit';
import { Slug, type FeedBatch, type Reading, type ReadingStatus, type Rejected } from '@ioc/contracts';
import { sdmxSeries, type SdmxObservation, type SdmxSeries } from './sdmx-document.js';

const SeriesMapping = z.strictObject({
  key: z.record(z.string(), z.string()).describe('Dimensions that the series must have, e.g. {INDICATOR: NGDP_XDC, FREQ: Q}'),
  indicator: Slug,
  area: z.string().optional().describe('Code of its area; else REF_AREA decides'),
  unitMult: z.number().int().optional().describe('Power of ten of the figures where the file has no UNIT_MULT'),
  breakdown: z.string().max(120).optional(),
});
type SeriesMapping = z.infer<typeof SeriesMapping>;

const SdmxSettings = z.strictObject({
  source: HttpSource,
  path: z.string().optional().describe('Appended to the address'),
  areaDimension: z.string().default('REF_AREA').describe('Dimension of areas'),
  areas: z.record(z.string(), z.string()).default({}).describe('Area codes of the source → codes of the pack'),
  series: z.array(SeriesMapping).min(1).describe('Series that are taken, each by its dimensions'),
});
type SdmxSettings = z.infer<typeof SdmxSettings>;

/** Statistics as the General Statistics Office and the Ministry of Finance publish them for the IMF. */
export const sdmxMl = defineAdapter<SdmxSettings>({
  kind: 'sdmx-ml',
  title: 'SDMX-ML 2.1 files of the statistics office (structure-specific or generic)',
  component: 'socio-economic',
  settings: SdmxSettings,
  async fetch(ctx, settings) {
    const answer = await ctx.http(settings.source, { ...(settings.path !== undefined && { path: settings.path }), conditional: true });
    return answer === 'unchanged' ? answer : [answer];
  },
  parse(payloads, settings, pack) {
    const series = payloads.flatMap((payload) => sdmxSeries(payload));
    const batch: FeedBatch = { readings: [], events: [], rejected: [] };
    const mark = documentMark(series);
    for (const one of series) readSeries(one, { settings, pack, mark, batch });
    for (const mapping of settings.series) {
      if (series.some((one) => answers(one, mapping))) continue;
      batch.rejected.push({ where: '/', raw: JSON.stringify(mapping.key), reason: `no series has these dimensions, wanted for ${mapping.indicator}` });
    }
    return batch;
  },
});

interface SeriesContext {
  settings: SdmxSettings;
  pack: PackView;
  mark: DecimalMark;
  batch: FeedBatch;
}

/**
 * SDMX writes numbers as XML does, with a dot. Some publishers type them: `2.767.229,12` beside `2587371.57` in one
 * series. So the document must prove its mark as soon as one comma stands in it.
 */
function documentMark(series: readonly SdmxSeries[]): DecimalMark {
  const texts = series.flatMap((one) => one.observations.flatMap((observation) => observation.value ?? []));
  return decimalMarkOf(texts) ?? (texts.some((text) => text.includes(',')) ? null : '.');
}

function answers(series: SdmxSeries, mapping: SeriesMapping): boolean {
  return Object.entries(mapping.key).every(([id, value]) => series.key.get(id) === value);
}

function readSeries(series: SdmxSeries, context: SeriesContext): void {
  const mappings = context.settings.series.filter((mapping) => answers(series, mapping));
  const refuse = (reason: string, rest: Partial<Rejected> = {}): number =>
    context.batch.rejected.push({ where: series.where, raw: nameOf(series), reason, ...rest });
  if (mappings.length === 0) refuse('no mapping for this series', { skipped: true });
  for (const mapping of mappings) {
    const area = areaOf(series, mapping, context);
    const power = powerOf(series, mapping, context.pack);
    if ('reason' in area) refuse(area.reason);
    else if (power === null) refuse(`UNIT_MULT "${series.key.get('UNIT_MULT')}" is no power of ten`);
    else for (const observation of series.observations) readObservation(observation, { ...context, mapping, area: area.code, power });
  }
}

function areaOf(series: SdmxSeries, mapping: SeriesMapping, { settings, pack }: SeriesContext): { code: string } | { reason: string } {
  if (mapping.area !== undefined) return { code: mapping.area };
  const said = series.key.get(settings.areaDimension) ?? '';
  return areaCodeOf(Object.hasOwn(settings.areas, said) ? (settings.areas[said] ?? '') : said, pack);
}

/** From the file's power of ten to that of the indicator's unit: UNIT_MULT 9 and "tỷ đồng" leave a figure as it is. */
function powerOf(series: SdmxSeries, mapping: SeriesMapping, pack: PackView): number | null {
  const said = series.key.get('UNIT_MULT');
  if (said !== undefined && !/^-?\d{1,2}$/.test(said)) return null;
  const power = said === undefined ? (mapping.unitMult ?? 0) : Number(said);
  return power - readUnit(pack.indicator(mapping.indicator)?.unit ?? '').power;
}

interface ObservationContext extends SeriesContext {
  mapping: SeriesMapping;
  area: string;
  power: number;
}

const statusOf: Readonly<Record<string, ReadingStatus>> = { E: 'estimate', F: 'estimate', P: 'preliminary', A: 'official' };

function readObservation(observation: SdmxObservation, context: ObservationContext): void {
  const { batch, mapping, area, pack, power, mark } = context;
  const { where } = observation;
  const refuse = (reason: string): number => batch.rejected.push({ where, raw: `${observation.time}: ${observation.value ?? ''}`, reason });
  const time = readPeriod(sdmxTime(observation.time), [], pack.utcOffset);
  if (!time || time === 'ambiguous') return void refuse(`no period in "${observation.time}"`);
  const read = readNumber(observation.value ?? '', mark);
  if (read.kind === 'refused') return void refuse(read.reason);
  const reading: Reading = { indicator: mapping.indicator, area, breakdown: mapping.breakdown, value: null, at: time.at, where };
  if (read.kind === 'missing') return void batch.readings.push(reading);
  if (read.unit !== undefined) return void refuse(`a unit stands behind the figure: ${read.unit}`);
  const status = read.status ?? statusOf[observation.status ?? ''];
  batch.readings.push({ ...reading, value: shiftDecimal(read.value, power), status, qualifier: read.qualifier });
}

/** SDMX's own writing of a year and a month: `2023-A1`, `2023-M05`. */
function sdmxTime(text: string): string {
  return text.trim().replace(/^(\d{4})-A1$/, '$1').replace(/^(\d{4})-M(\d{2})$/, '$1-$2');
}

function nameOf(series: SdmxSeries): string {
  return [...series.key].map(([id, value]) => `${id}=${value}`).join(' ').slice(0, 300);
}

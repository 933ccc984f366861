import { z } from 'zod';
import { AdapterFault, areaCodeOf, decimalMarkOf, HttpSource, readNumber, readPeriod, readStatus, readUnit, shiftDecimal, unchanged, type DecimalMark, type FetchContext, type FigureValue, type NotTaken, type PeriodText, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { Slug, type FeedBatch, type ReadingStatus, type Rejected } from '@ioc/contracts';

export interface SdmxObservation {
  time: string;
  /** As it stands in the file; absent for a missing figure. */
  value: string | undefined;
  status: string | undefined;
  /** Place in the payload. */
  where: string;
  /** The source says that this figure is no more. */
  deleted?: boolean;
}

/** A series of an SDMX message, whichever way it was written. */
export interface SdmxSeries {
  /** Dimensions and attributes by id, those of its group and data set included. */
  key: ReadonlyMap<string, string>;
  observations: SdmxObservation[];
  where: string;
}

const SeriesMapping = z.strictObject({
  key: z.record(z.string(), z.string()).describe('Dimensions and attributes that the series must have, e.g. {INDICATOR: NGDP_XDC, FREQ: Q}'),
  indicator: Slug,
  area: z.string().optional().describe('Code of its area; else REF_AREA decides'),
  unitMult: z.number().int().optional().describe('Power of ten of the figures where the file has no UNIT_MULT'),
  breakdown: z.string().max(120).optional(),
});
type SeriesMapping = z.infer<typeof SeriesMapping>;

export const SdmxSettings = z.strictObject({
  source: HttpSource,
  path: z.string().optional().describe('Appended to the address'),
  query: z.record(z.string(), z.string()).optional().describe('Parameters, e.g. startPeriod'),
  areaDimension: z.string().default('REF_AREA').describe('Dimension of areas'),
  areas: z.record(z.string(), z.string()).default({}).describe('Area codes of the source → codes of the pack'),
  series: z.array(SeriesMapping).min(1).describe('Series that are taken, each by its dimensions'),
});
export type SdmxSettings = z.infer<typeof SdmxSettings>;

/** One conditional request. @param accept the formats that are asked for */
export async function fetchSdmx(ctx: FetchContext, settings: SdmxSettings, accept?: string): Promise<RawPayload[] | Unchanged> {
  const { path, query } = settings;
  const answer = await ctx.http(settings.source, { ...(path !== undefined && { path }), ...(query && { query }), ...(accept !== undefined && { headers: { accept } }), conditional: true });
  return answer === unchanged ? answer : [answer];
}

/** Readings of the series that the settings want; a wanted one that is not there is said. */
export function readSdmx(series: readonly SdmxSeries[], settings: SdmxSettings, pack: PackView): FeedBatch {
  const batch: FeedBatch = { readings: [], events: [], rejected: [] };
  const mark = documentMark(series);
  for (const one of series) readSeries(one, { settings, pack, mark, batch });
  for (const mapping of settings.series) {
    if (series.some((one) => answers(one, mapping))) continue;
    batch.rejected.push({ where: '/', raw: JSON.stringify(mapping.key), reason: `no series has these dimensions, wanted for ${mapping.indicator}` });
  }
  if (batch.readings.length === 0 && batch.rejected.every((entry) => entry.skipped)) throw new AdapterFault('empty', 'the wanted series hold no observation');
  return batch;
}

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
  return Object.entries(mapping.key).every(([id, value]) => series.key.get(id)?.trim() === value.trim());
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
  const said = series.key.get('UNIT_MULT')?.trim() || undefined;
  if (said !== undefined && !/^-?\d{1,2}$/.test(said)) return null;
  const power = said === undefined ? (mapping.unitMult ?? 0) : Number(said);
  return power - readUnit(unitOf(mapping, pack)).power;
}

function unitOf({ indicator }: SeriesMapping, pack: PackView): string {
  return pack.indicator(indicator)?.unit ?? '';
}

interface ObservationContext extends SeriesContext {
  mapping: SeriesMapping;
  area: string;
  power: number;
}

const statuses = new Map<string, ReadingStatus>([['E', 'estimate'], ['F', 'estimate'], ['P', 'preliminary'], ['A', 'official']]);

function readObservation(observation: SdmxObservation, context: ObservationContext): void {
  const { batch, mapping, area, pack } = context;
  const { where } = observation;
  const time = readPeriod(sdmxTime(observation.time), [], pack.utcOffset);
  const figure = figureIn(observation, context);
  const fault = 'reason' in figure ? figure.reason : time && time !== 'ambiguous' ? undefined : `no period in "${observation.time}"`;
  if (fault !== undefined) batch.rejected.push({ where, raw: `${observation.time}: ${observation.value ?? ''}`, reason: fault });
  else batch.readings.push({ indicator: mapping.indicator, area, breakdown: mapping.breakdown, at: (time as PeriodText).at, ...(figure as FigureValue), where });
}

function figureIn(observation: SdmxObservation, { power, mark, pack, mapping }: ObservationContext): FigureValue | NotTaken {
  if (observation.deleted) return { reason: 'the source deletes this figure: what is known stays, and a person decides' };
  // JSON and XML of the statistics office end some texts with NUL.
  const read = readNumber((observation.value ?? '').replace(/\0+\s*$/, ''), mark);
  if (read.kind === 'refused') return read;
  if (read.kind === 'missing') return { value: null };
  const unit = read.percent ? '%' : read.unit;
  if (unit !== undefined && unit !== unitOf(mapping, pack)) return { reason: `a unit stands behind the figure: ${unit}` };
  const value = shiftDecimal(read.value, power);
  return Number.isFinite(value) ? { value, status: read.status ?? standingOf(observation), qualifier: read.qualifier } : { reason: 'not a finite number' };
}

/** By the attribute, else by words in the period: "Prel. 2024". */
function standingOf({ status = '', time }: SdmxObservation): ReadingStatus | undefined {
  return statuses.get(status) ?? readStatus(time);
}

/** SDMX's own writing of a year and a month: `2023-A1`, `2023-M05`. */
function sdmxTime(text: string): string {
  return text.trim().replace(/^(\d{4})-A1$/, '$1').replace(/^(\d{4})-M(\d{2})$/, '$1-$2');
}

function nameOf(series: SdmxSeries): string {
  return [...series.key].map(([id, value]) => `${id}=${value}`).join(' ').slice(0, 300);
}

import { z } from 'zod';
import { Duration, durationMs, Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { findArea } from './area-lookup.js';
import { byArea, combinations, combined, fits } from './combine.js';
import { staPageOf, type Stream } from './sta-entity.js';
import { newestObservation, type Observed } from './sta-observation.js';

const Pattern = z.string().describe('Text with * for any run of characters; case does not matter.');

const StaFigure = z.strictObject({
  indicator: Slug.describe('Indicator that the figure fills.'),
  thing: Pattern.optional().describe('Only Things of this name or id.'),
  datastream: Pattern.optional().describe('Only Datastreams of this name or id.'),
  property: Pattern.optional().describe('Only Datastreams that observe the property of this name.'),
  unit: z.string().optional().describe('Symbol that the unit must have; another unit is refused, never guessed at.'),
  value: z.enum(['result', 'reporting']).default('result').describe('The newest result; or the share in % of stations that sent anything within maxAge.'),
  combine: z.enum(combinations).default('mean').describe('How the stations of one area are put together.'),
  combineProvince: z.enum(combinations).optional().describe('How all stations are put together for the province; as in an area when not said.'),
  maxAge: Duration.default('PT2H').describe('A result that lags behind the newest one by more than this does not count; for reporting, the age that still counts as sending.'),
});
type StaFigure = z.infer<typeof StaFigure>;

export const StaSettings = z.strictObject({
  source: HttpSource.describe('Address of the service down to its version, e.g. https://…/v1.1.'),
  path: z.string().default('Things').describe('Things, Datastreams or Observations.'),
  query: z
    .record(z.string(), z.string())
    .default({ $expand: 'Locations,Datastreams($expand=ObservedProperty,Observations($orderby=phenomenonTime desc;$top=1))' })
    .describe('OData parameters.'),
  maxPages: z.number().int().positive().default(50).describe('More pages than this is a fault.'),
  areas: z.record(z.string(), z.string()).default({}).describe('Id or name of a Thing or name of its Location → code of the area.'),
  areaProperty: z.string().default('areaCode').describe('Key of Thing.properties that holds an area’s code or name.'),
  figures: z.array(StaFigure).min(1).describe('What is worked out from the newest observations.'),
});
export type StaSettings = z.infer<typeof StaSettings>;

/** Stations behind an OGC SensorThings service. */
export const sensorThings = defineAdapter<StaSettings>({
  kind: 'sensorthings',
  title: 'OGC SensorThings 1.1: environment and forest stations',
  component: 'security-traffic',
  settings: StaSettings,
  fetch: fetchPages,
  parse: parsePages,
});

async function fetchPages(ctx: FetchContext, settings: StaSettings): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  let query = settings.query;
  for (let page = 0; page < settings.maxPages; page += 1) {
    const payload = await ctx.http(settings.source, { path: settings.path, query });
    if (payload === unchanged) return unchanged;
    pages.push(payload);
    const { nextLink } = staPageOf(payload);
    if (nextLink === undefined) return pages;
    query = { ...settings.query, ...queryOf(nextLink) };
  }
  throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages: narrow settings.query or raise settings.maxPages`);
}

/**
 * A next page differs by its query only. Its host is not followed: behind a gateway services name their inner address,
 * and a source must not be able to send the centre anywhere.
 */
export function queryOf(nextLink: string): Record<string, string> {
  const query = nextLink.indexOf('?');
  return query < 0 ? {} : Object.fromEntries(new URLSearchParams(nextLink.slice(query + 1)));
}

function parsePages(payloads: readonly RawPayload[], settings: StaSettings, pack: PackView): FeedBatch {
  const pages = payloads.map(staPageOf);
  if (pages.every(({ length }) => length === 0)) throw new AdapterFault('empty', 'the service answered an empty list');
  const streams = pages.flatMap((page) => page.streams);
  const nowMs = Math.max(...payloads.map((payload) => Date.parse(payload.fetchedAt)));
  const batches = settings.figures.map((figure) => figureOf(figure, streams, { settings, pack, nowMs }));
  return { readings: batches.flatMap(({ readings }) => readings), events: [], rejected: [...pages.flatMap(({ refused }) => refused), ...batches.flatMap(({ rejected }) => rejected)] };
}

interface Context {
  settings: StaSettings;
  pack: PackView;
  nowMs: number;
}
type Figures = { readings: Reading[]; rejected: Rejected[] };

function figureOf(figure: StaFigure, streams: readonly Stream[], context: Context): Figures {
  const chosen = streams.filter((stream) => isChosen(figure, stream));
  if (chosen.length === 0) return { readings: [], rejected: [{ where: figure.indicator, raw: JSON.stringify(figure), reason: 'no datastream of the answer fits' }] };
  const rejected: Rejected[] = [];
  const observed = chosen.flatMap((stream) => observe(figure, stream, { ...context, rejected }));
  const readings = figure.value === 'reporting' ? reporting(figure, { chosen, observed }, context) : results(figure, observed, { ...context, rejected });
  return { readings, rejected };
}

function isChosen(figure: StaFigure, { thing, id, name, property }: Stream): boolean {
  return fits(figure.thing, [thing.id, thing.name]) && fits(figure.datastream, [id, name]) && fits(figure.property, [property, name]);
}

function observe(figure: StaFigure, stream: Stream, { pack, rejected }: Context & { rejected: Rejected[] }): Observed[] {
  if (figure.unit !== undefined && stream.unit !== figure.unit) {
    rejected.push(refuse(stream, `measured in "${stream.unit}", not in "${figure.unit}"`));
    return [];
  }
  const observed = newestObservation(stream, pack);
  if (observed === null) return [];
  if ('reason' in observed) rejected.push(refuse(stream, observed.reason));
  return 'reason' in observed ? [] : [observed];
}

function areaOf({ thing }: Stream, { settings, pack }: Context): string | null {
  const property = Object.hasOwn(thing.properties, settings.areaProperty) ? thing.properties[settings.areaProperty] : undefined;
  const own = typeof property === 'string' || typeof property === 'number' ? [String(property)] : [];
  const found = findArea([...own, thing.id, thing.name, ...thing.places].filter(Boolean), settings.areas, pack);
  return found && 'area' in found ? found.area : null;
}

function results(figure: StaFigure, observed: readonly Observed[], context: Context & { rejected: Rejected[] }): Reading[] {
  const newestMs = Math.max(...observed.map(({ atMs }) => atMs));
  const current = observed.filter((one) => newestMs - one.atMs <= (durationMs(figure.maxAge) ?? 0));
  for (const late of observed) if (!current.includes(late)) context.rejected.push(refuse(late.stream, `observed ${new Date(late.atMs).toISOString()}, long before the newest: the station is silent`));
  const placed = current.map((one) => ({ ...one, area: areaOf(one.stream, context) }));
  return byArea(placed, context.pack.provinceArea).map(({ area, parts }) => {
    const how = area === context.pack.provinceArea ? (figure.combineProvince ?? figure.combine) : figure.combine;
    const at = new Date(Math.max(...parts.map(({ atMs }) => atMs))).toISOString();
    return { indicator: figure.indicator, area, value: combined(how, parts.map(({ value }) => value)), at, where: parts.map(({ stream }) => stream.where).join(' ').slice(0, 300) };
  });
}

/** Share of stations of which at least one stream was heard within maxAge; as of now, because silence grows by itself. */
function reporting(figure: StaFigure, of: { chosen: readonly Stream[]; observed: readonly Observed[] }, context: Context): Reading[] {
  const maxAgeMs = durationMs(figure.maxAge) ?? 0;
  const heard = new Set(of.observed.filter(({ atMs }) => context.nowMs - atMs <= maxAgeMs).map(({ stream }) => stationOf(stream)));
  const stations = [...new Map(of.chosen.map((stream) => [stationOf(stream), areaOf(stream, context)]))].map(([station, area]) => ({ station, area }));
  return byArea(stations, context.pack.provinceArea).map(({ area, parts }) => ({
    indicator: figure.indicator,
    area,
    value: combined('mean', parts.map(({ station }) => (heard.has(station) ? 100 : 0))),
    at: new Date(context.nowMs).toISOString(),
    where: `${parts.length} stations`,
  }));
}

function stationOf({ thing, id }: Stream): string {
  return thing.id || thing.name || id;
}

function refuse(stream: Stream, reason: string): Rejected {
  return { where: stream.where, raw: JSON.stringify({ thing: stream.thing.name, datastream: stream.name, observations: stream.observations }).slice(0, 2000), reason };
}

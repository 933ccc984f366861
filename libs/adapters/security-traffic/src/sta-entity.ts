import { z } from 'zod';
import { AdapterFault, jsonOf, type RawPayload } from '@ioc/adapter-kit';

const Id = z.union([z.string(), z.number()]);
const Properties = z.record(z.string(), z.unknown());

const Observation = z.object({ phenomenonTime: z.string().nullish(), resultTime: z.string().nullish(), result: z.unknown() });
const Observations = z.array(Observation);

const Named = z.object({ '@iot.id': Id.optional(), name: z.string().optional() });
const Thing = Named.extend({
  properties: Properties.nullish(),
  Locations: z.array(Named.extend({ location: z.unknown().optional() })).optional(),
});
const Datastream = Named.extend({
  unitOfMeasurement: z.object({ symbol: z.string().nullish(), name: z.string().nullish() }).nullish(),
  ObservedProperty: Named.optional(),
  Observations: Observations.optional(),
  Thing: Thing.optional(),
});
const ThingWithStreams = Thing.extend({ Datastreams: z.array(Datastream) });
const LooseObservation = Observation.extend({
  'Datastream@iot.navigationLink': z.string().optional(),
  Datastream: Datastream.optional(),
});

/** A datastream with the station that it belongs to and the observations that the answer holds. */
export interface Stream {
  thing: { id: string; name: string; properties: Readonly<Record<string, unknown>>; places: string[] };
  id: string;
  name: string;
  property: string;
  unit: string;
  observations: z.infer<typeof Observations>;
  where: string;
}

export interface StaPage {
  streams: Stream[];
  refused: { where: string; raw: string; reason: string }[];
  /** Where the next page is, absolute or relative. */
  nextLink: string | undefined;
  length: number;
}

const Page = z.object({ value: z.array(z.unknown()), '@iot.nextLink': z.string().optional() });

/**
 * Reads a page of Things (expanded), of Datastreams or of Observations, or one of them alone.
 * @throws AdapterFault `bad-shape` when the answer is no SensorThings document
 */
export function staPageOf(payload: RawPayload): StaPage {
  const json = jsonOf(payload);
  const page = Page.safeParse(json);
  const entities = page.success ? page.data.value : [json];
  const result: StaPage = { streams: [], refused: [], nextLink: page.success ? page.data['@iot.nextLink'] : undefined, length: entities.length };
  entities.forEach((entity, i) => {
    const where = page.success ? `${payload.name}/value/${i}` : payload.name;
    const streams = streamsOf(entity, where);
    if (streams) result.streams.push(...streams);
    else result.refused.push({ where, raw: JSON.stringify(entity).slice(0, 2000), reason: 'neither a Thing with Datastreams, nor a Datastream, nor an Observation' });
  });
  if (entities.length > 0 && result.refused.length === entities.length) throw new AdapterFault('bad-shape', `${payload.name} is no SensorThings answer`);
  return result;
}

function streamsOf(entity: unknown, where: string): Stream[] | null {
  const things = ThingWithStreams.safeParse(entity);
  if (things.success) return things.data.Datastreams.map((stream, i) => streamOf(stream, things.data, `${where}/Datastreams/${i}`));
  if (typeof entity !== 'object' || entity === null) return null;
  if ('result' in entity) return looseObservation(entity, where);
  const stream = Datastream.safeParse(entity);
  const isStream = stream.success && ('Observations' in entity || 'unitOfMeasurement' in entity);
  return isStream ? [streamOf(stream.data, stream.data.Thing ?? {}, where)] : null;
}

function looseObservation(entity: object, where: string): Stream[] | null {
  const parsed = LooseObservation.safeParse(entity);
  if (!parsed.success) return null;
  const { Datastream: expanded, 'Datastream@iot.navigationLink': link, ...observation } = parsed.data;
  const stream = streamOf(expanded ?? {}, expanded?.Thing ?? {}, where);
  return [{ ...stream, id: stream.id || (link ?? where), observations: [observation] }];
}

function streamOf(stream: z.infer<typeof Datastream>, thing: z.infer<typeof Thing>, where: string): Stream {
  return {
    thing: stationOf(thing),
    id: idOf(stream),
    name: stream.name ?? '',
    property: stream.ObservedProperty?.name ?? '',
    unit: unitOf(stream),
    observations: stream.Observations ?? [],
    where,
  };
}

function stationOf(thing: z.infer<typeof Thing>): Stream['thing'] {
  return {
    id: idOf(thing),
    name: thing.name ?? '',
    properties: thing.properties ?? {},
    places: (thing.Locations ?? []).flatMap(({ name }) => (name ? [name] : [])),
  };
}

function unitOf({ unitOfMeasurement: unit }: z.infer<typeof Datastream>): string {
  return unit?.symbol ?? unit?.name ?? '';
}

function idOf(entity: z.infer<typeof Named>): string {
  return entity['@iot.id'] === undefined ? '' : String(entity['@iot.id']);
}

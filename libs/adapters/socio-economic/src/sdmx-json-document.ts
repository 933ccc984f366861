import { z } from 'zod';
import { AdapterFault, jsonOf, type RawPayload } from '@ioc/adapter-kit';
import type { SdmxObservation, SdmxSeries } from './sdmx-series.js';

const Value = z.union([z.looseObject({}), z.string(), z.number(), z.null()]);
const Component = z.looseObject({ id: z.string(), keyPosition: z.number().int().optional(), values: z.array(Value).optional(), default: z.unknown().optional() });
type Component = z.infer<typeof Component>;
const List = z.array(Component).nullish().transform((list) => list ?? []);
const Levels = z.looseObject({ dataSet: List, series: List, observation: List, dimensionGroup: List });
const Structure = z.looseObject({
  dimensions: Levels,
  attributes: Levels.nullish(),
  measures: z.looseObject({ observation: List }).nullish(),
});
type Structure = z.infer<typeof Structure>;

const Observations = z.record(z.string(), z.array(z.unknown()));
const Attributes = z.array(z.unknown()).nullish();
const DataSet = z.looseObject({
  action: z.string().optional(),
  structure: z.number().int().optional(),
  attributes: Attributes,
  dimensionGroupAttributes: z.record(z.string(), z.array(z.unknown())).nullish(),
  series: z.record(z.string(), z.looseObject({ attributes: Attributes, observations: Observations.nullish() })).nullish(),
  observations: Observations.nullish(),
});
type DataSet = z.infer<typeof DataSet>;
const Body = z.looseObject({ dataSets: z.array(DataSet), structure: Structure.optional(), structures: z.array(Structure).optional() });

/**
 * Series of an SDMX-JSON data message, version 1.0 (data sets at the root or under `data`) or 2.0.
 * @throws AdapterFault `bad-shape` for another document and for an answer of errors, `empty` without a series
 */
export function sdmxJsonSeries(payload: RawPayload): SdmxSeries[] {
  const { wrapped, body } = bodyOf(payload);
  const { dataSets, structure, structures = [] } = body;
  const series = dataSets.flatMap((dataSet, i) => {
    const own = structures[dataSet.structure ?? 0] ?? structure;
    if (!own) throw new AdapterFault('bad-shape', `${payload.name}: the data set ${i} has no structure`);
    return new DataSetReader(dataSet, own, `${wrapped ? '/data' : ''}/dataSets/${i}`).series();
  });
  if (series.length === 0) throw new AdapterFault('empty', `${payload.name}: the data sets hold no series`);
  return series;
}

function bodyOf(payload: RawPayload): { wrapped: boolean; body: z.infer<typeof Body> } {
  const json = jsonOf(payload);
  const holder = isObject(json) ? json : {};
  const wrapped = isObject(holder['data']);
  const parsed = Body.safeParse(wrapped ? holder['data'] : holder);
  if (parsed.success) return { wrapped, body: parsed.data };
  const errors = Array.isArray(holder['errors']) && holder['errors'].length > 0 ? `: ${JSON.stringify(holder['errors']).slice(0, 200)}` : '';
  throw new AdapterFault('bad-shape', `${payload.name} ${errors ? 'answered errors' : 'is no SDMX-JSON data message'}${errors}`, { cause: parsed.error });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

class DataSetReader {
  private readonly own: Map<string, string>;
  private readonly deleted: boolean;

  constructor(
    private readonly dataSet: DataSet,
    private readonly structure: Structure,
    private readonly place: string,
  ) {
    const fixed = structure.dimensions.dataSet.flatMap((dimension): [string, string][] => (dimension.values?.length ? [[dimension.id, textAt(dimension, 0)]] : []));
    this.own = new Map([...fixed, ...namedAttributes(structure.attributes?.dataSet, dataSet.attributes)]);
    this.deleted = /^delete$/i.test(dataSet.action ?? '');
  }

  series(): SdmxSeries[] {
    const { dimensions, attributes } = this.structure;
    const grouped = Object.entries(this.dataSet.series ?? {}).flatMap(([key, one]) => {
      const own = new Map([...this.own, ...keyOf(key, dimensions.series), ...namedAttributes(attributes?.series, one.attributes)]);
      return this.observed(one.observations ?? {}, own, `${this.place}/series/${key}`);
    });
    return [...grouped, ...this.observed(this.dataSet.observations ?? {}, this.own, this.place)];
  }

  /** One series for each key that the observations have beside time. */
  private observed(observations: z.infer<typeof Observations>, own: ReadonlyMap<string, string>, where: string): SdmxSeries[] {
    const bySeries = new Map<string, SdmxSeries>();
    for (const [indices, values] of Object.entries(observations)) {
      const full = new Map([...own, ...keyOf(indices, this.structure.dimensions.observation)]);
      const all = new Map([...this.groupAttributes(full), ...full, ...this.ownAttributes(values)]);
      const { TIME_PERIOD: time = '', OBS_STATUS: status, ...rest } = Object.fromEntries(all);
      const key = new Map(Object.entries(rest));
      const name = JSON.stringify([...key]);
      const one = bySeries.get(name) ?? { key, observations: [], where };
      one.observations.push(this.observation(values[0], { time, status, where: `${where}/observations/${indices}/0` }));
      bySeries.set(name, one);
    }
    return [...bySeries.values()];
  }

  /** Attributes of one observation stand behind its measures, of which the first is read. */
  private ownAttributes(values: readonly unknown[]): Map<string, string> {
    const measures = Math.max(1, this.structure.measures?.observation.length ?? 1);
    return namedAttributes(this.structure.attributes?.observation, values.slice(measures));
  }

  private observation(value: unknown, rest: Omit<SdmxObservation, 'value'>): SdmxObservation {
    const text = value === null || value === undefined ? undefined : typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
    return { ...rest, value: text, ...(this.deleted && { deleted: true }) };
  }

  /** Attributes of all series that share some dimensions: `{"0::": [1]}`, blank for "any". */
  private groupAttributes(key: ReadonlyMap<string, string>): Map<string, string> {
    const found = new Map<string, string>();
    const { dataSet, series, observation } = this.structure.dimensions;
    const ordered = [...dataSet, ...series, ...observation].sort((a, b) => (a.keyPosition ?? 99) - (b.keyPosition ?? 99));
    for (const [pattern, values] of Object.entries(this.dataSet.dimensionGroupAttributes ?? {})) {
      const fits = pattern.split(':').every((index, i) => index === '' || ordered[i] === undefined || key.get(ordered[i].id) === textAt(ordered[i], Number(index)));
      if (fits) for (const [id, text] of namedAttributes(this.structure.attributes?.dimensionGroup, values)) found.set(id, text);
    }
    return found;
  }
}

/** `"0:1"` → the ids of the first and second dimension's values. */
function keyOf(indices: string, dimensions: readonly Component[]): [string, string][] {
  const parts = indices.split(':');
  return dimensions.map((dimension, i) => [dimension.id, textAt(dimension, Number(parts[i] ?? 0))]);
}

function namedAttributes(components: readonly Component[] | undefined, said: readonly unknown[] | null | undefined): Map<string, string> {
  const named = new Map<string, string>();
  (components ?? []).forEach((component, i) => {
    const value = said?.[i];
    const index = typeof value === 'number' && component.values?.length ? value : undefined;
    const text = index === undefined ? plain(value ?? component.default) : textAt(component, index);
    if (text !== '') named.set(component.id, text);
  });
  return named;
}

function textAt({ values = [] }: Component, index: number): string {
  return plain(values[index]);
}

/** Text of a coded or uncoded value. */
function plain(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const { id, value: own, name } = value as { id?: unknown; value?: unknown; name?: unknown };
  const said = [id, own, name].find((one) => typeof one === 'string' || typeof one === 'number');
  return said === undefined ? '' : String(said as string | number);
}

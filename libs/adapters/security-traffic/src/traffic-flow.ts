import { z } from 'zod';
import { Duration, durationMs, Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, type PackView } from '@ioc/adapter-kit';
import { findArea } from './area-lookup.js';
import { intervalIn, localitiesOf, momentIn, msOf, numberIn, type Entity } from './ngsi-entity.js';

export const TrafficSettings = z.strictObject({
  flow: Slug.optional().describe('Indicator of the vehicles counted, brought to `perMinutes`.'),
  flowOver: z.enum(['sum', 'mean']).default('sum').describe('Vehicles of all observed places together, or of one place on average.'),
  perMinutes: z.number().positive().default(5).describe('Minutes that a flow is stated for; a source’s own interval is converted.'),
  speed: Slug.optional().describe('Indicator of the mean speed in km/h.'),
  speedWeight: z.enum(['flow', 'none']).default('flow').describe('Speeds weighted by the vehicles counted, or every place alike.'),
  jams: Slug.optional().describe('Indicator of the number of jammed places.'),
  jamSpeedBelow: z.number().positive().default(10).describe('Without the attribute `congested`, a place is jammed below this speed (km/h) …'),
  jamOccupancyFrom: z.number().min(0).max(1).default(0.4).describe('… when it is also occupied for at least this fraction of the time.'),
  maxLag: Duration.default('PT15M').describe('A place that lags behind the newest observation by more than this does not count.'),
});
export type TrafficSettings = z.infer<typeof TrafficSettings>;

interface Observation {
  entity: Entity;
  atMs: number;
  area: string | null;
  /** Vehicles per `perMinutes`. */
  flow?: number;
  speed?: number;
  jammed: boolean;
}

/** Figures over all observed places: of the province, and of each district that has an observed place. */
export function trafficFigures(entities: readonly Entity[], settings: TrafficSettings, at: { areas: Readonly<Record<string, string>>; pack: PackView }): FeedBatch {
  const rejected: Rejected[] = [];
  const seen = entities.flatMap((entity) => observationOf(entity, settings, { ...at, rejected }) ?? []);
  if (seen.length === 0) return { readings: [], events: [], rejected };
  const newestMs = Math.max(...seen.map((observation) => observation.atMs));
  const lagMs = durationMs(settings.maxLag) ?? 0;
  const current = seen.filter((observation) => newestMs - observation.atMs <= lagMs);
  for (const late of seen) {
    if (newestMs - late.atMs > lagMs) rejected.push(refuse(late.entity, `observed ${new Date(late.atMs).toISOString()}, long before the newest: the sensor is silent`));
  }
  const districts = [...new Set(current.flatMap(({ area }) => (area === null || area === at.pack.provinceArea ? [] : [area])))].sort();
  const readings = [at.pack.provinceArea, ...districts].flatMap((area) => {
    const mine = area === at.pack.provinceArea ? current : current.filter((observation) => observation.area === area);
    return figuresOf(area, mine, settings);
  });
  return { readings, events: [], rejected };
}

type Context = { areas: Readonly<Record<string, string>>; pack: PackView; rejected: Rejected[] };

function observationOf(entity: Entity, settings: TrafficSettings, context: Context): Observation | null {
  const interval = timesOf(entity, context.pack);
  if (!interval) {
    context.rejected.push(refuse(entity, 'no time of observation'));
    return null;
  }
  const located = findArea([entity.id, ...localitiesOf(entity)], context.areas, context.pack);
  if (located && 'unknown' in located && localitiesOf(entity).length > 0) {
    context.rejected.push({ ...refuse(entity, `${localitiesOf(entity)[0]} is no area of the pack: counted for the province only`), skipped: true });
  }
  const flow = positive(entity, 'intensity', context.rejected);
  const speed = positive(entity, 'averageVehicleSpeed', context.rejected);
  const minutes = interval.minutes ?? settings.perMinutes;
  return {
    entity,
    atMs: interval.endMs,
    area: located && 'area' in located ? located.area : null,
    ...(flow === undefined ? {} : { flow: (flow * settings.perMinutes) / minutes }),
    ...(speed === undefined ? {} : { speed }),
    jammed: isJammed(entity, speed, settings),
  };
}

function timesOf(entity: Entity, pack: PackView): { endMs: number; minutes?: number } | null {
  const [first, last] = intervalIn(entity, 'dateObserved') ?? [];
  const endMs = momentIn(entity, 'dateObservedTo', pack) ?? msOf(last ?? first, pack);
  if (endMs === undefined) return null;
  const startMs = momentIn(entity, 'dateObservedFrom', pack) ?? (last === undefined ? undefined : msOf(first, pack));
  return startMs !== undefined && startMs < endMs ? { endMs, minutes: (endMs - startMs) / 60_000 } : { endMs };
}

/** Counters say −1 for "no measurement". */
function positive(entity: Entity, name: string, rejected: Rejected[]): number | undefined {
  const value = numberIn(entity, name);
  if (value === undefined && entity.attribute(name) !== undefined && entity.attribute(name) !== null) rejected.push(refuse(entity, `${name} is no number`));
  if (value === undefined || (value >= 0 && value <= 1e9)) return value;
  if (value > 0) rejected.push(refuse(entity, `${name} is ${value}: no road has that`));
  if (value > 0) return undefined;
  rejected.push(refuse(entity, `${name} is ${value}: the sensor has no measurement`));
  return undefined;
}

function isJammed(entity: Entity, speed: number | undefined, settings: TrafficSettings): boolean {
  const congested = entity.attribute('congested');
  if (typeof congested === 'boolean') return congested;
  const occupancy = numberIn(entity, 'occupancy');
  if (speed === undefined || occupancy === undefined || occupancy > 1) return false;
  return speed < settings.jamSpeedBelow && occupancy >= settings.jamOccupancyFrom;
}

function figuresOf(area: string, observations: readonly Observation[], settings: TrafficSettings): Reading[] {
  const at = new Date(Math.max(...observations.map((observation) => observation.atMs))).toISOString();
  const where = `${observations.length} observed places`;
  const values: [string | undefined, number | null][] = [
    [settings.flow, flowOf(observations, settings)],
    [settings.speed, meanSpeed(observations, settings)],
    [settings.jams, observations.filter((observation) => observation.jammed).length],
  ];
  return values.flatMap(([indicator, value]) => (indicator === undefined ? [] : [{ indicator, area, value, at, where }]));
}

function flowOf(observations: readonly Observation[], { flowOver }: TrafficSettings): number | null {
  const flows = observations.flatMap(({ flow }) => (flow === undefined ? [] : [flow]));
  const sum = flows.reduce((total, flow) => total + flow, 0);
  return flows.length === 0 ? null : rounded(flowOver === 'sum' ? sum : sum / flows.length);
}

/** Σ(speed × weight) ÷ Σ weight; by vehicles a busy street counts for more, and without vehicles there is no speed. */
function meanSpeed(observations: readonly Observation[], { speedWeight }: TrafficSettings): number | null {
  let weights = 0;
  let sum = 0;
  for (const { flow = 0, speed } of observations) {
    if (speed === undefined) continue;
    const weight = speedWeight === 'flow' ? flow : 1;
    weights += weight;
    sum += weight * speed;
  }
  return weights === 0 ? null : rounded(sum / weights);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function refuse(entity: Entity, reason: string): Rejected {
  return { where: `${entity.where} ${entity.id}`.trim(), raw: JSON.stringify(entity.raw).slice(0, 2000), reason };
}

/** @throws AdapterFault `empty`: no observation at all is never good news */
export function requireEntities(entities: readonly Entity[], type: string): void {
  if (entities.length === 0) throw new AdapterFault('empty', `the broker answered no entity of type ${type}`);
}

import { z } from 'zod';
import { dayOf, parseTime, Severity, Slug, type FeedBatch, type FeedEvent, type Reading, type Rejected } from '@ioc/contracts';
import type { PackView } from '@ioc/adapter-kit';
import { findArea } from './area-lookup.js';
import { localitiesOf, momentIn, numberIn, pointOf, streetOf, type Entity } from './ngsi-entity.js';

const dayMs = 86_400_000;

export const AccidentSettings = z.strictObject({
  accidents: Slug.optional().describe('Indicator of the number of accidents a day.'),
  deaths: Slug.optional().describe('Indicator of the people killed a day.'),
  injured: Slug.optional().describe('Indicator of the people injured a day.'),
  days: z.number().int().min(1).max(31).default(7).describe('Days, today included, that get a figure even when nothing happened; the broker must answer for all of them.'),
  rollingDays: z.number().int().min(1).max(31).optional().describe('Count the last so many days as of now instead of day by day.'),
  openHours: z.number().positive().default(12).describe('An accident is an open event for so long, unless the source says that it is over.'),
  severities: z
    .strictObject({ deadly: Severity.default(1), injuring: Severity.default(2), other: Severity.default(3) })
    .prefault({})
    .describe('Severity of an accident event with deaths, with injuries, without either: 1 urgent … 4 low.'),
});
export type AccidentSettings = z.infer<typeof AccidentSettings>;

interface Accident {
  entity: Entity;
  atMs: number;
  area: string | null;
  deaths: number;
  injured: number;
}

export interface AccidentContext {
  areas: Readonly<Record<string, string>>;
  /** Districts that get figures of their own. */
  districts: readonly string[];
  pack: PackView;
  nowMs: number;
}

/** Accidents by day and area, and one event for each. */
export function accidentFigures(entities: readonly Entity[], settings: AccidentSettings, context: AccidentContext): FeedBatch {
  const rejected: Rejected[] = [];
  const accidents = entities.flatMap((entity) => accidentOf(entity, context, rejected) ?? []);
  if (accidents.length === 0) return { readings: [], events: [], rejected };
  const places = [context.pack.provinceArea, ...context.districts];
  const spans = settings.rollingDays === undefined ? daysOf(accidents, settings, context) : [rolling(settings.rollingDays, context.nowMs)];
  const readings = spans.flatMap((span) => places.flatMap((area) => figuresOf(area, { span, settings }, inside(accidents, span, area === context.pack.provinceArea ? null : area))));
  const events = accidents.map((accident) => eventOf(accident, settings, { ...context, rejected }));
  return { readings, events, rejected };
}

interface Span {
  at: string;
  startMs: number;
  endMs: number;
}

/** Every day of the asked window, and every earlier day that the answer speaks of. */
function daysOf(accidents: readonly Accident[], settings: AccidentSettings, { pack, nowMs }: AccidentContext): Span[] {
  const recent = Array.from({ length: settings.days }, (_, i) => dayOf(nowMs - i * dayMs, pack.utcOffset));
  const days = new Set([...recent, ...accidents.map((accident) => dayOf(accident.atMs, pack.utcOffset))]);
  return [...days].sort().flatMap((day) => {
    const span = parseTime(day, pack.utcOffset);
    return span ? [{ at: day, startMs: span.startMs, endMs: span.endMs }] : [];
  });
}

function rolling(days: number, nowMs: number): Span {
  return { at: new Date(nowMs).toISOString(), startMs: nowMs - days * dayMs, endMs: nowMs + 1 };
}

function inside(accidents: readonly Accident[], span: Span, area: string | null): Accident[] {
  return accidents.filter((accident) => accident.atMs >= span.startMs && accident.atMs < span.endMs && (area === null || accident.area === area));
}

function figuresOf(area: string, of: { span: Span; settings: AccidentSettings }, accidents: readonly Accident[]): Reading[] {
  const values: [string | undefined, number][] = [
    [of.settings.accidents, accidents.length],
    [of.settings.deaths, accidents.reduce((sum, accident) => sum + accident.deaths, 0)],
    [of.settings.injured, accidents.reduce((sum, accident) => sum + accident.injured, 0)],
  ];
  const where = accidents.map((accident) => accident.entity.where).join(' ').slice(0, 300) || 'no accident';
  return values.flatMap(([indicator, value]) => (indicator === undefined ? [] : [{ indicator, area, value, at: of.span.at, where }]));
}

type Context = AccidentContext & { rejected: Rejected[] };

function accidentOf(entity: Entity, context: AccidentContext, rejected: Rejected[]): Accident | null {
  const atMs = momentIn(entity, 'accidentDate', context.pack);
  if (atMs === undefined || !hasId(entity)) {
    rejected.push(refuse(entity, atMs === undefined ? 'no accidentDate' : 'its id does not have 1 to 200 characters'));
    return null;
  }
  const located = findArea([entity.id, ...localitiesOf(entity)], context.areas, context.pack);
  if (located && 'unknown' in located && localitiesOf(entity).length > 0) {
    rejected.push({ ...refuse(entity, `${localitiesOf(entity)[0]} is no area of the pack: counted for the province only`), skipped: true });
  }
  return { entity, atMs, area: located && 'area' in located ? located.area : null, deaths: deathsOf(entity), injured: injuredOf(entity) };
}

function hasId({ id }: Entity): boolean {
  return id !== '' && id.length <= 200;
}

/** Killed within 30 days is the international count; without it, within 24 hours, then those in and outside of vehicles. */
function deathsOf(entity: Entity): number {
  return firstOf(entity, ['totalDeadPeopleWithin30Days', 'totalDeadPeopleWithin24Hours']) ?? sumOf(entity, ['numPassengersDead', 'numPedestrianDead']);
}

function injuredOf(entity: Entity): number {
  return firstOf(entity, ['totalInjured']) ?? sumOf(entity, ['numPassengersInjured', 'numPedestrianInjured']);
}

function firstOf(entity: Entity, names: readonly string[]): number | undefined {
  return names.map((name) => numberIn(entity, name)).find((value) => value !== undefined && value >= 0);
}

function sumOf(entity: Entity, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + Math.max(0, numberIn(entity, name) ?? 0), 0);
}

function eventOf(accident: Accident, settings: AccidentSettings, context: Context): FeedEvent {
  const { entity, atMs, area } = accident;
  const point = pointOf(entity);
  if (point === null) context.rejected.push(refuse(entity, 'its coordinates lie outside of the globe: the event has no point'));
  const description = textIn(entity, 'description');
  const street = streetOf(entity);
  return {
    id: entity.id,
    kind: 'road-accident',
    title: titleOf(accident, street).slice(0, 300),
    severity: severityOf(accident, settings),
    status: isOpen(accident, settings, context.nowMs) ? 'open' : 'closed',
    startedAt: new Date(atMs).toISOString(),
    where: entity.where,
    ...(description === undefined ? {} : { description: description.slice(0, 2000) }),
    ...(area === null ? {} : { area }),
    ...(street === undefined ? {} : { place: street.slice(0, 300) }),
    ...(point ?? {}),
  };
}

function titleOf({ deaths, injured }: Accident, street: string | undefined): string {
  const harm = [deaths > 0 ? `${deaths} người chết` : '', injured > 0 ? `${injured} người bị thương` : ''].filter(Boolean).join(', ');
  return ['Tai nạn giao thông', street, harm].filter(Boolean).join(' · ');
}

function severityOf({ deaths, injured }: Accident, { severities }: AccidentSettings): FeedEvent['severity'] {
  if (deaths > 0) return severities.deadly;
  return injured > 0 ? severities.injuring : severities.other;
}

function isOpen({ entity, atMs }: Accident, settings: AccidentSettings, nowMs: number): boolean {
  const status = String(entity.attribute('status') ?? '').toLowerCase();
  if (['solved', 'closed', 'finished'].includes(status)) return false;
  return nowMs - atMs < settings.openHours * 3_600_000;
}

function textIn(entity: Entity, name: string): string | undefined {
  const value = entity.attribute(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function refuse(entity: Entity, reason: string): Rejected {
  return { where: `${entity.where} ${entity.id}`.trim(), raw: JSON.stringify(entity.raw).slice(0, 2000), reason };
}

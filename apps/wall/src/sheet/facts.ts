import type { CameraState, CameraStatus, EventState, FeedState, Freshness, IndicatorInfo, ProvinceInfo, SeriesState, Severity } from '@ioc/contracts';
import names from './names.json';

/* Everything that the sheet shows, made up and fixed: the design's own figures where it has some. */

/** The design's minute: 16/10/2024 14:26:38 in the province. */
export const now = Date.parse('2024-10-16T07:26:38Z');
const minute = 60_000;
const hour = 60 * minute;

/** The states of a datum, each in an "area" of its own, so that one indicator shows them all. */
export const datumStates = ['fresh', 'ageing', 'stale', 'missing', 'estimated', 'revised', 'preliminary', 'qualified', 'stale-estimated', 'stale-revised', 'ageing-estimated', 'missed'] as const;
export type DatumState = (typeof datumStates)[number];

export const indicators: ReadonlyMap<string, IndicatorInfo> = new Map(names.indicators.map((one): [string, IndicatorInfo] => [one.id, indicatorOf(one)]));

function indicatorOf({ id, vi, en, unit, decimals, min, max }: (typeof names.indicators)[number] & { min?: number; max?: number }): IndicatorInfo {
  const target = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return {
    id,
    name: { vi, en },
    unit,
    decimals,
    component: 'feedback',
    polarity: max === undefined ? 'higher-is-better' : 'lower-is-better',
    cadence: { every: 'PT1H', dueAfter: 'PT0S' },
    possible: [-1e9, 1e9],
    aggregate: 'last',
    source: 'office',
    ...(min === undefined && max === undefined ? {} : { target }),
  };
}

const ages: Record<'fresh' | 'late' | 'stale', [ageMs: number, allowedMs: number]> = { fresh: [25 * minute, hour], late: [52 * minute, hour], stale: [3 * hour + 12 * minute, hour] };

/** What differs from a fresh figure; `value: null` is a source that says it has none. */
export type Figure = { value: number | null; freshness?: keyof typeof ages } & Partial<SeriesState>;

export function series(indicator: string, area: string, { value, freshness = 'fresh', ...marks }: Figure): SeriesState {
  const [ageMs, allowedMs] = ages[freshness];
  const spark = value === null ? [] : [0.9, 0.93, 0.94, 0.96, 0.95, 0.98, 0.99, 0.992, 1].map((share) => share * value);
  return { indicator, area, value, period: 'instant', at: now - ageMs, ageFrom: now - ageMs, staleAt: now - ageMs + allowedMs, receivedAt: now, provenance: 'simulated', previous: spark.at(-2) ?? null, feed: 'sheet', spark, ...marks };
}

const datumMarks: Record<DatumState, Figure> = {
  fresh: { value: 88.4 },
  ageing: { value: 88.4, freshness: 'late' },
  stale: { value: 88.4, freshness: 'stale' },
  missing: { value: null },
  estimated: { value: 88.4, status: 'estimate' },
  revised: { value: 88.4, revisedAt: now - hour },
  preliminary: { value: 88.4, status: 'preliminary' },
  qualified: { value: 88.4, qualifier: 'gt' },
  'stale-estimated': { value: 88.4, freshness: 'stale', status: 'estimate' },
  'stale-revised': { value: 88.4, freshness: 'stale', revisedAt: now - hour },
  'ageing-estimated': { value: 88.4, freshness: 'late', status: 'estimate' },
  missed: { value: 71.2 },
};
export const datumSeries = datumStates.map((state) => series('on-time', state, datumMarks[state]));

/** @param title which of the made-up titles */
export function event(id: string, [severity, title]: [Severity, number], more: Partial<EventState> = {}): EventState {
  const { title: said, place } = names.events[title % names.events.length] as (typeof names.events)[number];
  return { id, feed: 'sheet', component: 'feedback', kind: 'sheet', title: said, place, severity, status: 'open', area: 'd1', startedAt: now - 194_000 - title * 47 * minute, receivedAt: now, provenance: 'simulated', ...more };
}

export function feed(index: number, freshness: Freshness, more: Partial<FeedState> = {}): FeedState {
  const heardAt = freshness === 'missing' ? null : now - 31 * hour;
  const staleAt = { fresh: now + 90 * hour, late: now + hour, stale: now - hour, missing: null, off: null }[freshness];
  const outcome = { outcome: 'ok' as const, fault: null, consecutiveFailures: 0, rejected: 0, readings: 12, latencyMs: 40, paused: [] };
  return { id: `feed-${String(index).padStart(2, '0')}`, name: { vi: 'Nguồn', en: 'Feed' }, component: 'feedback', organisation: 'office', kind: 'sheet', bringsEvents: true, freshness, everyMs: 5000, lastRunAt: now, lastHeardAt: heardAt, staleAt, provenance: 'simulated', ...outcome, ...more };
}

/** 20 fresh, one ageing, two stale, one never heard: the design's strip, and the state that it has no source for. */
export const feeds: readonly FeedState[] = Array.from({ length: 24 }, (_, index) => feed(index, index < 20 ? 'fresh' : index === 20 ? 'late' : index < 23 ? 'stale' : 'missing'));

const cameraStates: readonly CameraState[] = ['live', 'frozen', 'offline', 'unknown'];
export const cameras: readonly CameraStatus[] = names.cameras.map((shortName, index) => ({
  id: `camera-${index + 1}`,
  number: index + 1,
  name: shortName,
  shortName,
  area: 'd1',
  lat: 14.3 + 0.012 * (index % 4),
  lon: 107.95 + 0.022 * Math.floor(index / 4),
  heading: index * 30,
  fieldOfView: 54,
  state: index < 4 ? (cameraStates[index] ?? 'live') : 'live',
  since: now - (index === 1 ? 6 : 47) * minute,
  provenance: 'simulated',
}));

const districts = names.districts.map((name, index) => ({ code: `d${index + 1}`, name, level: 'district' as const, parent: 'p', aliases: [], successors: [], centroid: { lat: 15.3 - 0.3 * Math.floor(index / 3), lon: 107.5 + 0.4 * (index % 3) } }));

export const province: ProvinceInfo = {
  province: { id: 'sheet', name: names.province, centreName: names.centre, area: 'p', locale: 'vi-VN', timeZone: 'Asia/Ho_Chi_Minh', utcOffset: '+07:00', units: [], retention: { rawDays: 30, playbackDays: 400 }, map: { geometry: 'sheet.geojson', schematic: true, bounds: [107.3, 14.2, 108.5, 15.45], inset: { title: names.city, bounds: [107.94, 14.29, 108.01, 14.35] } } },
  components: [],
  areas: [{ code: 'p', name: names.province, level: 'province', aliases: [], successors: [] }, ...districts],
  organisations: [],
  scenes: [],
  takeovers: [],
  displays: [],
  simulated: true,
  version: 'sheet',
};

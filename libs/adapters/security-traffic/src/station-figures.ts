import { z } from 'zod';
import { Duration, durationMs, Slug, type Reading, type Rejected } from '@ioc/contracts';
import { byArea, combinations, combined, fits, type Combination } from './combine.js';
import type { Measurement } from './mqtt-measurement.js';

export const Station = z.strictObject({
  area: z.string().describe('Code of the district that the station stands in; a station of the province’s own code speaks for the whole province.'),
  name: z.string().optional().describe('Name for people.'),
  alarmLevels: z.array(z.number()).min(1).max(4).optional().describe('Water levels of báo động 1, 2, 3, rising, in the unit that the station measures.'),
  limits: z.record(z.string(), z.number()).default({}).describe('Metric → value above which a measurement is an exceedance (quy chuẩn).'),
});
export type Station = z.infer<typeof Station>;

const Source = z.strictObject({
  metric: z.string().describe('Metric as the topic or the SenML name says it.'),
  stations: z.string().optional().describe('Only stations whose id fits, e.g. nuoc-thai-*.'),
});

export const StationFigure = z.strictObject({
  indicator: Slug.describe('Indicator that the figure fills.'),
  of: z.array(Source).min(1).describe('Measurements that the figure is made of.'),
  value: z
    .enum(['measured', 'alarm-level', 'exceedance'])
    .default('measured')
    .describe('The value as measured; the number of alarm levels that it has reached; 1 when it is above the station’s limit and 0 when not.'),
  alarmLevels: z.array(z.number()).min(1).max(4).optional().describe('Alarm levels of stations that name none.'),
  combine: z.enum(combinations).describe('How the stations of one area are put together.'),
  combineProvince: z.enum(combinations).optional().describe('How all stations are put together for the province; as in an area when not said.'),
  maxLag: Duration.default('PT1H').describe('A station that lags behind the newest measurement by more than this does not count.'),
});
export type StationFigure = z.infer<typeof StationFigure>;

/** Newest measurement of every metric of every station. */
export function newestOf(measurements: readonly Measurement[]): Measurement[] {
  const newest = new Map<string, Measurement>();
  for (const measurement of measurements) {
    const key = JSON.stringify([measurement.station, measurement.metric]);
    const known = newest.get(key);
    if (!known || measurement.atMs >= known.atMs) newest.set(key, measurement);
  }
  return [...newest.values()];
}

interface Part {
  measurement: Measurement;
  area: string;
  value: number;
}

interface Places {
  stations: ReadonlyMap<string, Station>;
  province: string;
}

/** One reading for each area with a station, and one for the province; each keeps the time of its newest measurement. */
export function stationReadings(figure: StationFigure, measurements: readonly Measurement[], places: Places): { readings: Reading[]; rejected: Rejected[] } {
  const rejected: Rejected[] = [];
  const mine = newestOf(measurements).filter(({ metric, station }) => figure.of.some((source) => source.metric === metric && fits(source.stations, [station])));
  const newestMs = Math.max(...mine.map(({ atMs }) => atMs));
  const parts = mine.flatMap((measurement) => {
    const part = partOf(figure, measurement, { places, newestMs });
    if ('value' in part) return [part];
    rejected.push({ where: measurement.where, raw: JSON.stringify(measurement), reason: part.reason });
    return [];
  });
  const readings = byArea(parts, places.province).map((group) => {
    const how = group.area === places.province ? (figure.combineProvince ?? figure.combine) : figure.combine;
    return readingOf(figure.indicator, group, how);
  });
  return { readings, rejected };
}

function partOf(figure: StationFigure, measurement: Measurement, at: { places: Places; newestMs: number }): Part | { reason: string } {
  const station = at.places.stations.get(measurement.station);
  const value = station === undefined ? undefined : valueOf(figure, measurement, station);
  if (station === undefined || value === undefined) {
    return { reason: `settings.stations.${measurement.station} has no ${figure.value === 'alarm-level' ? 'alarmLevels' : `limits.${measurement.metric}`}` };
  }
  if (at.newestMs - measurement.atMs > (durationMs(figure.maxLag) ?? 0)) {
    return { reason: `measured ${new Date(measurement.atMs).toISOString()}, long before the newest: the station is silent` };
  }
  return { measurement, area: station.area, value };
}

function valueOf(figure: StationFigure, measurement: Measurement, station: Station): number | undefined {
  if (figure.value === 'measured') return measurement.value;
  if (figure.value === 'alarm-level') return (station.alarmLevels ?? figure.alarmLevels)?.filter((level) => measurement.value >= level).length;
  const limit = Object.hasOwn(station.limits, measurement.metric) ? station.limits[measurement.metric] : undefined;
  return limit === undefined ? undefined : Number(measurement.value > limit);
}

function readingOf(indicator: string, group: { area: string; parts: readonly Part[] }, how: Combination): Reading {
  const atMs = Math.max(...group.parts.map(({ measurement }) => measurement.atMs));
  const where = group.parts.map(({ measurement }) => measurement.where).join(' ').slice(0, 300);
  return { indicator, area: group.area, value: combined(how, group.parts.map(({ value }) => value)), at: new Date(atMs).toISOString(), where };
}

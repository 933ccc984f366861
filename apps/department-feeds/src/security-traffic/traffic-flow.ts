import { districts } from '../core/areas.js';
import type { FeedView } from '../department.js';
import { settledCounts, settledMeans } from './settled.js';
import { segmentCounts, segments, type Segment } from './roads.js';
import type { Entity } from './ngsi.js';

const intervalMs = 5 * 60_000;
const names = new Map(districts.map((district) => [district.code, district.name]));

/** Parts around a mean: the deviations cancel out, so that the mean of the parts is the mean to the given decimals. */
export function around(mean: number, shape: readonly number[], decimals: number): number[] {
  const scale = 10 ** decimals;
  const total = Math.round(mean * shape.length * scale);
  const raw = shape.map((part) => Math.max(0, Math.round(mean * scale * (1 + part))));
  let surplus = raw.reduce((sum, value) => sum + value, 0) - total;
  for (let i = 0; surplus !== 0 && i < raw.length; i += 1) {
    const take = Math.min(raw[i] ?? 0, surplus);
    raw[i] = (raw[i] ?? 0) - take;
    surplus -= take;
  }
  return raw.map((value) => value / scale);
}

/** A street's own share of traffic, the same all day. */
function shape(view: FeedView, district: string, count: number): number[] {
  const random = view.random(`traffic-shape/${district}`);
  const parts = Array.from({ length: count }, () => random() * 0.7 - 0.35);
  const mean = parts.reduce((sum, part) => sum + part, 0) / count;
  return parts.map((part) => part - mean);
}

interface Measured {
  readonly intensity: number;
  readonly speed: number;
  readonly congested: boolean;
}

function measure(view: FeedView): Map<string, Measured> {
  const flows = settledMeans(view, 'traffic-flow', segmentCounts);
  const speeds = settledMeans(view, 'traffic-average-speed', segmentCounts);
  const jams = settledCounts(view, 'traffic-jams', { atMs: view.now() });
  const found = new Map<string, Measured>();
  for (const [district, count] of segmentCounts) {
    const parts = shape(view, district, count);
    const intensities = around(flows.get(district) ?? 0, parts, 0);
    const kmh = around(
      speeds.get(district) ?? 0,
      parts.map((part) => -part * 0.6),
      1,
    );
    const busiest = [...intensities.keys()]
      .sort((a, b) => (intensities[b] ?? 0) - (intensities[a] ?? 0))
      .slice(0, jams.get(district) ?? 0);
    segments
      .filter((segment) => segment.district === district)
      .forEach((segment, i) => {
        found.set(segment.id, { intensity: intensities[i] ?? 0, speed: kmh[i] ?? 0, congested: busiest.includes(i) });
      });
  }
  return found;
}

function entity(segment: Segment, measured: Measured, nowMs: number): Entity {
  const to = new Date(Math.floor(nowMs / 1000) * 1000);
  const from = new Date(to.getTime() - intervalMs);
  const zulu = (date: Date) => date.toISOString().replace('.000Z', 'Z');
  const { intensity, speed, congested } = measured;
  return {
    id: `urn:ngsi-ld:TrafficFlowObserved:KTM:${segment.id}`,
    type: 'TrafficFlowObserved',
    name: segment.street,
    address: {
      streetAddress: segment.street,
      addressLocality: names.get(segment.district) ?? '',
      addressRegion: 'Kon Tum',
      addressCountry: 'VN',
    },
    areaServed: segment.district,
    location: { type: 'LineString', coordinates: segment.line },
    dateObserved: `${zulu(from).slice(0, -1)}/${zulu(to).slice(0, -1)}`,
    dateObservedFrom: zulu(from),
    dateObservedTo: zulu(to),
    laneId: 1,
    laneDirection: 'forward',
    reversedLane: false,
    intensity,
    averageVehicleSpeed: speed,
    averageHeadwayTime: intensity > 0 ? Number((300 / intensity).toFixed(1)) : null,
    occupancy: Math.min(1, Number(((congested ? 0.55 : 0) + intensity / 900).toFixed(2))),
    congested,
  };
}

/** One entity per counted stretch: vehicles in the last five minutes, mean speed in km/h, occupancy from 0 to 1. */
export function trafficFlow(view: FeedView): Entity[] {
  const measured = measure(view);
  return segments.map((segment) =>
    entity(segment, measured.get(segment.id) ?? { intensity: 0, speed: 0, congested: false }, view.now()),
  );
}

import { province } from '../core/areas.js';
import type { FeedView } from '../department.js';
import { settledCounts } from './settled.js';

/** One value that a station sends. */
export interface Measurement {
  readonly station: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** The water stations' loggers count seconds, the others milliseconds. */
  readonly clock: 's' | 'ms';
}

/** Station id → district. Names follow the province's real gauges and plants. */
export const rainGauges: Readonly<Record<string, string>> = {
  'mua-kon-tum': '608',
  'mua-dak-glei': '610',
  'mua-plei-kan': '611',
  'mua-dak-to': '612',
  'mua-mang-den': '613',
  'mua-dak-rve': '614',
  'mua-dak-ha': '615',
  'mua-sa-thay': '616',
  'mua-tu-mo-rong': '617',
  'mua-ia-hdrai': '618',
};
export const riverGauges: Readonly<Record<string, string>> = {
  'thuy-van-kon-tum': '608',
  'thuy-van-dak-mot': '612',
  'thuy-van-kon-plong': '613',
  'thuy-van-dak-glei': '610',
  'thuy-van-sa-thay': '616',
  'thuy-van-plei-kan': '611',
  'thuy-van-kon-ray': '614',
  'thuy-van-dak-ha': '615',
  'thuy-van-tu-mo-rong': '617',
  'thuy-van-ia-hdrai': '618',
};
export const wastewaterStations: Readonly<Record<string, string>> = {
  'nuoc-thai-kcn-hoa-binh': '608',
  'nuoc-thai-nm-duong': '615',
  'nuoc-thai-tinh-bot-dak-to': '612',
  'nuoc-thai-tinh-bot-sa-thay': '616',
  'nuoc-thai-kkt-bo-y': '611',
};
export const surfaceWaterStations: Readonly<Record<string, string>> = {
  'nuoc-mat-dak-bla': '608',
  'nuoc-mat-po-ko': '611',
  'nuoc-mat-dak-ke': '613',
  'nuoc-mat-ya-ly': '616',
};
/** Centres that send the province's own figure. */
export const centres = { hydromet: 'dai-kttv-tinh', environment: 'so-tnmt' } as const;

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

function rain(view: FeedView): Measurement[] {
  const send = (station: string, area: string): Measurement[] => {
    const total = round(view.value('rainfall-24h', area), 1);
    return [
      { station, metric: 'rainfall-24h', value: total, unit: 'mm', clock: 'ms' },
      { station, metric: 'rainfall-1h', value: round(total * 0.09, 1), unit: 'mm', clock: 'ms' },
    ];
  };
  return [
    ...Object.entries(rainGauges).flatMap(([station, area]) => send(station, area)),
    ...send(centres.hydromet, province.code),
  ];
}

/** Level against the three alarm levels: 1.5 is halfway between alarm 1 and alarm 2. */
function rivers(view: FeedView): Measurement[] {
  const gauges = Object.entries(riverGauges).flatMap(([station, area], index): Measurement[] => {
    const against = round(view.value('river-level-vs-alarm', area), 2);
    return [
      { station, metric: 'level-vs-alarm', value: against, unit: 'BĐ', clock: 'ms' },
      { station, metric: 'level', value: round(515 + index * 17 + against * 1.4, 2), unit: 'm', clock: 'ms' },
    ];
  });
  const highest =
    view.pinned('river-level-vs-alarm', province.code) ??
    Math.max(...gauges.filter((g) => g.metric === 'level-vs-alarm').map((g) => g.value));
  return [...gauges, { station: centres.hydromet, metric: 'level-vs-alarm', value: highest, unit: 'BĐ', clock: 'ms' }];
}

interface Water {
  readonly indicator: string;
  readonly stations: Readonly<Record<string, string>>;
  readonly metrics: readonly (readonly [name: string, unit: string, usual: number, decimals: number])[];
}
const wastewater: Water = {
  indicator: 'wastewater-exceedances',
  stations: wastewaterStations,
  metrics: [
    ['cod', 'mg/l', 52, 1],
    ['tss', 'mg/l', 38, 1],
    ['ph', 'pH', 7.1, 2],
    ['flow', 'm3/h', 64, 1],
  ],
};
const surfaceWater: Water = {
  indicator: 'surface-water-exceedances',
  stations: surfaceWaterStations,
  metrics: [
    ['do', 'mg/l', 6.4, 2],
    ['turbidity', 'NTU', 24, 1],
    ['ph', 'pH', 7.3, 2],
  ],
};

/** How often a limit was passed since midnight, and what the probes read now. */
function water(view: FeedView, kind: Water): Measurement[] {
  const now = view.now();
  const counts = settledCounts(view, kind.indicator, { atMs: now, from: Object.values(kind.stations) });
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const probes = Object.entries(kind.stations).flatMap(([station, area]): Measurement[] => {
    const random = view.random(`${station}/${Math.floor(now / 60_000)}`);
    return [
      { station, metric: 'exceedances', value: counts.get(area) ?? 0, unit: 'lần', clock: 's' },
      ...kind.metrics.map(([metric, unit, usual, decimals]): Measurement => ({
        station,
        metric,
        unit,
        value: round(usual * (0.97 + 0.06 * random()), decimals),
        clock: 's',
      })),
    ];
  });
  return [...probes, { station: centres.environment, metric: kind.indicator, value: total, unit: 'lần', clock: 's' }];
}

/** Everything that the stations send at one moment; in mode `partial` every second station is silent. */
export function measurements(view: FeedView): Measurement[] {
  const all = [...rain(view), ...rivers(view), ...water(view, wastewater), ...water(view, surfaceWater)];
  if (view.mode !== 'partial') return all;
  const stations = [...new Set(all.map((measurement) => measurement.station))];
  const speaking = new Set(stations.filter((_, index) => index % 2 === 0));
  return all.filter((measurement) => speaking.has(measurement.station));
}

export const topicOf = ({ station, metric }: Measurement): string => `kontum/${station}/${metric}`;

/** `{"ts":…,"value":…,"unit":…}`: the moment of the station's clock in seconds or milliseconds. */
export function payloadOf({ value, unit, clock }: Measurement, nowMs: number): string {
  return JSON.stringify({ ts: clock === 's' ? Math.floor(nowMs / 1000) : nowMs, value, unit });
}

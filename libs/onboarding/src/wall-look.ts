import { freshnessAt, type WallLook } from '@ioc/contracts';
import type { AcceptedReading } from '@ioc/ingest';

export interface LookGround {
  nowMs: number;
  areaName(code: string): string | undefined;
}

/** How a reading that the gate let through would look on the wall: name, value as Vietnamese write it, unit, age. */
export function wallLook({ reading, indicator, ageFromMs, staleAtMs }: AcceptedReading, ground: LookGround): WallLook {
  const freshness = freshnessAt(ground.nowMs, ageFromMs, staleAtMs);
  return {
    indicator: reading.indicator,
    name: (indicator.shortName ?? indicator.name).vi,
    area: reading.area,
    areaName: ground.areaName(reading.area) ?? reading.area,
    value: valueText(reading.value, indicator.decimals),
    unit: indicator.unit,
    period: reading.at,
    freshness: freshness === 'fresh' || freshness === 'late' ? freshness : 'stale',
    where: reading.where ?? null,
  };
}

/** Known to be missing is a dash and never 0. */
function valueText(value: number | null, decimals: number): string {
  if (value === null) return '—';
  return value.toLocaleString('vi-VN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

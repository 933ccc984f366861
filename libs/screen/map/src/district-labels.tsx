import type { IndicatorInfo } from '@ioc/contracts';
import { useWords, widthRem, type Words } from '@ioc/screen-ui';
import { memo } from 'react';
import { missesTarget } from './choropleth.js';
import type { DistrictState } from './district-states.js';
import { glyphRem, type EventMark } from './event-marks.js';
import { contains, labelPlace, pathOf, type AreaFeature } from './geometry.js';
import { labelShifts, type Obstacle } from './label-places.js';
import type { Bounds, Projection } from './projection.js';

export interface DistrictLabelsProps {
  districts: AreaFeature[];
  states: DistrictState[];
  indicator: IndicatorInfo;
  projection: Projection;
  remPx: number;
  marks: EventMark[];
  /** The district that holds the inset is named beside it, with a leader. */
  inset: Bounds | undefined;
}

/** A label and what it needs to be drawn. */
interface Placed {
  feature: AreaFeature;
  state: DistrictState;
  value: string;
  at: [x: number, y: number];
  led: boolean;
}

/** Name and value in each district; hatch and age over a stale or missing one. */
export const DistrictLabels = memo(function DistrictLabels({
  districts,
  states,
  indicator,
  projection,
  remPx,
  marks,
  inset,
}: DistrictLabelsProps) {
  const words = useWords();
  const placed = districts.flatMap((feature): Placed[] => {
    const state = states.find((one) => one.code === feature.properties.code);
    const place = labelPlace(feature);
    if (!place || !state) return [];
    const led = inset !== undefined && contains(widened(inset), place);
    return [{ feature, state, value: valueText(state, indicator, words), at: projection.project(place), led }];
  });
  const shifts = labelShifts(
    placed.map((one) => labelBox(one, remPx)),
    marks.map((mark) => glyphBox(mark, remPx)),
    remPx,
  );
  return placed.map(({ feature, state, value, at, led }, index) => {
    const [dx, dy] = shifts[index] ?? [0, 0];
    const to: [number, number] = led ? at : [at[0] + dx, at[1] + dy];
    return (
      <g
        key={state.code}
        className={labelClass(state, indicator)}
        data-area={state.code}
        data-value={state.value ?? ''}
        data-freshness={state.freshness}
      >
        {(state.freshness === 'stale' || state.freshness === 'missing') && (
          <path className="district-hatch" d={pathOf(feature, projection)} />
        )}
        <Label name={feature.properties.name ?? state.code} value={value} at={to} remPx={remPx} led={led} />
      </g>
    );
  });
});

/** Two lines round their middle; a led label stands beside its district and is nobody's obstacle. */
function labelBox({ feature, value, at, led }: Placed, remPx: number): Obstacle {
  if (led) return { x: at[0] + remPx * 22, y: at[1] + remPx * 8, halfWidth: remPx * 10, halfHeight: remPx * 4.5 };
  const widest = Math.max(widthRem(feature.properties.name ?? '', 4, 0.86), widthRem(value, 4.4, 0.95));
  return { x: at[0], y: at[1] + remPx * 1, halfWidth: (widest / 2) * remPx, halfHeight: remPx * 4.4 };
}

function glyphBox({ x, y, severity }: EventMark, remPx: number): Obstacle {
  const half = (glyphRem[severity] / 2) * remPx;
  return { x, y, halfWidth: half, halfHeight: half };
}

/** A name that stands near the inset's box would be covered by it. */
function widened([west, south, east, north]: Bounds): Bounds {
  const [dx, dy] = [(east - west) / 2, (north - south) / 2];
  return [west - dx, south - dy, east + dx, north + dy];
}

function labelClass(state: DistrictState, indicator: IndicatorInfo): string {
  const low = state.value !== null && state.freshness !== 'stale' && missesTarget(state.value, indicator);
  return low ? 'district-label district-low' : 'district-label';
}

function valueText(state: DistrictState, indicator: IndicatorInfo, words: Words): string {
  if (state.value === null) return words.t('map.missing');
  if (state.freshness === 'stale') return words.t('map.staleFor', { age: words.age(state.ageMs) });
  return words.formats.number(state.value, indicator.decimals);
}

function Label({
  name,
  value,
  at,
  remPx,
  led,
}: {
  name: string;
  value: string;
  at: [number, number];
  remPx: number;
  led: boolean;
}) {
  const [x, y] = at;
  if (!led) {
    return (
      <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
        <text className="label-name">{name}</text>
        <text className="label-value" y={remPx * 4.7}>
          {value}
        </text>
      </g>
    );
  }
  const to = [x + remPx * 12.5, y + remPx * 6.4] as const;
  return (
    <>
      <path className="leader" d={`M${x + remPx * 2.6} ${y + remPx * 2.2}L${to[0]} ${to[1]}`} />
      <rect className="inset-box" x={x - remPx * 2.6} y={y - remPx * 2.2} width={remPx * 5.2} height={remPx * 4.4} />
      <g transform={`translate(${(to[0] + remPx).toFixed(1)} ${to[1].toFixed(1)})`} className="label-led">
        <text className="label-name" y={remPx * 0.4}>
          {name}
        </text>
        <text className="label-value" y={remPx * 5}>
          {value}
        </text>
      </g>
    </>
  );
}

import { missesTarget, type IndicatorInfo } from '@ioc/contracts';
import { useWords, widthRem, type Words } from '@ioc/screen-ui';
import { memo } from 'react';
import { lineObstacles, type BezelLines } from './bezel-lines.js';
import type { DistrictState } from './district-states.js';
import { glyphRem, type EventMark } from './event-marks.js';
import { contains, labelPlace, pathOf, type AreaFeature } from './geometry.js';
import { labelShifts, type Obstacle } from './label-places.js';
import type { MapSize } from './map-size.js';
import type { Bounds, Projection } from './projection.js';

export interface DistrictLabelsProps {
  districts: AreaFeature[];
  states: DistrictState[];
  indicator: IndicatorInfo;
  projection: Projection;
  size: MapSize;
  marks: EventMark[];
  /** The district that holds the inset is named beside it, with a leader. */
  inset: Bounds | undefined;
  lines: BezelLines;
  /** What else stands on the map. */
  standing?: readonly Obstacle[];
}

/** A label and what it needs to be drawn. */
interface Placed {
  feature: AreaFeature;
  state: DistrictState;
  value: string;
  at: [x: number, y: number];
  led: boolean;
}

const nothing: readonly Obstacle[] = [];

/** Name and value in each district; a stale or missing one is hatched, below all names, and says its age. */
export const DistrictLabels = memo(function DistrictLabels({
  districts,
  states,
  indicator,
  projection,
  size,
  marks,
  inset,
  lines,
  standing = nothing,
}: DistrictLabelsProps) {
  const words = useWords();
  const { remPx } = size;
  const placed = districts.flatMap((feature): Placed[] => {
    const state = states.find((one) => one.code === feature.properties.code);
    const place = labelPlace(feature);
    if (!place || !state) return [];
    const led = inset !== undefined && contains(widened(inset), place);
    return [{ feature, state, value: valueText(state, indicator, { words, isLow: size.height < lowRem * remPx }), at: projection.project(place), led }];
  });
  return (
    <>
      {placed
        .filter(({ state }) => state.freshness === 'stale' || state.freshness === 'missing')
        .map(({ feature, state }) => (
          <path key={state.code} className="district-hatch" d={pathOf(feature, projection)} />
        ))}
      {shifted(placed, [...marks.map((mark) => glyphBox(mark, remPx)), ...(inset ? [insetBox(size)] : []), ...lineObstacles(lines, size), ...standing], size).map(({ feature, state, value, at, led }) => (
        <g
          key={state.code}
          className={labelClass(state, indicator)}
          data-area={state.code}
          data-value={state.value ?? ''}
          data-freshness={state.freshness}
        >
          <Label name={nameOf(feature)} value={value} at={at} remPx={remPx} led={led} />
        </g>
      ))}
    </>
  );
});

/** Labels clear of what stands, of each other and of the edge; a led one stands beside its district and never moves. */
function shifted(placed: Placed[], standing: Obstacle[], size: MapSize): Placed[] {
  const { remPx } = size;
  const free = placed.filter(({ led }) => !led);
  const led = placed.filter((one) => one.led);
  const fixed = [...standing, ...led.map((one) => ledBox(one, remPx))];
  const shifts = labelShifts(
    free.map((one) => labelBox(one, remPx)),
    fixed,
    size,
  );
  return [
    ...led,
    ...free.map((one, index): Placed => {
      const [dx, dy] = shifts[index] ?? [0, 0];
      return { ...one, at: [one.at[0] + dx, one.at[1] + dy] };
    }),
  ];
}

function nameOf({ properties }: AreaFeature): string {
  return properties.name ?? properties.code ?? '';
}

/** Two names beside each other read as one where they nearly touch: some space lies between them. */
const betweenRem = 1.6;

/** Two lines round their middle, from the marks of the name to below the value. */
function labelBox({ feature, value, at }: Placed, remPx: number): Obstacle {
  const widest = Math.max(widthRem(nameOf(feature), 4, 0.86), widthRem(value, 4.4, 1));
  return { x: at[0], y: at[1] + remPx * 0.8, halfWidth: (widest / 2 + betweenRem / 2) * remPx, halfHeight: remPx * 5 };
}

/** Beside its district, where the leader ends. */
function ledBox(placed: Placed, remPx: number): Obstacle {
  const { halfWidth, halfHeight } = labelBox(placed, remPx);
  return {
    x: placed.at[0] + (ledRem.x + 1) * remPx + halfWidth,
    y: placed.at[1] + (ledRem.y + 1.3) * remPx,
    halfWidth,
    halfHeight,
  };
}
/** End of a leader, from the district's place. */
const ledRem = { x: 12.5, y: 6.4 };

/** With the count beside it. */
export function glyphBox({ x, y, severity, count }: EventMark, remPx: number): Obstacle {
  const half = glyphRem[severity] / 2;
  const beside = count > 1 ? 0.5 + widthRem(String(count), 4, 0.92) : 0;
  return { x: x + (beside / 2) * remPx, y, halfWidth: (half + beside / 2) * remPx, halfHeight: half * remPx };
}

/** The picture of the city with its title, as `city-inset.css` places it. */
export function insetBox({ width, height, remPx }: MapSize): Obstacle {
  const [halfWidth, halfHeight] = [31, 23.3];
  return { x: width - (2.4 + halfWidth) * remPx, y: height - (2.2 + halfHeight) * remPx, halfWidth: halfWidth * remPx, halfHeight: halfHeight * remPx };
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

/** On a map that is lower the hatch alone says that a value is old, the label only how old. */
const lowRem = 115;

function valueText(state: DistrictState, indicator: IndicatorInfo, { words, isLow }: { words: Words; isLow: boolean }): string {
  if (state.value === null) return words.t('map.missing');
  if (state.freshness === 'stale') return isLow ? words.age(state.ageMs) : words.t('map.staleFor', { age: words.age(state.ageMs) });
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
  const to = [x + remPx * ledRem.x, y + remPx * ledRem.y] as const;
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

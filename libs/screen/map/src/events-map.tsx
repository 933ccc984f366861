import type { ProvinceInfo } from '@ioc/contracts';
import { SeverityGlyph, useWords, widthRem } from '@ioc/screen-ui';
import { useMemo, useRef, type MouseEvent } from 'react';
import { glyphBox } from './district-labels.js';
import { useDocumentTheme } from './document-theme.js';
import { eventMarks, glyphRem, isReport, type EventMark, type PlacedEvent } from './event-marks.js';
import { markedPlace } from './event-place.js';
import './events-map.css';
import { boundsOf, labelPlace, layerOf, type AreaCollection } from './geometry.js';
import { Ground } from './ground.js';
import { labelShifts, overlap, type Obstacle } from './label-places.js';
import { useMapSize, type MapSize } from './map-size.js';
import './province-map.css';
import { fitProjection, type Projection } from './projection.js';
import { ReportDot } from './report-dot.js';
import { reportDots, type ReportPlace } from './report-dots.js';

interface EventsMapProps {
  info: ProvinceInfo;
  areas: AreaCollection;
  events: readonly PlacedEvent[];
  /** Identity of the one that is shown beside; drawn for itself, ringed. */
  selected: PlacedEvent | undefined;
  onSelect: (id: string) => void;
}

/** Of the wall's unit in the desk's: glyphs are as large on a desk of 1080 lines as on a wall of as many. */
const deskUnit = 5 / 16;
/** Radius of a small report. */
const reportRem = 0.8;
/** Of an open one's glyph. */
const closedSize = 0.6;
const noClasses = new Map<string, 1>();

/** Events of a list on the province, for a desk: a press chooses one. North up; whoever has no mouse goes over the list. */
export function EventsMap({ info, areas, events, selected, onSelect }: EventsMapProps) {
  const { t } = useWords();
  const ref = useRef<HTMLDivElement>(null);
  const size = useMapSize(ref);
  const unplaced = events.filter((event) => !markedPlace(info, event, selected)).length;
  return (
    <figure className="events-ground">
      <div ref={ref} role="img" aria-label={t('map.eventsLabel', { n: events.length - unplaced })}>
        {size && <Picture {...{ info, areas, events, selected, onSelect }} size={{ ...size, remPx: size.remPx * deskUnit }} />}
      </div>
      <figcaption>{[info.province.map.schematic && t('map.schematic'), unplaced > 0 && t('map.unplaced', { n: unplaced })].filter(Boolean).join(' · ')}</figcaption>
    </figure>
  );
}

function Picture({ info, areas, events, selected, onSelect, size }: EventsMapProps & { size: MapSize }) {
  const { width, height, remPx } = size;
  const theme = useDocumentTheme();
  const projection = useMemo(() => {
    const margin = 6 * remPx;
    return fitProjection(boundsOf(layerOf(areas, 'district')) ?? info.province.map.bounds, { left: margin, top: margin, right: width - margin, bottom: height - margin });
  }, [areas, info, width, height, remPx]);
  const marks = useMemo(() => {
    const placeOf = (event: PlacedEvent) => markedPlace(info, event, selected);
    const told = events.filter((event) => !isReport(event));
    const open = eventMarks(told.filter(({ status }) => status === 'open'), projection, { placeOf, remPx, selected });
    const closed = eventMarks(told.filter(({ id, status }) => status === 'closed' && id !== selected?.id), projection, { placeOf, remPx: remPx * closedSize });
    return { open, closed: closed.filter((mark) => open.every((one) => overlap(glyphBox(mark, remPx * closedSize), glyphBox(one, remPx)) === 0)) };
  }, [events, selected, info, projection, remPx]);
  const dots = useMemo(() => reportDots(events, projection, { nowMs: Date.now(), selected: selected?.id }), [events, projection, selected]);
  const press = ({ clientX, clientY, currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const id = nearestTo([clientX - left, clientY - top], [...marks.closed, ...marks.open], { dots, remPx });
    if (id) onSelect(id);
  };
  return (
    <div className="events-layers" onClick={press}>
      <Ground areas={areas} hasTiles={false} projection={projection} size={size} classes={noClasses} light={theme} />
      <svg className="map-layer">
        {dots.map((dot) => <ReportDot key={dot.id} dot={dot} radius={remPx * reportRem} />)}
        <Names {...{ areas, projection, size }} standing={[...marks.open.map((mark) => glyphBox(mark, remPx)), ...marks.closed.map((mark) => glyphBox(mark, remPx * closedSize))]} />
      </svg>
      {marks.closed.map((mark) => <Glyph key={mark.id} mark={mark} remPx={remPx * closedSize} isClosed />)}
      {marks.open.map((mark) => <Glyph key={mark.id} mark={mark} remPx={remPx} isClosed={mark.id === selected?.id && selected.status === 'closed'} />)}
    </div>
  );
}

/** History never shouts: grey outlines, smaller than what is open, which stands alone where both are at one place. */
function Glyph({ mark: { id, severity, x, y, count, selected }, remPx, isClosed }: { mark: EventMark; remPx: number; isClosed: boolean }) {
  return (
    <span className="event-mark" data-event={id} data-severity={severity} data-selected={selected} data-closed={isClosed || undefined} style={{ left: `${x}px`, top: `${y}px`, fontSize: `${glyphRem[severity] * remPx}px` }}>
      <SeverityGlyph severity={severity} phase={isClosed ? 'shelved' : 'open'} ring={severity === 1 && !isClosed} />
      {count > 1 && <b>{count}</b>}
    </span>
  );
}

/** A press may miss a small mark by so many units. */
const slackRem = 2.4;

/** The mark or report under a press, the nearest of several. Pure. */
export function nearestTo([px, py]: [number, number], marks: readonly EventMark[], { dots, remPx }: { dots: readonly Pick<ReportPlace, 'id' | 'x' | 'y'>[]; remPx: number }): string | undefined {
  const reach = (radius: number) => radius + slackRem * remPx;
  const near = [
    ...marks.map(({ id, x, y, severity }) => ({ id, off: Math.hypot(x - px, y - py), reach: reach((glyphRem[severity] * remPx) / 2) })),
    ...dots.map(({ id, x, y }) => ({ id, off: Math.hypot(x - px, y - py), reach: reach(remPx) })),
  ].filter((one) => one.off <= one.reach);
  return near.toSorted((a, b) => a.off - b.off)[0]?.id;
}

/** Names of the districts, beside what stands on them. */
function Names({ areas, projection, size, standing }: { areas: AreaCollection; projection: Projection; size: MapSize; standing: readonly Obstacle[] }) {
  const { remPx } = size;
  const boxes = useMemo(
    () =>
      layerOf(areas, 'district').map((feature): Obstacle & { name: string } => {
        const [x, y] = projection.project(labelPlace(feature) ?? [0, 0]);
        const name = feature.properties.name ?? '';
        return { name, x, y, halfWidth: (widthRem(name, 3, 0.86) / 2 + 0.8) * remPx, halfHeight: 2.2 * remPx };
      }),
    [areas, projection, remPx],
  );
  const shifts = labelShifts(boxes, standing, size);
  return boxes.map(({ name, x, y }, index) => (
    <text key={name} className="district-name" x={x + (shifts[index]?.[0] ?? 0)} y={y + (shifts[index]?.[1] ?? 0)}>
      {name}
    </text>
  ));
}

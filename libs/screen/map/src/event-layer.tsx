import type { EventState, ProvinceInfo } from '@ioc/contracts';
import { useOpenEvents } from '@ioc/screen-live';
import { SeverityGlyph } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { eventMarks, glyphRem, isReport, type EventMark } from './event-marks.js';
import { eventPlace, ownPlace } from './event-place.js';
import type { Projection } from './projection.js';

/** More glyphs than this are a flood: the worst are drawn, the rest is in the list. */
const maxGlyphs = 60;
const maxDots = 300;

interface MarksAsked {
  info: ProvinceInfo;
  projection: Projection;
  remPx: number;
  /** The event that the map is shown for. */
  selected?: EventState | undefined;
}

/** Glyphs of the open events; labels keep clear of them. */
export function useEventMarks({ info, projection, remPx, selected }: MarksAsked): EventMark[] {
  const { list } = useOpenEvents();
  return useMemo(() => {
    const placeOf = (event: EventState) => (event.id === selected?.id || event.severity <= 2 ? eventPlace(info, event) : ownPlace(event));
    const shown = list.filter((event) => !isReport(event)).slice(0, maxGlyphs);
    return eventMarks(shown, projection, { placeOf, remPx, selected });
  }, [list, projection, info, remPx, selected]);
}

/** Glyphs by severity, the worst on top. */
export function EventGlyphs({ marks }: { marks: EventMark[] }) {
  return marks.map((mark) => (
    <span
      key={mark.id}
      className="event-mark"
      data-event={mark.id}
      data-severity={mark.severity}
      data-selected={mark.selected}
      style={{ left: `${mark.x}px`, top: `${mark.y}px`, fontSize: `${glyphRem[mark.severity]}rem` }}
    >
      <SeverityGlyph severity={mark.severity} ring={mark.severity === 1} />
      {mark.count > 1 && <b>{mark.count}</b>}
    </span>
  ));
}

/** From glyphs that stand aside to their true places. */
export function EventLeaders({ marks }: { marks: EventMark[] }) {
  return marks.map(({ id, from, x, y }) => from && <path key={id} className="leader" d={`M${x.toFixed(1)} ${y.toFixed(1)}L${from[0].toFixed(1)} ${from[1].toFixed(1)}`} />);
}

/** Citizens' small reports as dots, below the names of the districts. */
export function ReportDots({ projection, remPx }: { projection: Projection; remPx: number }) {
  return useOpenEvents()
    .list.filter((event) => isReport(event) && event.lat !== undefined && event.lon !== undefined)
    .slice(0, maxDots)
    .map((event) => {
      const [x, y] = projection.project([event.lon ?? 0, event.lat ?? 0]);
      return (
        <circle
          key={event.id}
          className="report-dot"
          cx={x.toFixed(1)}
          cy={y.toFixed(1)}
          r={(remPx * 0.6).toFixed(1)}
        />
      );
    });
}

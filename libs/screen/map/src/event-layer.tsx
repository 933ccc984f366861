import type { EventState, ProvinceInfo } from '@ioc/contracts';
import { useEachSecond, useOpenEvents, useShownEvents } from '@ioc/screen-live';
import { DrillMark, SeverityGlyph, useWords } from '@ioc/screen-ui';
import { Fragment, useMemo } from 'react';
import { eventMarks, glyphRem, isReport, type EventMark, type PlacedEvent } from './event-marks.js';
import { markedPlace, ownPlace } from './event-place.js';
import type { Projection } from './projection.js';
import { ReportDot } from './report-dot.js';
import { reportDots, type ReportPlace } from './report-dots.js';

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
  const list = useShownEvents();
  return useMemo(() => {
    const placeOf = (event: PlacedEvent) => markedPlace(info, event, selected);
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
      {mark.drill !== undefined && <span className="mark-drill"><DrillMark drill={mark.drill} /></span>}
    </span>
  ));
}

/** From glyphs that stand aside to their true places. */
export function EventLeaders({ marks }: { marks: EventMark[] }) {
  return marks.map(({ id, from, x, y }) => from && <path key={id} className="leader" d={`M${x.toFixed(1)} ${y.toFixed(1)}L${from[0].toFixed(1)} ${from[1].toFixed(1)}`} />);
}

/** Radius of a small report. */
const reportRem = 0.6;

/** Citizens' small reports, below the names of the districts. */
export function ReportDots({ projection, remPx }: { projection: Projection; remPx: number }) {
  return useReportDots(projection).map((dot) => <ReportDot key={dot.id} dot={dot} radius={remPx * reportRem} />);
}

/** Those that find room, the worst of them first to be taken. */
function useReportDots(projection: Projection): ReportPlace[] {
  const list = useShownEvents();
  const nowMs = useEachSecond((now) => Math.floor(now / 60_000)) * 60_000;
  return useMemo(() => reportDots(list, projection, { nowMs }).slice(-maxDots), [list, projection, nowMs]);
}

/** What disc and triangle mean, as long as any stands on the map. */
export function ReportKey() {
  const { t } = useWords();
  const { list } = useOpenEvents();
  if (!list.some((event) => isReport(event) && ownPlace(event))) return null;
  return (
    <span className="report-key">
      {[false, true].map((isLate) => (
        <Fragment key={String(isLate)}>
          <svg viewBox="-1.6 -1.6 3.2 3.2" aria-hidden="true">
            <ReportDot dot={{ x: 0, y: 0, isLate }} radius={1} />
          </svg>
          {t(isLate ? 'map.reportLate' : 'map.report')}
        </Fragment>
      ))}
    </span>
  );
}

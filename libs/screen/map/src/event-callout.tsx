import type { EventState } from '@ioc/contracts';
import { feedFreshness, useEachSecond, useFeeds } from '@ioc/screen-live';
import { areaName, DrillMark, FitText, useProvince, useWords, widthRem, type Words } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { calloutPlace, leaderTo } from './callout-place.js';
import './event-callout.css';
import { glyphRem, type EventMark } from './event-marks.js';
import type { Obstacle } from './label-places.js';
import type { MapSize } from './map-size.js';

/** Size of its type, as `event-callout.css` has it, and of the box round it, rem. */
const typeRem = 4.2;
const insideRem = 2.4;
const lineRem = 5.2;
const widestRem = 64;
/** For age and place under a short title. */
const leastRem = 52;

interface CalloutBox {
  event: EventState;
  /** Its middle and half sides, pixels. */
  box: Obstacle;
  lines: 1 | 2;
  leader: ReturnType<typeof leaderTo>;
}

/** Where the words of the marked event stand; null where none is marked. Other labels keep clear of `box`. */
export function useCallout(event: EventState | undefined, marks: readonly EventMark[], { size, taken }: { size: MapSize; taken: readonly Obstacle[] }): CalloutBox | null {
  return useMemo(() => {
    if (!event) return null;
    const { remPx } = size;
    const titleRem = widthRem(event.title, typeRem, 0.84);
    const room = Math.min(widestRem, size.width / remPx - 6);
    const lines = titleRem + insideRem > room ? 2 : 1;
    const wide = lines === 2 ? room : Math.max(titleRem + insideRem, Math.min(room, leastRem));
    const half = { halfWidth: (wide / 2) * remPx, halfHeight: ((lineRem * (lines + 1) + insideRem / 2) / 2) * remPx };
    const mark = marks.find(({ selected }) => selected);
    // Of an event without a place only the words stand there.
    const at = mark ? ringBox(mark, remPx) : { x: 0, y: 0, halfWidth: 0, halfHeight: 0 };
    const box = calloutPlace(at, half, { ...size, taken });
    return { event, box, lines, leader: mark ? leaderTo(box, at) : null };
  }, [event, marks, size, taken]);
}

/** A glyph with the ring round it. */
export function ringBox({ x, y, severity }: EventMark, remPx: number): Obstacle {
  const half = (glyphRem[severity] / 2 + 1.8) * remPx;
  return { x, y, halfWidth: half, halfHeight: half };
}

/** The words of the event that the map is shown for: what, for how long, where; and of a silent source that it is old. */
export function EventCallout({ callout: { event, box, lines } }: { callout: CalloutBox }) {
  const info = useProvince();
  const words = useWords();
  const feeds = useFeeds();
  const age = useEachSecond((now) => ageText(event, now, words));
  const isOld = useEachSecond((now) => feeds.some((feed) => feed.id === event.feed && ['stale', 'missing'].includes(feedFreshness(feed, now))));
  const where = event.place ?? areaName(info, event.area);
  const facts = [age, ...(isOld ? [words.t('map.oldNews')] : [])];
  const style = { left: `${box.x - box.halfWidth}px`, top: `${box.y - box.halfHeight}px`, width: `${box.halfWidth * 2}px`, height: `${box.halfHeight * 2}px` };
  return (
    <div className="event-callout" data-callout={event.id} data-drilled={event.drill !== undefined} style={style}>
      <FitText className="callout-title" text={event.title} from={84} lines={lines} mark="…" />
      <div className="callout-facts">
        <b>
          <DrillMark drill={event.drill} /> {facts.join(' · ')}
        </b>
        <FitText text={where || words.t('map.noPlace')} from={84} mark="…" />
      </div>
    </div>
  );
}

function ageText({ status, startedAt, dueAt }: EventState, now: number, { t, age }: Words): string {
  if (status === 'closed') return t('map.closed');
  if (dueAt !== undefined && dueAt < now) return t('events.overdue', { age: age(now - dueAt) });
  return t('map.since', { age: age(now - startedAt) });
}

/** From its words to the glyph. */
export function CalloutLeader({ callout }: { callout: CalloutBox | null }) {
  if (!callout?.leader) return null;
  const [[x0, y0], [x1, y1]] = callout.leader;
  return <path className="callout-leader" d={`M${x0.toFixed(1)} ${y0.toFixed(1)}L${x1.toFixed(1)} ${y1.toFixed(1)}`} />;
}

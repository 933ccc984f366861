import type { EventState } from '@ioc/contracts';
import { useEachSecond, useFeeds, useLink, useOpenEvents } from '@ioc/screen-live';
import { areaName, FitText, runningTime, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { bannerPlan } from './banner-plan.js';
import './banner.css';
import { sourceName, startedText } from './province-names.js';
import { useEventFeeds } from './use-event-feeds.js';

/**
 * The worst open events. Nothing severe open: one quiet line, so that the row keeps its place.
 * @param lines of a plate's title: two where the banner is high
 */
export function EventBanner({ lines = 1 }: { lines?: 1 | 2 }) {
  const { list } = useOpenEvents();
  const plan = useMemo(() => bannerPlan(list), [list]);
  if (plan.plates.length === 0) return <QuietLine />;
  return (
    <div className={plan.side.length > 0 ? 'banner banner-with-side' : 'banner'}>
      <div className="plates">
        {plan.plates.map((event) => (
          <Plate key={event.id} event={event} more={plan.moreCritical} half={plan.plates.length > 1} lines={lines} />
        ))}
      </div>
      {plan.side.length > 0 && (
        <div className="side">
          {plan.side.map((event, index) => (
            <SideLine key={event.id} event={event} more={index === plan.side.length - 1 ? plan.moreHigh : 0} />
          ))}
        </div>
      )}
    </div>
  );
}

function QuietLine() {
  const { t } = useWords();
  const { total } = useOpenEvents();
  const known = useLink().status !== 'connecting';
  const { none, silent } = useEventFeeds();
  // Where nobody reports, silence says nothing.
  if (known && none) return <div className="banner banner-quiet">{t('events.noSource')}</div>;
  const quiet = total > 0 ? t('banner.quietDetail', { n: total }) : t('banner.quietNone');
  const detail = silent > 0 ? t('events.unsure', { n: silent }) : quiet;
  return (
    <div className="banner banner-quiet">
      <span>{known ? t(silent > 0 ? 'banner.quietUnsure' : 'banner.quiet') : t('banner.unknown')}</span>
      {known && <span className="banner-quiet-detail">{detail}</span>}
    </div>
  );
}

/** "03:14" under an hour, then the age in words. */
function useRunning(event: EventState): string {
  const { age } = useWords();
  return useEachSecond((now) => runningTime(now - event.startedAt) ?? age(now - event.startedAt));
}

/** @param half two plates share the row: the title takes both lines, place and source are in the list */
function Plate({ event, more, half, lines }: { event: EventState; more: number; half: boolean; lines: 1 | 2 }) {
  const { t, formats } = useWords();
  const info = useProvince();
  const feeds = useFeeds();
  const running = useRunning(event);
  const started = useEachSecond((now) => startedText(info, event.startedAt, { now, formats }));
  const source = sourceName(info, event, feeds);
  const detail = [
    event.place ?? areaName(info, event.area),
    t('banner.started', { time: started }),
    source && t('banner.source', { name: source }),
  ].filter((part) => part !== '');
  const critical = event.severity === 1;
  return (
    <div
      className={`plate plate-${event.severity}${half ? ' plate-half' : ''}`}
      data-event={event.id}
      data-severity={event.severity}
    >
      <SeverityGlyph severity={event.severity} ring={critical} inverse={critical} />
      <div className="plate-text">
        <FitText className="plate-title" mark="…" text={event.title} from={92} lines={half ? 2 : lines} />
        {!half && <FitText className="plate-detail" text={detail.join(' · ')} from={92} />}
      </div>
      <div className="plate-time">
        <b>{running}</b>
        <span>{more > 0 ? t('banner.more1', { n: more }) : t('banner.open')}</span>
      </div>
    </div>
  );
}

function SideLine({ event, more }: { event: EventState; more: number }) {
  const { t } = useWords();
  const running = useRunning(event);
  return (
    <div className="side-line" data-event={event.id} data-severity={event.severity}>
      <SeverityGlyph severity={event.severity} />
      <FitText className="side-title" mark="…" text={event.title} from={84} />
      <span>{more > 0 ? `${running} · ${t('banner.more2', { n: more })}` : running}</span>
    </div>
  );
}

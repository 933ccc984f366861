import { useAlarms, useEachSecond, useFeeds, useLink, useOpenEvents, useShownEvents } from '@ioc/screen-live';
import { areaName, DrillMark, FitText, runningTime, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { bannerPlan } from './banner-plan.js';
import './banner.css';
import { sourceName, startedText } from './province-names.js';
import { useEventFeeds } from './use-event-feeds.js';
import { useProgress, type ProgressText } from './use-progress.js';
import { wallCalls, type WallCall } from './wall-calls.js';

/**
 * The worst alarms and open events. Nothing severe: one quiet line, so that the row keeps its place.
 * @param lines of a plate's title: two where the banner is high
 */
export function EventBanner({ lines = 1 }: { lines?: 1 | 2 }) {
  const list = useShownEvents();
  const { alarms } = useAlarms();
  const plan = useMemo(() => bannerPlan(wallCalls(alarms, list)), [alarms, list]);
  if (plan.plates.length === 0) return <QuietLine />;
  return (
    <div className={plan.side.length > 0 ? 'banner banner-with-side' : 'banner'}>
      <div className="plates">
        {plan.plates.map((call) => (
          <Plate key={call.id} call={call} more={plan.moreCritical} half={plan.plates.length > 1} lines={lines} />
        ))}
      </div>
      {plan.side.length > 0 && (
        <div className="side">
          {plan.side.map((call, index) => (
            <SideLine key={call.id} call={call} more={index === plan.side.length - 1 ? plan.moreHigh : 0} />
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
  if (known && none && total === 0) return <div className="banner banner-quiet">{t('events.noSource')}</div>;
  const quiet = total > 0 ? t('banner.quietDetail', { n: total }) : t('banner.quietNone');
  const detail = silent > 0 ? t('events.unsure', { n: silent }) : quiet;
  return (
    <div className="banner banner-quiet">
      <span>{known ? t(silent > 0 || none ? 'banner.quietUnsure' : 'banner.quiet') : t('banner.unknown')}</span>
      {known && <span className="banner-quiet-detail">{detail}</span>}
    </div>
  );
}

/** "03:14" under an hour, then the age in words. */
function useRunning({ startedAt }: WallCall): string {
  const { age } = useWords();
  return useEachSecond((now) => runningTime(now - startedAt) ?? age(now - startedAt));
}

/** What it is: in the words of the event, else of the alarm's rule and where. */
function useTitle({ alarm, event }: WallCall): string {
  const { pick } = useWords();
  const info = useProvince();
  const { rules } = useAlarms();
  if (event) return event.title;
  const rule = rules.find(({ id }) => id === alarm?.rule);
  return [rule ? pick(rule.name) : alarm?.rule, areaName(info, alarm?.area)].filter(Boolean).join(', ');
}

/** Where, since when, by whose word, and whose it is. */
function useDetail({ alarm, event, startedAt }: WallCall): string {
  const { t, pick, formats } = useWords();
  const info = useProvince();
  const feeds = useFeeds();
  const owner = useOwner(alarm);
  const started = useEachSecond((now) => startedText(info, startedAt, { now, formats }));
  const source = event ? sourceName(info, event, feeds) : '';
  const about = event ? (event.place ?? areaName(info, event.area)) : alarm?.evidence && pick(alarm.evidence.why);
  return [about, t('banner.started', { time: started }), source && t('banner.source', { name: source }), owner && t('banner.owner', { name: owner })].filter(Boolean).join(' · ');
}

/** The organisation that acts on an alarm; nobody is named for an event alone. */
function useOwner(alarm: WallCall['alarm']): string {
  const { organisations } = useProvince();
  const { rules } = useAlarms();
  const owner = rules.find(({ id }) => id === alarm?.rule)?.owner ?? '';
  return organisations.find(({ id }) => id === owner)?.shortName ?? owner;
}

/** How far it has come: of an alarm, whether somebody has seen it. */
function stateKey({ alarm, isUnacknowledged }: WallCall): string {
  if (!alarm) return 'banner.open';
  return isUnacknowledged ? 'banner.unacknowledged' : 'banner.acknowledged';
}

function classOf({ severity, isUnacknowledged, drill }: WallCall, half: boolean): string {
  return ['plate', `plate-${severity}`, half && 'plate-half', drill !== null && 'plate-drill', severity === 1 && !isUnacknowledged && 'plate-seen'].filter(Boolean).join(' ');
}

/** Under the title: how far those who act have come; where nobody acts by a procedure, where and since when. Half a plate of a drill has no room for it. */
function Second({ call, half }: { call: WallCall; half: boolean }) {
  const [detail, progress] = [useDetail(call), useProgress(call.alarm)];
  if (half) return progress && call.drill === null ? <FitText className="plate-detail" mark="…" text={[progress.short, progress.left].filter(Boolean).join(' · ')} from={92} /> : null;
  return progress ? <Progress progress={progress} /> : <FitText className="plate-detail" text={detail} from={92} />;
}

/** How far those who act have come: which step of how many, whose it is, and its time. */
function Progress({ progress: { run, step, what, left, isLate } }: { progress: ProgressText }) {
  return (
    <div className="plate-progress" data-run={run} data-late={isLate}>
      <b>{step}</b>
      <FitText className="plate-detail" mark="…" text={what} from={92} />
      {left && <b className="plate-left">{left}</b>}
    </div>
  );
}

/** Half a plate gives its title both lines, unless a procedure or the mark of a drill stands there too. */
function useHalfRows({ alarm, drill }: WallCall): 1 | 2 {
  return useProgress(alarm) === null && drill === null ? 2 : 1;
}

/** @param half two plates share the row: the title takes both lines, place and source are in the list */
function Plate({ call, more, half, lines }: { call: WallCall; more: number; half: boolean; lines: 1 | 2 }) {
  const { t } = useWords();
  const [running, title, halfRows] = [useRunning(call), useTitle(call), useHalfRows(call)];
  // Where the banner is high there is room for all of it.
  const rows = half && lines === 1 ? halfRows : lines;
  const { severity, isUnacknowledged, alarm, event, drill } = call;
  return (
    <div
      className={classOf(call, half)}
      data-event={event?.id}
      data-alarm={alarm?.id}
      data-acknowledged={alarm ? !isUnacknowledged : undefined}
      data-severity={severity}
    >
      <SeverityGlyph severity={severity} ring={isUnacknowledged} inverse={severity === 1 && isUnacknowledged} />
      {!half && <DrillMark drill={drill} />}
      <div className="plate-text">
        {half && <DrillMark drill={drill} />}
        <FitText className="plate-title" mark="…" text={title} from={92} lines={rows} />
        <Second call={call} half={half} />
      </div>
      <div className="plate-time">
        <b>{running}</b>
        <span>{more > 0 ? t('banner.more1', { n: more }) : t(stateKey(call))}</span>
      </div>
    </div>
  );
}

function SideLine({ call, more }: { call: WallCall; more: number }) {
  const { t } = useWords();
  const [running, title] = [useRunning(call), useTitle(call)];
  const said = call.alarm && !call.isUnacknowledged ? t('banner.acknowledged') : running;
  return (
    <div className={call.drill === null ? 'side-line' : 'side-line side-drill'} data-event={call.event?.id} data-alarm={call.alarm?.id} data-severity={call.severity}>
      <SeverityGlyph severity={call.severity} ring={call.alarm !== null && call.isUnacknowledged} />
      <DrillMark drill={call.drill} />
      <FitText className="side-title" mark="…" text={title} from={84} />
      <span>{more > 0 ? `${said} · ${t('banner.more2', { n: more })}` : said}</span>
    </div>
  );
}

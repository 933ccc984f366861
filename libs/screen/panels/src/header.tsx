import { asksForSomebody, type Severity } from '@ioc/contracts';
import { useAlarms, useEachSecond, useLink, useLive, useOpenEvents } from '@ioc/screen-live';
import { HouseMark, placeTitle, runningTime, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { FeedTicks } from './feed-ticks.js';
import './header.css';
import { useEventFeeds } from './use-event-feeds.js';

/** Who, how fresh, how many, how linked, when: the same place on every screen of the wall. */
export function WallHeader() {
  const { status } = useLink();
  return (
    <header className="wall-header" data-link={status}>
      <Who />
      <FeedTicks />
      <EventCounts />
      <SimulatedMark />
      <LinkState />
      <Clock />
    </header>
  );
}

/** Name and clock of a wall whose header is parted: they stand above the map. */
export function WallWho() {
  return (
    <header className="wall-who">
      <Who />
      <Clock />
    </header>
  );
}

/** How fresh, how many, how linked: the rest of a parted header. */
export function WallStatus() {
  const { status } = useLink();
  return (
    <header className="wall-status" data-link={status}>
      <FeedTicks />
      <LinkState />
      <EventCounts />
      <SimulatedMark />
    </header>
  );
}

function Who() {
  const words = useWords();
  const info = useProvince();
  return (
    <div className="who">
      <HouseMark />
      <div>
        <b>{placeTitle(info, words.t)}</b>
        <span>{info.province.centreName}</span>
      </div>
    </div>
  );
}

const severities: Severity[] = [1, 2, 3, 4];

function EventCounts() {
  const words = useWords();
  const { list, total } = useOpenEvents();
  // Nobody knows yet: that is not none.
  const known = useLink().status !== 'connecting';
  const { none, silent } = useEventFeeds();
  const unsure = silent > 0 || none;
  if (known && none && list.length === 0) return <div className="counts" />;
  // The list is worst first and bounded: what it leaves out is the mildest.
  const cut = total > list.length ? '+' : '';
  const worstCut = list.at(-1)?.severity ?? 4;
  return (
    <div className="counts" data-unsure={unsure}>
      {severities.map((severity) => {
        const count = list.filter((event) => event.severity === severity).length;
        return (
          <span
            key={severity}
            className={count > 0 ? `count count-${severity}` : 'count count-none'}
            data-severity={severity}
            data-count={count}
          >
            <SeverityGlyph severity={severity} blank />
            <b>{known ? `${count}${unsure ? '?' : severity === worstCut ? cut : ''}` : '?'}</b>
            <i>{words.t(`severity.${severity}`)}</i>
          </span>
        );
      })}
      <Unacknowledged />
    </div>
  );
}

/** Alarms that nobody has said to have seen, without those of a drill, like the counts beside; nothing where there is none. */
function Unacknowledged() {
  const { t } = useWords();
  const { alarms } = useAlarms();
  const count = useMemo(() => alarms.filter((alarm) => asksForSomebody(alarm) && !alarm.acknowledged && alarm.drill === null).length, [alarms]);
  if (count === 0) return null;
  return (
    <span className="unacknowledged" data-unacknowledged={count}>
      <b>{count}</b>
      <i>{t('header.unacknowledged')}</i>
    </span>
  );
}

/** Stands as long as anything simulated is on the screen. */
export function SimulatedMark() {
  const words = useWords();
  const { store } = useLive();
  const simulated = useEachSecond(
    () =>
      store.series.anySimulated ||
      store.cameras.get().some((camera) => camera.provenance === 'simulated') ||
      store.events.get().list.some((event) => event.provenance === 'simulated'),
  );
  if (!simulated) return null;
  return (
    <div className="simulated" data-simulated="">
      {words.t('header.simulated')}
    </div>
  );
}

function LinkState() {
  const { t, age, formats } = useWords();
  const link = useLink();
  const lostFor = useEachSecond((now) => (link.status === 'up' ? '' : (runningTime(now - link.since) ?? age(now - link.since))));
  const title = link.status === 'down' ? t('link.down', { age: lostFor }) : t(`link.${link.status}`);
  return (
    <div className={`link link-${link.status}`}>
      <b>{title}</b>
      <span>{detail()}</span>
    </div>
  );

  function detail(): string {
    if (link.status === 'connecting') return lostFor;
    if (link.status === 'down') return t('link.keeps');
    if (link.latencyMs === null) return t('link.measuring');
    return t('link.latency', {
      seconds: formats.number(Math.max(link.latencyMs, 10) / 1000, link.latencyMs < 100 ? 2 : 1),
    });
  }
}

function Clock() {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  const time = useEachSecond((now) => formats.clock(now, timeZone));
  const date = useEachSecond((now) => formats.date(now, timeZone));
  const weekday = useEachSecond((now) => formats.weekday(now, timeZone));
  return (
    <div className="clock">
      <span>
        {t(`date.weekday${weekday}`)}
        <br />
        {date}
      </span>
      <b>{time}</b>
    </div>
  );
}

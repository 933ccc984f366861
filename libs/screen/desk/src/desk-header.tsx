import { feedFreshness, useEachSecond, useFeeds, useLink } from '@ioc/screen-live';
import { useShortcut } from '@ioc/screen-furniture';
import { useSession } from '@ioc/screen-queries';
import { HouseMark, useLanguageChange, useProvince, useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { DeskPlace } from './desk-shell.js';
import { useTheme } from './theme.js';

export function DeskHeader({ places, watch, who }: { places: readonly DeskPlace[]; watch: ReactNode; who: ReactNode }) {
  return (
    <header className="desk-header">
      <Who />
      <Places places={places} />
      {watch ?? <span />}
      <FeedCount />
      <div className="desk-marks">
        <SimulatedMark />
        <DemonstrationMark />
      </div>
      <LinkState />
      <Preferences />
      {who}
      <Clock />
    </header>
  );
}

function Who() {
  const { t } = useWords();
  const { province } = useProvince();
  return (
    <div className="desk-who">
      <HouseMark />
      <div>
        <b>{t('desk.name')}</b>
        <span>{province.name}</span>
      </div>
    </div>
  );
}

function Places({ places }: { places: readonly DeskPlace[] }) {
  const { t } = useWords();
  return (
    <nav aria-label={t('desk.nav')}>
      {places.map(({ path, name }) => (
        <NavLink key={path} to={path}>
          {t(name)}
        </NavLink>
      ))}
    </nav>
  );
}

/** How many feeds are on schedule, of those that are switched on. */
function FeedCount() {
  const { t } = useWords();
  const feeds = useFeeds();
  const counted = useEachSecond((now) => {
    const states = feeds.map((feed) => feedFreshness(feed, now)).filter((state) => state !== 'off');
    return `${states.filter((state) => state === 'fresh').length}/${states.length}`;
  });
  if (feeds.length === 0) return <span />;
  return (
    <p className="desk-feeds">
      <b>{counted}</b> {t('header.freshFeeds')}
    </p>
  );
}

/** Stands as long as any source only stands in for a department. */
function SimulatedMark() {
  const { t } = useWords();
  const { simulated } = useProvince();
  const heard = useFeeds().some((feed) => feed.provenance === 'simulated');
  if (!simulated && !heard) return <span />;
  return (
    <div className="desk-simulated" data-simulated="">
      {t('header.simulated')}
    </div>
  );
}

/** Roles are had by one click here, and nothing that is done is meant. */
function DemonstrationMark() {
  const { t } = useWords();
  return useSession().data?.demonstration ? <span className="desk-demo">{t('desk.demo')}</span> : null;
}

function LinkState() {
  const { t, age, formats } = useWords();
  const { status, since, latencyMs } = useLink();
  const lostFor = useEachSecond((now) => (status === 'up' ? '' : age(now - since)));
  const seconds = formats.number(Math.max(latencyMs ?? 0, 10) / 1000, 2);
  const detail = { up: latencyMs === null ? t('link.measuring') : t('link.latency', { seconds }), down: t('link.keeps'), connecting: lostFor };
  return (
    <div className={`desk-link desk-link-${status}`} role="status">
      <b>{status === 'down' ? t('link.down', { age: lostFor }) : t(`link.${status}`)}</b>
      <span>{detail[status]}</span>
    </div>
  );
}

function Preferences() {
  const { t, language } = useWords();
  const changeLanguage = useLanguageChange();
  const [theme, changeTheme] = useTheme();
  const other = language === 'vi' ? 'en' : 'vi';
  useShortcut('l', t('desk.keys.language'), () => changeLanguage(other));
  return (
    <div className="desk-preferences">
      <div role="group" aria-label={t('desk.language')}>
        {(['vi', 'en'] as const).map((one) => (
          <button key={one} type="button" lang={one} title={t(`desk.${one}`)} aria-pressed={language === one} onClick={() => changeLanguage(one)}>
            {one}
          </button>
        ))}
      </div>
      <button type="button" onClick={() => changeTheme(theme === 'dark' ? 'light' : 'dark')}>
        {t(theme === 'dark' ? 'desk.light' : 'desk.dark')}
      </button>
    </div>
  );
}

function Clock() {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  const time = useEachSecond((now) => formats.clock(now, timeZone));
  const date = useEachSecond((now) => formats.date(now, timeZone));
  const weekday = useEachSecond((now) => formats.weekday(now, timeZone));
  return (
    <div className="desk-clock">
      <span>{`${t(`date.weekday${weekday}`)} ${date}`}</span>
      <b>{time}</b>
    </div>
  );
}

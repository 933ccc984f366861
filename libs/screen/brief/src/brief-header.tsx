import { feedFreshness, useEachSecond, useFeeds, useLink, useLive } from '@ioc/screen-live';
import { useSession } from '@ioc/screen-queries';
import { HouseMark, isWholeProvince, placeTitle, useLanguageChange, useProvince, useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import './brief-header.css';
import { useBriefTheme } from './brief-theme.js';

/** @param menu of whoever is signed in: opens by what stands within it */
export function BriefHeader({ menu }: { menu: (summary: ReactNode) => ReactNode }) {
  return (
    <header className="brief-header">
      <div className="brief-whose">{menu(<Who />)}</div>
      <SimulatedMark />
      <Feeds />
      <Doors />
    </header>
  );
}

function Who() {
  const { t, formats } = useWords();
  const info = useProvince();
  const { timeZone } = info.province;
  const session = useSession().data;
  const [demonstration, name] = [session?.demonstration, session?.actor?.name];
  const day = useEachSecond((now) => `${t(`date.weekday${formats.weekday(now, timeZone)}`)} ${formats.date(now, timeZone)}`);
  return (
    <div className="brief-who">
      <HouseMark />
      <div>
        <b>
          {t('brief.name')}
          {session?.actor && <i />}
        </b>
        <span>{day}</span>
        <span className="brief-person">{[name, !isWholeProvince(info) && placeTitle(info, t), demonstration && t('desk.demo')].filter(Boolean).join(' · ')}</span>
      </div>
    </div>
  );
}

/** Stands as long as anything simulated is on the screen. */
function SimulatedMark() {
  const { t } = useWords();
  const { store } = useLive();
  const simulated = useEachSecond(() => store.series.anySimulated || store.events.get().list.some(({ provenance }) => provenance === 'simulated'));
  if (!simulated) return <span />;
  return (
    <span className="brief-simulated" data-simulated="">
      {t('header.simulated')}
    </span>
  );
}

const order = ['fresh', 'late', 'stale', 'missing'];

/** One tick for each feed, stale ones taller at the right end; how many are on schedule; and how the link stands. */
function Feeds() {
  const { t } = useWords();
  const feeds = useFeeds();
  const ticks = useEachSecond((now) =>
    feeds
      .map((feed) => order.indexOf(feedFreshness(feed, now)))
      .filter((rank) => rank >= 0)
      .sort((a, b) => a - b)
      .join(''),
  );
  const link = useLinkText();
  return (
    <div className="brief-feeds">
      <span className="brief-ticks" aria-hidden="true">
        {[...ticks].map((rank, index) => (
          <i key={index} className={`brief-tick-${order[Number(rank)]}`} />
        ))}
      </span>
      <span>
        {ticks.length > 0 && (
          <>
            <b>{`${[...ticks].filter((rank) => rank === '0').length}/${ticks.length}`}</b> {t('header.freshFeeds')}
          </>
        )}
        <em>{link}</em>
      </span>
    </div>
  );
}

function useLinkText(): string {
  const { t, age, formats } = useWords();
  const { timeZone } = useProvince().province;
  const link = useLink();
  return useEachSecond((now) => {
    if (link.status === 'up') return t('brief.live', { time: formats.time(now, timeZone) });
    return t(link.status === 'down' ? 'brief.lost' : 'brief.waiting', { age: age(now - link.since) });
  });
}

function Doors() {
  const { t, language } = useWords();
  const changeLanguage = useLanguageChange();
  const [theme, changeTheme] = useBriefTheme();
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <nav className="brief-doors" aria-label={t('brief.nav')}>
      <Link className="button" to="/brief/morning">
        {t('brief.morning')}
      </Link>
      <Link className="button brief-square" to="/brief/find" aria-label={t('brief.findDoor')}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="10.5" cy="10.5" r="6.5" />
          <path d="m15.5 15.5 5 5" />
        </svg>
      </Link>
      <Link className="button brief-square" to="/brief/messages" aria-label={t('brief.messages.title')}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15ZM10 21h4" />
        </svg>
      </Link>
      <button type="button" className="button brief-square" aria-label={t('brief.toLanguage')} lang={language === 'vi' ? 'en' : 'vi'} onClick={() => changeLanguage(language === 'vi' ? 'en' : 'vi')}>
        {language === 'vi' ? 'EN' : 'VI'}
      </button>
      <button type="button" className="button brief-square" aria-label={t(next === 'dark' ? 'brief.toDark' : 'brief.toLight')} data-theme-switch={next} onClick={() => changeTheme(next)}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="8" />
          <path d="M12 4a8 8 0 0 1 0 16Z" className="brief-half" />
        </svg>
      </button>
    </nav>
  );
}

import { useEachSecond, useFeeds, usePlayerState, feedFreshness, type Player } from '@ioc/screen-live';
import { SimulatedMark } from '@ioc/screen-panels';
import { useProvince, useWords } from '@ioc/screen-ui';
import { LiveChip, type LiveChipProps } from './live-chip.js';

/** In place of the wall's header: that this is not now, which moment it is, and the one chip that is live. */
export function PlaybackHeader({ player, ...chip }: LiveChipProps & { player: Player }) {
  const { t, formats } = useWords();
  const { province } = useProvince();
  const { restated, gap } = usePlayerState(player);
  const { timeZone } = province;
  const time = useEachSecond((now) => formats.clock(now, timeZone));
  const date = useEachSecond((now) => formats.date(now, timeZone));
  const weekday = useEachSecond((now) => formats.weekday(now, timeZone));
  const feeds = useFeeds();
  const fresh = useEachSecond((now) => feeds.filter((feed) => feedFreshness(feed, now) === 'fresh').length);
  const total = feeds.filter(({ freshness }) => freshness !== 'off').length;
  return (
    <header className="playback-header">
      <b className="playback-title">{t('playback.title')}</b>
      <span className="playback-not">{t('playback.notNow')}</span>
      <span className="playback-date">
        {t(`date.weekday${weekday}`)}
        <br />
        {date}
      </span>
      <b className="playback-time">{time}</b>
      <span className="playback-who">
        {province.name}
        <br />
        {gap === null && t('playback.feedsThen', { fresh, total })}
        {restated.size > 0 && <i> · {t('playback.restatedMany', { n: restated.size })}</i>}
      </span>
      <SimulatedMark />
      <LiveChip {...chip} />
    </header>
  );
}

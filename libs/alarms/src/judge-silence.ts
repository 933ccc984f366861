import type { AlarmWhen } from '@ioc/contracts';
import { areaName, feedName, feedsBehind, silentOf, type Ground } from './ground.js';
import { verdict, type Verdict } from './verdict.js';
import { both, unknownWords } from './why-words.js';

/** Judges whether a feed is heard by its own schedule. One that is switched off, or is no more, is not waited for. */
export function judgeFeed(feed: string, ground: Ground): Verdict {
  const name = feedName(feed, ground.pack);
  if (!ground.pack.feeds.some(({ id, enabled }) => id === feed && enabled)) return verdict('false', { feed, why: { vi: `${name.vi}: không còn được chờ.`, en: `${name.en}: it is not waited for any more.` } });
  const freshness = ground.feeds.get(feed);
  if (freshness === undefined) return verdict('unknown', { feed, silent: silentOf([feed], ground), why: both((language) => `${name[language]}: ${unknownWords['not-watched'][language]}.`) });
  if (freshness === 'stale' || freshness === 'missing') return verdict('true', { feed, why: { vi: `${name.vi}: im lặng quá lịch của chính nguồn.`, en: `${name.en}: silent beyond its own schedule.` } });
  return verdict('false', { feed, why: { vi: `${name.vi}: vẫn nghe đúng lịch.`, en: `${name.en}: heard by its schedule.` } });
}

/** Judges whether a figure came by its own schedule. Until its feed is heard for the first time, one that never came is unknown. */
export function judgeFigure(indicator: string, area: string, ground: Ground): Verdict {
  const subject = both((language) => `${ground.pack.indicator(indicator)?.name[language] ?? indicator}, ${areaName(area, ground.pack)}`);
  const series = ground.series(indicator, area);
  // Of a feed that was never heard nobody knows yet what it has; its own alarm stands for that.
  const isHeard = feedsBehind(indicator, ground.pack).every((feed) => (ground.feeds.get(feed) ?? 'missing') !== 'missing');
  if (!series) return verdict(isHeard ? 'true' : 'unknown', { silent: isHeard ? [] : silentOf(feedsBehind(indicator, ground.pack), ground), why: both((language) => `${subject[language]}: ${unknownWords.never[language]}.`) });
  const found = { reading: { indicator, area, period: series.period, at: series.at }, feed: series.feed };
  if (ground.now > series.staleAt) return verdict('true', { ...found, why: both((language) => `${subject[language]}: ${unknownWords.stale[language]}.`) });
  return verdict('false', { ...found, why: { vi: `${subject.vi}: có số của kỳ ${series.period}.`, en: `${subject.en}: the figure of ${series.period} is there.` } });
}

/** Feeds that a rule waits for. */
export function feedsOf({ feeds }: Extract<AlarmWhen, { kind: 'no-data' }>, pack: Ground['pack']): readonly string[] {
  return feeds === 'all' ? pack.feeds.filter(({ enabled }) => enabled).map(({ id }) => id) : (feeds ?? []);
}

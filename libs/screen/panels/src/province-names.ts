import type { EventState, FeedState, ProvinceInfo } from '@ioc/contracts';
import type { Formats } from '@ioc/screen-ui';

/** Longer names are for letters, not for a wall. */
const longName = 32;

/** The agency behind an event: its own word when it is short, else the one in the pack that owns the feed. */
export function sourceName(info: ProvinceInfo, event: EventState, feeds: readonly FeedState[]): string {
  const named = info.organisations.find((one) => one.id === event.organisation)?.shortName ?? event.organisation;
  if (named !== undefined && named.length <= longName) return named;
  const feed = feeds.find((one) => one.id === event.feed);
  const owner = info.organisations.find((one) => one.id === feed?.organisation);
  return owner?.shortName ?? named ?? '';
}

/** "14:26" today, "23/11 14:26" before: an hour alone would say the wrong day. */
export function startedText(
  info: ProvinceInfo,
  startedAt: number,
  { now, formats }: { now: number; formats: Formats },
): string {
  const { timeZone } = info.province;
  const time = formats.time(startedAt, timeZone);
  const date = formats.date(startedAt, timeZone);
  return date === formats.date(now, timeZone) ? time : `${date.slice(0, 5)} ${time}`;
}

import type { Placed } from '@ioc/access';
import type { AlarmRule, AlarmStanding, CameraStatus, ComponentId, EventState, FeedState, Incident } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';

/** Where things lie, for rights: the one place that says which component, area and organisation a thing belongs to. */
export const placeOf = {
  /** A figure belongs to the organisation that reports it. */
  series: (pack: ProvincePack, { indicator, area }: { indicator: string; area: string }): Placed => {
    const known = pack.indicator(indicator);
    return { component: known?.component, area, organisation: known?.source };
  },
  event: ({ component, area, organisation }: EventState): Placed => ({ component, area, organisation }),
  feed: ({ component, organisation }: Pick<FeedState, 'component' | 'organisation'>): Placed => ({ component, organisation }),
  /** The part of the province that an alarm speaks of; its rule says of what it is, and who acts. */
  alarm: (pack: ProvincePack, { rule: id, area, source }: Pick<AlarmStanding, 'rule' | 'area' | 'source'>): Placed => {
    const rule = pack.alarms.rules.find((one) => one.id === id);
    return { component: rule && componentOf(pack, rule, source), area, organisation: rule?.owner };
  },
  incident: ({ place, owner }: Incident): Placed => ({ area: place?.area, organisation: owner?.organisation }),
  directive: ({ organisation }: { organisation: string }): Placed => ({ organisation }),
  camera: ({ area }: Pick<CameraStatus, 'area'>): Placed => ({ component: 'security-traffic', area }),
};

/** Undefined where what a rule watches belongs to no component, or to several. */
function componentOf(pack: ProvincePack, { when }: AlarmRule, source: string | null): ComponentId | undefined {
  if ('indicator' in when && when.indicator !== undefined) return pack.indicator(when.indicator)?.component;
  if (when.kind === 'no-data') return source === null ? undefined : pack.feed(source)?.component;
  if (when.kind !== 'events') return undefined;
  const [component, ...others] = new Set(pack.feeds.filter(({ events }) => events.includes(when.events)).map((feed) => feed.component));
  return others.length === 0 ? component : undefined;
}

/** An area with all that lies in it. */
export function areasWithin(pack: ProvincePack, code: string): string[] {
  return [code, ...pack.areas.filter(({ parent }) => parent === code).flatMap((area) => areasWithin(pack, area.code))];
}

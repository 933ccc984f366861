import type { Placed } from '@ioc/access';
import type { AlarmStanding, CameraStatus, EventState, FeedState, Incident } from '@ioc/contracts';
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
  /** The part of the province that an alarm speaks of; of what it is, its rule alone knows. */
  alarm: ({ area }: Pick<AlarmStanding, 'area'>): Placed => ({ area }),
  incident: ({ place, owner }: Incident): Placed => ({ area: place?.area, organisation: owner?.organisation }),
  directive: ({ organisation }: { organisation: string }): Placed => ({ organisation }),
  camera: ({ area }: Pick<CameraStatus, 'area'>): Placed => ({ component: 'security-traffic', area }),
};

/** An area with all that lies in it. */
export function areasWithin(pack: ProvincePack, code: string): string[] {
  return [code, ...pack.areas.filter(({ parent }) => parent === code).flatMap((area) => areasWithin(pack, area.code))];
}

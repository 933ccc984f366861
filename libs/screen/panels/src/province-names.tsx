import type { EventState, FeedState, ProvinceInfo } from '@ioc/contracts';
import { createContext, useContext } from 'react';

/** The province pack of this screen: names of areas and organisations, the zone of its clock. */
export const ProvinceContext = createContext<ProvinceInfo | null>(null);

export function useProvince(): ProvinceInfo {
  const info = useContext(ProvinceContext);
  if (!info) throw new Error('a panel was used outside of ProvinceContext');
  return info;
}

export function areaName(info: ProvinceInfo, code: string | undefined): string {
  const area = code === undefined ? undefined : info.areas.find((one) => one.code === code);
  return area ? (area.shortName ?? area.name) : '';
}

/** The agency behind an event: its own word, its organisation in the pack, or the feed that brought it. */
export function sourceName(info: ProvinceInfo, event: EventState, feeds: readonly FeedState[]): string {
  const known = info.organisations.find((one) => one.id === event.organisation);
  const feed = feeds.find((one) => one.id === event.feed);
  const owner = info.organisations.find((one) => one.id === feed?.organisation);
  return known?.shortName ?? event.organisation ?? owner?.shortName ?? '';
}

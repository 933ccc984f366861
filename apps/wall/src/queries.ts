import type { EventDetail, EventState, ProvinceInfo } from '@ioc/contracts';
import { useOpenEvents, useShownEvents } from '@ioc/screen-live';
import type { AreaCollection } from '@ioc/screen-map';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';

export function useProvinceInfo() {
  return useQuery({ queryKey: ['province'], queryFn: () => getJson<ProvinceInfo>('province') });
}

export function useAreas() {
  return useQuery({ queryKey: ['areas'], queryFn: () => getJson<AreaCollection>('areas.geojson') });
}

/** A screen that holds no more of it than its last state asks this often. */
const askedEveryMs = 30_000;

/** The event of an identity; one that the screen does not hold, because it is closed or its list was cut, is asked for. */
export function useEvent(id: string | undefined): EventState | undefined {
  const { known } = useOpenEvents();
  const held = useShownEvents().find((event) => event.id === id);
  const asked = useQuery({
    queryKey: ['events', 'detail', id],
    queryFn: () => getJson<EventDetail>(`events/detail?${new URLSearchParams({ id: id ?? '' })}`),
    enabled: id !== undefined && known && !held,
    refetchInterval: askedEveryMs,
  });
  return held ?? (id === undefined ? undefined : asked.data?.event);
}

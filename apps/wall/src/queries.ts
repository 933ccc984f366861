import type { EventState, ProvinceInfo } from '@ioc/contracts';
import { useOpenEvents } from '@ioc/screen-live';
import type { AreaCollection } from '@ioc/screen-map';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';

export function useProvinceInfo() {
  return useQuery({ queryKey: ['province'], queryFn: () => getJson<ProvinceInfo>('province') });
}

export function useAreas() {
  return useQuery({ queryKey: ['areas'], queryFn: () => getJson<AreaCollection>('areas.geojson') });
}

/** The open event of an identity, where the screen holds it. */
export function useEvent(id: string | undefined): EventState | undefined {
  return useOpenEvents().list.find((event) => event.id === id);
}

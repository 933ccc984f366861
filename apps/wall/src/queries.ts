import type { ProvinceInfo } from '@ioc/contracts';
import type { AreaCollection } from '@ioc/screen-map';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';

export function useProvinceInfo() {
  return useQuery({ queryKey: ['province'], queryFn: () => getJson<ProvinceInfo>('province') });
}

export function useAreas() {
  return useQuery({ queryKey: ['areas'], queryFn: () => getJson<AreaCollection>('areas.geojson') });
}

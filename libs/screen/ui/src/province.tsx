import type { ProvinceInfo } from '@ioc/contracts';
import { createContext, useContext } from 'react';

/** The province pack of this screen: names of areas and organisations, the zone of its clock. */
export const ProvinceContext = createContext<ProvinceInfo | null>(null);

export function useProvince(): ProvinceInfo {
  const info = useContext(ProvinceContext);
  if (!info) throw new Error('a screen was used outside of ProvinceContext');
  return info;
}

/** The short name of an area by its code; empty for a code that the pack does not know. */
export function areaName(info: ProvinceInfo, code: string | undefined): string {
  const area = code === undefined ? undefined : info.areas.find((one) => one.code === code);
  return area ? (area.shortName ?? area.name) : '';
}

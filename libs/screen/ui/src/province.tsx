import type { ProvinceInfo } from '@ioc/contracts';
import { createContext, useContext } from 'react';
import type { Words } from './words.js';

/** The province pack of this screen: names of areas and organisations, the zone of its clock. */
export const ProvinceContext = createContext<ProvinceInfo | null>(null);

export function useProvince(): ProvinceInfo {
  const info = useContext(ProvinceContext);
  if (!info) throw new Error('a screen was used outside of ProvinceContext');
  return info;
}

const kinds = { province: /^Tỉnh\s+/iu, city: /^(Thành phố|TP\.?)\s+/iu, town: /^Thị xã\s+/iu, district: /^Huyện\s+/iu, ward: /^Phường\s+/iu, commune: /^Xã\s+/iu };

/** What this screen is about, in the words of its language: a province, or the one area that whoever is signed in sees. */
export function placeTitle({ province: { name } }: ProvinceInfo, t: Words['t']): string {
  const kind = Object.entries(kinds).find(([, prefix]) => prefix.test(name));
  return kind ? t(`place.${kind[0]}`, { name: name.replace(kind[1], '') }) : name;
}

/** False for whoever sees one area of it. */
export function isWholeProvince({ areas, province: { area } }: ProvinceInfo): boolean {
  return areas.find(({ code }) => code === area)?.level === 'province';
}

/** Everything that this screen is about, beside its parts. */
export function wholeName(info: ProvinceInfo, t: Words['t']): string {
  return isWholeProvince(info) ? t('place.whole') : placeTitle(info, t);
}

/** The short name of an area by its code; empty for a code that the pack does not know. */
export function areaName(info: ProvinceInfo, code: string | undefined): string {
  const area = code === undefined ? undefined : info.areas.find((one) => one.code === code);
  return area ? (area.shortName ?? area.name) : '';
}

import { useSeriesStandings, type SeriesStanding } from '@ioc/screen-live';
import { useMemo } from 'react';

/** The map's indicator in one district. */
export interface DistrictState extends SeriesStanding {
  code: string;
}

/** All districts at once: the map is one picture. */
export function useDistrictStates(indicator: string, codes: readonly string[]): DistrictState[] {
  const series = useMemo(() => codes.map((area) => ({ indicator, area })), [indicator, codes]);
  const standings = useSeriesStandings(series);
  return useMemo(() => standings.map((standing, index) => ({ ...standing, code: codes[index] ?? '' })), [standings, codes]);
}

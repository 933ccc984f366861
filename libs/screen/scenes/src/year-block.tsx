import { useIndicators } from '@ioc/screen-queries';
import { useProvince } from '@ioc/screen-ui';
import { Block } from './block.js';
import { useTrend, useYearBefore } from './trend-history.js';
import { YearTrend } from './year-trend.js';

/** One indicator of the province beside the same time of the year before. */
export function YearBlock({ title, indicator: id, days }: { title: string; indicator: string; days: number }) {
  const { area } = useProvince().province;
  const indicator = useIndicators().data?.get(id);
  const past = useTrend(indicator, area, days);
  const before = useYearBefore(indicator, area, days);
  return indicator ? <YearTrend {...{ title, indicator, area, days, past, before }} /> : <Block kind="trend" title={title}>{null}</Block>;
}

import type { IndicatorInfo } from '@ioc/contracts';
import type { SeriesStanding } from '@ioc/screen-live';
import { prefixOf, useWords } from '@ioc/screen-ui';

/** A figure in a row of others: with what stands before it; in place of an old one how old it is, and of one that never came that it did not. */
export function Standing({ standing, indicator, strong = false }: { standing: SeriesStanding; indicator: IndicatorInfo; strong?: boolean }) {
  const { t, age, formats } = useWords();
  const { value, freshness, ageMs } = standing;
  if (value === null) return <em className="row-missing">{t('datum.missing')}</em>;
  if (freshness === 'stale') return <em className="row-age">{t('datum.stale', { age: age(ageMs) })}</em>;
  const text = `${prefixOf(standing)}${formats.number(value, indicator.decimals)}`;
  return strong ? <b>{text}</b> : <span>{text}</span>;
}

import type { IndicatorInfo } from '@ioc/contracts';
import type { SeriesStanding } from '@ioc/screen-live';
import { prefixOf, targetText, type Words } from '@ioc/screen-ui';

/** "≈91,7 %" in a sentence or a row; "chưa có số" where there is none. */
export function figureValue(indicator: IndicatorInfo, standing: Pick<SeriesStanding, 'value' | 'qualifier' | 'status'>, words: Words): string {
  if (standing.value === null) return words.t('datum.missing');
  return prefixOf(standing) + withUnit(words.formats.number(standing.value, indicator.decimals), indicator, words);
}

/** Worked out or filled in by somebody, as the source says. */
export function isEstimate(view: Partial<Pick<SeriesStanding, 'qualifier' | 'status'>> | null): boolean {
  return view?.status === 'estimate' || view?.qualifier === 'approx';
}

/** "≥95 %" */
export function targetValue(indicator: IndicatorInfo, words: Words): string {
  return targetText(indicator.target, (bound) => words.formats.number(bound, Number.isInteger(bound) ? 0 : indicator.decimals));
}

function withUnit(text: string, { unit }: IndicatorInfo, words: Words): string {
  const short = words.unit(unit);
  return short === '' ? text : `${text}${short === '%' ? '\u202f' : ' '}${short}`;
}

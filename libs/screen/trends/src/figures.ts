import { parseTime, type IndicatorInfo, type TrendAnswer, type TrendPoint } from '@ioc/contracts';
import { prefixOf, type Words } from '@ioc/screen-ui';

/** Digits that a source gives beyond those of the screens are shown, those of a division are not. */
const spareDigits = 2;

/** Figures of a trend as text: what a source gave is not rounded away, a mean has one digit more than its figures. */
export function figureOf(value: number, indicator: Pick<IndicatorInfo, 'decimals'>, { bucket, words }: { bucket: TrendAnswer['bucket']; words: Words }): string {
  const least = bucket === 'none' || Number.isInteger(value) ? indicator.decimals : Math.max(indicator.decimals, 1);
  const given = (/\.(\d+)/u.exec(String(value))?.[1] ?? '').length;
  return words.formats.number(value, bucket === 'none' ? Math.min(Math.max(least, given), least + spareDigits) : least);
}

/** With ≈, > … before it where the source said so; in words where there is none. */
export function pointText(point: TrendPoint, indicator: IndicatorInfo, how: { bucket: TrendAnswer['bucket']; words: Words }): string {
  return point.value === null ? how.words.t('datum.missing') : prefixOf(point) + figureOf(point.value, indicator, how);
}

/** The reading behind a point: of a bucket its last one. Pure. @returns an ISO moment for "why" */
export function whyMoment({ at, period }: TrendPoint, bucket: TrendAnswer['bucket'], utcOffset: string): string {
  if (bucket === 'none') return at;
  const endMs = bucket === 'hour' ? Date.parse(at) + hourMs : (parseTime(period, utcOffset)?.endMs ?? Date.parse(at));
  return new Date(endMs - 1).toISOString();
}
const hourMs = 3_600_000;

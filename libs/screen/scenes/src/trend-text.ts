import type { IndicatorInfo } from '@ioc/contracts';
import { dayText, type Words } from '@ioc/screen-ui';

export const nameOf = (indicator: IndicatorInfo, words: Words): string => words.pick(indicator.shortName ?? indicator.name);

export function numberOf(value: number, { decimals }: IndicatorInfo, { formats }: Words): string {
  return formats.number(value, Number.isInteger(value) ? 0 : Math.max(decimals, 1));
}

export function targetOf(indicator: IndicatorInfo, words: Words): { value: number; label: string } | null {
  const bound = indicator.target?.min ?? indicator.target?.max;
  return bound === undefined ? null : { value: bound, label: `${words.t('scene.target')} ${numberOf(bound, indicator, words)}` };
}

/** The unit, and since when there is anything where that is later than was asked for. */
export function asideOf(indicator: IndicatorInfo, { from, days, isShort, timeZone, words }: { from: number; days: number; isShort: boolean; timeZone: string; words: Words }): string {
  const unit = words.unit(indicator.unit);
  return isShort && Number.isFinite(from) ? words.t(unit === '' ? 'scene.sinceOnly' : 'scene.since', { unit, at: sinceText(from, { days, timeZone, words }) }) : unit;
}

function sinceText(at: number, where: { days: number; timeZone: string; words: Words }): string {
  const { formats } = where.words;
  const day = dayText(at, where);
  return where.days <= 3 ? `${day} ${formats.date(at, where.timeZone).slice(0, 5)}` : day;
}

import type { Count, Share } from '@ioc/contracts';
import type { Words } from '@ioc/screen-ui';

/** "97,3 %"; "–" where it is not known. A share that is not whole never reads as 100, nor one that is not nothing as 0. */
export function shareText(share: number | null, { formats }: Pick<Words, 'formats'>): string {
  if (share === null) return '–';
  const percent = Math.min(Math.max(share * 100, share > 0 ? 0.1 : 0), share < 1 ? 99.9 : 100);
  return `${formats.number(percent, 1)} %`;
}

/** What a share rests on: "1.234 trên 1.250", or why it is not known. */
export function shareGround(share: Share, words: Pick<Words, 'formats' | 't' | 'pick' | 'age'>, unit: 'records' | 'cells' | 'time'): string {
  if (share.value === null) return share.reason ? words.pick(share.reason) : '';
  if (unit === 'time') return words.t('scorecard.time', { part: words.age(share.part), whole: words.age(share.whole) });
  return words.t(`scorecard.${unit}`, { part: words.formats.number(share.part, 0), whole: words.formats.number(share.whole, 0) });
}

/** A count; "–" where it is not known. */
export function countText({ value }: Count, { formats }: Pick<Words, 'formats'>): string {
  return value === null ? '–' : formats.number(value, 0);
}

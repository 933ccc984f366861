import type { Words } from '@ioc/screen-ui';

type Formats = Pick<Words, 'formats'>;

/** "5,84"; "–" where it is not known. */
export function pointsText(points: number | null, { formats }: Formats): string {
  return points === null ? '–' : formats.number(points, 2);
}

/** "+0,50"; "−1,20". */
export function gainText(points: number, { formats }: Formats): string {
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±';
  return `${sign}${formats.number(Math.abs(points), 2)}`;
}

/** "48,2 %" of a share of 0 to 1; "–" where it is not known. */
export function percentText(share: number | null, { formats }: Formats): string {
  return share === null ? '–' : `${formats.number(share * 100, 1)} %`;
}

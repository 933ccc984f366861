import type { Indicator, Qualifier, ReadingStatus } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

const signs: Record<Qualifier, string> = { gt: '>', gte: '≥', lt: '<', lte: '≤', approx: '≈' };

export interface Figure {
  /** With all the digits that the source gave, at least those that screens show; a quotient is rounded as on screens. */
  number(value: number): string;
  /** A quotient to six digits; `null` where `number` says it all. */
  exact(value: number): string | null;
  /** ≈ before an estimate, > before "trên" … */
  prefix(reading: { status?: ReadingStatus | undefined; qualifier?: Qualifier | undefined }): string;
}

/** More digits than this past those of the screens come of a division, and are said apart. */
const spareDigits = 2;

/** Figures where a person asks for their origin: what the source gave is not rounded away. */
export function useFigure({ decimals }: Pick<Indicator, 'decimals'>): Figure {
  const { formats } = useWords();
  return {
    number: (value) => formats.number(value, isQuotient(value) ? decimals : Math.max(decimals, digitsOf(value))),
    exact: (value) => (isQuotient(value) ? formats.number(value, mostDigits) : null),
    prefix: ({ status, qualifier }) => (qualifier ? signs[qualifier] : status === 'estimate' ? '≈' : ''),
  };

  function isQuotient(value: number): boolean {
    return digitsOf(value) > Math.max(decimals, 1) + spareDigits;
  }
}

const mostDigits = 6;

function digitsOf(value: number): number {
  return (/\.(\d+)/u.exec(String(Number(value.toFixed(mostDigits))))?.[1] ?? '').length;
}

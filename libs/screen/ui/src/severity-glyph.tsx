import type { Severity } from '@ioc/contracts';
import { memo, type ReactElement } from 'react';

interface Drawing {
  shape: ReactElement;
  ring: ReactElement;
  /** Height of the numeral's middle, and its size. */
  textAt: [y: number, size: number];
}

/** Square, triangle, disc, lozenge: a priority reads without its hue. */
const drawings: Record<Severity, Drawing> = {
  1: {
    shape: <rect className="shape" x="12" y="12" width="76" height="76" rx="5" />,
    ring: <rect x="-6" y="-6" width="112" height="112" rx="8" />,
    textAt: [50, 60],
  },
  2: {
    shape: <path className="shape" d="M50 8 95 88 5 88Z" strokeLinejoin="round" />,
    ring: <path d="M50 -18 119 104 -19 104Z" strokeLinejoin="round" />,
    textAt: [60, 52],
  },
  3: {
    shape: <circle className="shape" cx="50" cy="50" r="41" />,
    ring: <circle cx="50" cy="50" r="58" />,
    textAt: [50, 56],
  },
  4: {
    shape: <rect className="shape" x="6" y="26" width="88" height="48" rx="24" />,
    ring: <rect x="-10" y="10" width="120" height="80" rx="40" />,
    textAt: [50, 46],
  },
};

/** How far an alarm has come: open (taken up or not, which its ring says), back to normal but not confirmed, or put aside for a time. */
export type AlarmPhase = 'open' | 'returned' | 'shelved';

export interface SeverityGlyphProps {
  severity: Severity;
  /** `open` where nothing is said. */
  phase?: AlarmPhase;
  /** A white ring that blinks: nobody has taken this up yet. */
  ring?: boolean;
  /** White on a red plate. */
  inverse?: boolean;
  /** Without its numeral, where a count stands beside it. */
  blank?: boolean;
}

export const SeverityGlyph = memo(function SeverityGlyph({ severity, phase = 'open', ring, inverse, blank }: SeverityGlyphProps) {
  const { shape, ring: outline, textAt } = drawings[severity];
  const box = ring ? '-24 -24 148 148' : '0 0 100 100';
  return (
    <span className={`glyph glyph-${severity} glyph-${phase}${inverse ? ' glyph-inverse' : ''}`} aria-hidden="true">
      <svg viewBox={box}>
        {shape}
        {!blank && (
          <text x="50" y={textAt[0]} dy=".355em" fontSize={textAt[1]}>
            {severity}
          </text>
        )}
      </svg>
      {ring && (
        <svg className="ring" viewBox={box}>
          {outline}
        </svg>
      )}
    </span>
  );
});

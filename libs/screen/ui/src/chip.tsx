import type { Severity } from '@ioc/contracts';
import type { ReactNode } from 'react';
import { SeverityGlyph } from './severity-glyph.js';

export type ChipTone = 'quiet' | 'data' | Severity;

/** A state in words, with its shape: a priority's glyph, or the hatch of doubtful data. */
export function Chip({ tone, inverse, children }: { tone: ChipTone; inverse?: boolean; children: ReactNode }) {
  return (
    <span className={`chip chip-${tone}`}>
      {typeof tone === 'number' && <SeverityGlyph severity={tone} inverse={inverse ?? false} />}
      {tone === 'data' && <i className="hatch-mark" />}
      {children}
    </span>
  );
}

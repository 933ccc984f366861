import { aspectOf, type Display } from '@ioc/contracts';
import type { ReactNode } from 'react';

export interface MiniatureProps {
  display: Display;
  /** Where the picture is; null: there is none to be shown, and the box says why. */
  address: string | null;
  title: string;
  /** Being prepared, and on no wall. */
  isDraft?: boolean;
  /** Stands in the box where there is no picture, over it where there is one. */
  children?: ReactNode;
}

/** A small picture of a wall: a wall of its own in a frame that nothing can be done in. Another address is another frame, so that the way back of the page stays its own. */
export function Miniature({ display, address, title, isDraft = false, children }: MiniatureProps) {
  return (
    <div className="miniature" data-draft={isDraft} style={{ aspectRatio: aspectOf(display) }}>
      {address !== null && <iframe key={address} src={address} title={title} tabIndex={-1} aria-hidden="true" inert />}
      {children}
    </div>
  );
}

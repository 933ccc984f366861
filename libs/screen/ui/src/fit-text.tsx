import { memo, useLayoutEffect, useRef } from 'react';
import { fitSoon, fittedWidth, forget } from './fitting.js';

/** Widths of the face, in per cent, from the wished one to the narrowest that still reads. */
const widths = [92, 84, 77];

export interface FitTextProps {
  text: string;
  /** Stands behind the text, also where words of it are left off. */
  ending?: string;
  /** Stands where words were left off: of sentences, not of names. */
  mark?: '…';
  className?: string;
  /** The widest face to begin with, per cent. */
  from?: number;
  /** Two lines where one does not hold the text even in the narrowest face. */
  lines?: 1 | 2;
}

/**
 * Text that never overflows: first the face is narrowed, then a second line is taken where that is allowed, then whole
 * parts or words are left off at the end, which `data-short` tells to those who look under the hood.
 * The size of the type is never changed, and no word is cut.
 */
export const FitText = memo(function FitText({ text, ending = '', mark, className, from = 92, lines = 1 }: FitTextProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const fit = () => fitSoon(element, { text, ending, mark: mark ?? '', steps: widths.filter((width) => width <= from), lines });
    // Fitting asks the browser for several layouts: only a new width, text or face is worth them.
    const observer = new ResizeObserver(() => element.clientWidth !== fittedWidth(element) && fit());
    fit();
    observer.observe(element);
    let gone = false;
    if (document.fonts.status !== 'loaded') void document.fonts.ready.then(() => gone || fit());
    return () => {
      gone = true;
      forget(element);
      observer.disconnect();
    };
  }, [text, ending, mark, from, lines]);
  return (
    <span ref={ref} className={className ? `fit ${className}` : 'fit'} title={text}>
      {text + ending}
    </span>
  );
});

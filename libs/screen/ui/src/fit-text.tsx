import { memo, useLayoutEffect, useRef } from 'react';
import { shorten } from './shorten.js';

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
    // Fitting asks the browser for several layouts: only a new width, text or face is worth them.
    let fitted = -1;
    const fit = () => {
      fitted = element.clientWidth;
      fitInto(element, { text, ending, mark: mark ?? '', steps: widths.filter((width) => width <= from), lines });
    };
    const observer = new ResizeObserver(() => element.clientWidth !== fitted && fit());
    fit();
    observer.observe(element);
    let gone = false;
    if (document.fonts.status !== 'loaded') void document.fonts.ready.then(() => gone || fit());
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, [text, ending, mark, from, lines]);
  return (
    <span ref={ref} className={className ? `fit ${className}` : 'fit'} title={text}>
      {text + ending}
    </span>
  );
});

interface Fitting {
  text: string;
  ending: string;
  mark: string;
  steps: number[];
  lines: 1 | 2;
}

function fitInto(element: HTMLElement, { text, ending, mark, steps, lines }: Fitting): void {
  const fitsWith = (beginning: string) => {
    if (element.textContent !== beginning + ending) element.textContent = beginning + ending;
    return fits(element);
  };
  element.classList.remove('fit-two');
  delete element.dataset['short'];
  for (const width of steps) {
    element.style.fontStretch = `${width}%`;
    if (fitsWith(text)) return;
  }
  if (lines === 2) element.classList.add('fit-two');
  const left = shorten(text, fitsWith, mark);
  fitsWith(left);
  if (left !== text) element.dataset['short'] = '';
}

/** A pixel of rounding is no overflow. */
function fits(element: HTMLElement): boolean {
  return element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight + 1;
}

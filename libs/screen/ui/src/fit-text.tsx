import { memo, useLayoutEffect, useRef } from 'react';

/** Widths of the face, in per cent, from the wished one to the narrowest that still reads. */
const widths = [92, 84, 77];

export interface FitTextProps {
  text: string;
  className?: string;
  /** The widest face to begin with, per cent. */
  from?: number;
}

/**
 * One line that never overflows: first the face is narrowed, then whole words are left off at the end.
 * The size of the type is never changed, and no word is cut.
 */
export const FitText = memo(function FitText({ text, className, from = 92 }: FitTextProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const fit = () => fitInto(element, text, widths.filter((width) => width <= from));
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    let gone = false;
    void document.fonts?.ready.then(() => gone || fit());
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, [text, from]);
  return (
    <span ref={ref} className={className ? `fit ${className}` : 'fit'} title={text}>
      {text}
    </span>
  );
});

function fitInto(element: HTMLElement, text: string, steps: number[]): void {
  const fits = () => element.scrollWidth <= element.clientWidth;
  if (element.textContent !== text) element.textContent = text;
  for (const width of steps) {
    element.style.fontStretch = `${width}%`;
    if (fits()) return;
  }
  const words = text.split(' ');
  while (words.length > 1) {
    words.pop();
    element.textContent = `${words.join(' ').replace(/[\s,;:–-]+$/, '')}…`;
    if (fits()) return;
  }
}

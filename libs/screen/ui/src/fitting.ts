import { shorten } from './shorten.js';

export interface Fitting {
  text: string;
  ending: string;
  mark: string;
  /** Widths of the face to be tried, per cent, the wished one first. */
  steps: readonly number[];
  lines: 1 | 2;
}

const waiting = new Map<HTMLElement, Fitting>();
const fittedPx = new WeakMap<HTMLElement, number>();

/**
 * Fits a text into its element before the next paint, together with all others that change in the same moment: each step is set in
 * every element before any is measured, so that a page of forty texts costs a few layouts and not a hundred.
 */
export function fitSoon(element: HTMLElement, fitting: Fitting): void {
  if (waiting.size === 0) queueMicrotask(fitAll);
  waiting.set(element, fitting);
}

/** It is gone, or has another text. */
export function forget(element: HTMLElement): void {
  waiting.delete(element);
}

/** @returns the width that the element had when it was fitted last, pixels */
export function fittedWidth(element: HTMLElement): number | undefined {
  return fittedPx.get(element);
}

function fitAll(): void {
  let open = [...waiting].map(([element, fitting]) => ({ element, trial: trialOf(element, fitting) }));
  waiting.clear();
  for (const { trial } of open) trial.next();
  while (open.length > 0) {
    const answers = open.map(({ element }) => fits(element));
    open = open.filter(({ trial }, nth) => !trial.next(answers[nth] ?? false).done);
  }
}

/** Sets one step after the other, and hears after each whether the text fits so. */
function* trialOf(element: HTMLElement, { text, ending, mark, steps, lines }: Fitting): Generator<void, void, boolean> {
  const set = (beginning: string) => {
    if (element.textContent !== beginning + ending) element.textContent = beginning + ending;
  };
  element.classList.remove('fit-two');
  delete element.dataset['short'];
  set(text);
  for (const width of steps) {
    element.style.fontStretch = `${width}%`;
    if (yield) return;
  }
  if (lines === 2) {
    element.classList.add('fit-two');
    if (yield) return;
  }
  // Few texts come so far: which of their words have room is asked of each alone.
  const left = shorten(
    text,
    (beginning) => {
      set(beginning);
      return fits(element);
    },
    mark,
  );
  set(left);
  if (left !== text) element.dataset['short'] = '';
}

/** A pixel of rounding is no overflow. */
function fits(element: HTMLElement): boolean {
  fittedPx.set(element, element.clientWidth);
  return element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight + 1;
}

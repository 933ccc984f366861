import type { FontRun } from './cell-fonts.js';
import { textInFont } from './legacy-font.js';

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Text of a cell as it is drawn: each run decoded by its font, raised digits as raised ones, so that the mark of a
 * footnote never becomes a digit of the number before it. In NFC.
 */
export function drawnText(text: string, runs: readonly FontRun[] | undefined): string {
  if (!runs || runs.length === 0) return text.normalize('NFC');
  const parts = runs.map((run, i) => {
    const part = textInFont(text.slice(run.from, runs[i + 1]?.from), run.font);
    return run.raised ? part.replace(/\d/g, (digit) => raisedDigits[Number(digit)] ?? digit) : part;
  });
  return parts.join('').normalize('NFC');
}

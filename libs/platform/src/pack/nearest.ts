import { withoutAccents } from './area-index.js';

/** The known word that a misspelt one most likely meant; `undefined` when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(plain(word), plain(candidate));
    if (!best || distance < best.distance) best = { word: candidate, distance };
  }
  // More than a quarter of the letters wrong is another word; a code such as 991 is no misspelling of 992.
  return best && best.distance <= Math.floor(word.length / 4) ? best.word : undefined;
}

const plain = (word: string) => withoutAccents(word.toLowerCase());

/** Levenshtein distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** `did you mean "x"?`, or what else to do. */
export function suggest(word: string, known: Iterable<string>, otherwise: string): string {
  const close = nearest(word, known);
  return close ? `did you mean "${close}"? Otherwise: ${otherwise}` : otherwise;
}

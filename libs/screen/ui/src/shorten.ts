/** Parts of a line that stand for themselves, "3 lỗi · 2 cũ": they go whole. */
const partsBetween = ' · ';
/** A phrase ends here; one that is left keeps at least half of the words that would have room. */
const phraseEnd = /[,;:.)–-]$/;

/**
 * The longest beginning of a text that fits. Whole parts go first, then the words after a phrase's end, then single words;
 * the first word stays.
 * @param mark stands behind what was shortened. Of a name it is one more thing to read; of a sentence that loses its end it
 * says that there is more.
 */
export function shorten(text: string, fits: (text: string) => boolean, mark = ''): string {
  if (fits(text)) return text;
  return shortened(text, (beginning) => fits(beginning + mark)) + mark;
}

function shortened(text: string, fits: (text: string) => boolean): string {
  const parts = text.split(partsBetween);
  while (parts.length > 1) {
    parts.pop();
    const left = parts.join(partsBetween);
    if (fits(left)) return left;
  }
  const words = (parts[0] ?? '').split(' ');
  const room = wordsThatFit(words, fits);
  for (let n = room; n > room / 2; n--) {
    if (phraseEnd.test(words[n - 1] ?? '')) return begin(words, n);
  }
  return begin(words, room);
}

function wordsThatFit(words: string[], fits: (text: string) => boolean): number {
  for (let n = words.length - 1; n > 1; n--) if (fits(begin(words, n))) return n;
  return 1;
}

function begin(words: string[], n: number): string {
  return words
    .slice(0, n)
    .join(' ')
    .replace(/[\s,;:.(–-]+$/, '');
}

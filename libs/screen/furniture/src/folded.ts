/** Lower case without accents, đ as d, runs of anything else as one blank: "Tỷ lệ đúng hạn" is found by "ty le dung". */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/gu, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** True when a word of the text begins with each word of the question, in any order. */
export function matches(text: string, question: string): boolean {
  const within = ` ${folded(text)}`;
  return folded(question)
    .split(' ')
    .every((word) => within.includes(` ${word}`));
}

/** How well a name answers: 0 holds the very words side by side, 1 holds all of them, 2 is found by something else. */
export function nearness(name: string, question: string): 0 | 1 | 2 {
  if (` ${folded(name)}`.includes(` ${folded(question)}`)) return 0;
  return matches(name, question) ? 1 : 2;
}

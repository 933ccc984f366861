import { foldText } from '@ioc/adapter-kit';

/** Words that say nothing about which figure is meant. */
const empty = new Set(['so', 'luong', 'tong', 'cua', 'va', 'cac', 'theo', 'trong', 'the', 'of', 'in', 'dvt', 'don', 'vi', 'tinh', 'chi', 'tieu', 'ty', 'le']);

/** Words of a name, folded, without brackets and units. */
export function wordsOfName(text: string): string[] {
  return foldText(text.replace(/\([^)]*\)/g, ' '))
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '');
}

/**
 * How alike two names are, 0 to 1, by their folded words: the share of words that both have (Dice), in which words that
 * stand in many names count a third.
 */
export function alikeness(a: string, b: string): number {
  const left = new Set(wordsOfName(a));
  const right = new Set(wordsOfName(b));
  const weight = (word: string) => (empty.has(word) ? 1 / 3 : 1);
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weight(word), 0);
  const whole = sum(left) + sum(right);
  if (whole === 0) return 0;
  return (2 * sum([...left].filter((word) => right.has(word)))) / whole;
}

import { foldText } from '@ioc/adapter-kit';
import { unitBehindDash } from './figure.js';
import { firstLanguage, labelKey } from './row-kind.js';

/** How surely a label of the sheet is the one that the configuration names; 0 when it is not. */
export function labelMatch(label: string, words: readonly string[]): number {
  const folded = foldText(label);
  const key = labelKey(label);
  if (words.some((word) => foldText(word) === folded)) return 4;
  if (key !== '' && words.some((word) => labelKey(word) === key)) return 3;
  const plain = looser(label);
  return words.some((word) => plain.includes(labelKey(word))) ? 2 : 0;
}

/** `Dầu thô - Triệu tấn` is `Dầu thô` too, and `Tây Bắc - North West` is `Tây Bắc`. */
function looser(label: string): string[] {
  const forms: string[] = [];
  const unit = unitBehindDash(label);
  if (unit !== undefined) forms.push(label.slice(0, label.normalize('NFC').lastIndexOf(unit)).replace(/[\s-]+$/, ''));
  const first = firstLanguage(label);
  if (first !== undefined) forms.push(first);
  return forms.map(labelKey).filter((form) => form !== '');
}

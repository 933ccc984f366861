import { foldText } from '@ioc/adapter-kit';
import type { Cell } from './grid.js';

/** Why a row without a figure that is wanted was passed over. */
export function nameRow(texts: readonly string[]): string {
  const folded = texts.map(foldText).filter((text) => text !== '');
  const all = folded.join(' ');
  if (/\b(nguoi lap|lap bieu|thu truong|chu tich|giam doc|ky, ghi ro|ky ten|ke toan truong|noi nhan|ngay \S+ thang \S+ nam)\b/.test(all)) return 'signature block';
  if (/^(\(?\*+\)?|ghi chu|nguon|note|source|chu thich)/.test(folded[0] ?? '')) return 'footnote';
  return 'heading or remark: no figure in the row';
}

/** `(1) (2) (3)=(1)+(2)` or `A B 1 2 3` under a header: cells count up and hold nothing else. */
export function isNumberingRow(row: readonly (Cell | undefined)[]): boolean {
  const texts = row.flatMap((cell) => (cell && cell.text.trim() !== '' ? [foldText(cell.text)] : []));
  if (texts.length < 2 || !texts.every((text) => /^\(?(\d{1,2}|[a-h])\)?(\s*=\s*[\d()+\-*/x:% .]+)?$/.test(text))) return false;
  const numbers = texts.flatMap((text) => /^\(?(\d{1,2})/.exec(text)?.[1] ?? []).map(Number);
  return numbers.length >= 1 && numbers.every((n, i) => i === 0 ? n <= 3 : n === (numbers[i - 1] ?? 0) + 1);
}

const totalPattern = /^(\d+[.)]\s*)?(tong cong|tong so|tong|cong|toan tinh|toan nganh|ca tinh|ca nuoc|total|grand total)\b/;

export function isTotal(label: string): boolean {
  return totalPattern.test(foldText(label));
}

/** A label as it is compared: without numbering before it, a remark in brackets or a footnote mark behind it. */
export function labelKey(label: string): string {
  return foldText(label)
    .replace(/^((\d+(\.\d+)*|[ivx]+|[a-h])[.)]\s*|\d+(\.\d+)+\s+|[-+*•]\s*)+/, '')
    .replace(/\s*(\([^()]*\)|\*+)\s*$/, '')
    .replace(/[\s:;.,]+$/, '');
}

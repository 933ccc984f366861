import { foldText } from '@ioc/adapter-kit';
import type { Cell } from './grid.js';

/** Why a row without a figure that is wanted was passed over. */
export function nameRow(texts: readonly string[]): string {
  if (isMotto(texts)) return 'national motto';
  const folded = texts.map(foldText).filter((text) => text !== '');
  const all = folded.join(' ');
  if (/\b(nguoi lap|lap bieu|thu truong|chu tich|giam doc|ky, ghi ro|ky ten|ke toan truong|noi nhan|ngay \S+ thang \S+ nam)\b/.test(all)) return 'signature block';
  if (/^(\(?\*+\)?|ghi chu|nguon|note|source|chu thich)/.test(folded[0] ?? '') || (folded.length === 1 && /^(\(\d{1,2}\)|[¹²³]) ?\p{L}/u.test(folded[0] ?? ''))) return 'footnote';
  return 'heading or remark: no figure in the row';
}

/** A footnote or a signature alone in its row: in delimited text it need not have all fields. */
export function isNote(texts: readonly string[]): boolean {
  return texts.filter((text) => text.trim() !== '').length === 1 && /footnote|signature/.test(nameRow(texts));
}

/** `(1) (2) (3)=(1)+(2)` or `A B 1 2 3` under a header: cells count up and hold nothing else. */
export function isNumberingRow(row: readonly (Cell | undefined)[]): boolean {
  const texts = row.flatMap((cell) => (cell && cell.text.trim() !== '' ? [foldText(cell.text)] : []));
  if (texts.length < 2 || !texts.every((text) => /^\(?(\d{1,2}|[a-h])\)?(\s*=\s*[\d()+\-*/x:% .]+)?$/.test(text))) return false;
  const numbers = texts.flatMap((text) => /^\(?(\d{1,2})/.exec(text)?.[1] ?? []).map(Number);
  return numbers.length >= 1 && numbers.every((n, i) => i === 0 ? n <= 3 : n === (numbers[i - 1] ?? 0) + 1);
}

/** The national motto and the name of the state, which stand above every official table. */
export function isMotto(texts: readonly string[]): boolean {
  return /cong hoa xa hoi chu nghia viet nam|doc lap\s*-\s*tu do\s*-\s*hanh phuc/.test(texts.map(foldText).join(' '));
}

const numbering = '^((\\d+|[ivx]+|[a-h])[.)]\\s*)?';
const grandTotal = new RegExp(`${numbering}(tong cong|tong so|tong(?= *(\\(|:|$| chung))|toan tinh|toan nganh|toan quoc|ca tinh|ca nuoc|total|grand total)\\b`);
const subtotal = new RegExp(`${numbering}(tong|cong(?! hoa| ty| an\\b| tac| nghiep| trinh| nhan| chuc| dong| dan| khai| suat)|tieu cong|subtotal|sub-total)\\b`);

/** `grand`: the whole table's; `bare`: "Cộng" alone, which may be either; `sub`: a part's ("Cộng khối I"). */
export type TotalKind = 'grand' | 'bare' | 'sub';

export function totalKind(label: string): TotalKind | undefined {
  const folded = foldText(label);
  if (/^cong[\s:.()]*$/.test(folded)) return 'bare';
  if (grandTotal.test(folded)) return 'grand';
  return subtotal.test(folded) ? 'sub' : undefined;
}

/** A label as it is compared: without numbering before it, a remark in brackets or a footnote mark behind it. */
export function labelKey(label: string): string {
  return foldText(withoutMarks(label))
    .replace(/^((\d+(\.\d+)*|[ivx]+|[a-h])[.)]\s*|\d+(\.\d+)+\s+|[-+*•]\s*)+/, '')
    .replace(/\s*(\([^()]*\)|\*+)\s*$/, '')
    .replace(/[\s:;.,]+$/, '');
}

/** A syllable as Vietnamese builds it, typed without accents: `thu`, `nghieng`, but not `coal`. */
const syllable = /^(ngh|ng|nh|kh|gh|gi|th|tr|ch|ph|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?$/;

/** True for a text in another language beside Vietnamese: Latin letters alone, and not all of its words could be Vietnamese without accents. */
export function isForeign(text: string): boolean {
  if (/[^\x00-\x7f\u00a0‘’“”–—]/.test(text)) return false;
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.some((word) => word.length > 1 && !syllable.test(word));
}

/** True for a text with letters that only Vietnamese has. */
export function isVietnamese(text: string): boolean {
  return /[^\x00-\x7f]/.test(text.replace(/[\u00a0‘’“”–—…]/g, '')) && /\p{L}/u.test(text);
}

/** `Tây Bắc - North West` → `Tây Bắc`: the Vietnamese half of a label in two languages. */
export function firstLanguage(label: string): string | undefined {
  const [, first = '', second = ''] = /^(.*?\S)(?:\s+-\s*|\s*-\s+|\s*\/\s*|\n+)(.*)$/s.exec(label.trim()) ?? [];
  return first !== '' && isForeign(second) ? first : undefined;
}

/** Without the raised digits of footnotes; m² and m³ keep theirs. */
export function withoutMarks(text: string): string {
  return text.replace(/(?<!\bk?m)[ \u00a0]*[¹²³⁰⁴-⁹]+/g, '');
}

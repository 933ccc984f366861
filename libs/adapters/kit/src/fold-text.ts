/**
 * Text as a person compares it: without case, accents, đ/Đ, line breaks, doubled blanks and the kind of
 * apostrophe, and the same for NFC and NFD. `"Số  lớp\nhọc"` → `"so lop hoc"`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\u200b\u200c\u200d\u2060\ufeff]/g, '')
    .replace(/[–—−]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

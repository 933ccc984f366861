/** What stands in a public text where something about a person stood. */
const mark = '***';

const letter = '\\p{Lu}[\\p{L}\\p{M}]*';
/** Words that a Vietnamese text sets before a person's name. */
const titles = ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'cháu', 'em', 'tên', 'tên là', 'tôi là', 'tôi tên', 'tôi tên là', 'họ tên', 'họ và tên', 'người gửi', 'người phản ánh', 'liên hệ', 'gặp'];
const spoken = titles.map((title) => title.replace(/^./u, (first) => `[${first}${first.toUpperCase()}]`)).join('|');

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\d._%+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu, mark],
  // Telephone numbers: +84 or 0, then eight to ten digits, with blanks, dots or hyphens between.
  [/(?<![\d])(\+?84|0)([ .-]?\d){8,10}(?!\d)/g, mark],
  // Identity cards: nine or twelve digits.
  [/(?<!\d)(\d{12}|\d{9})(?!\d)/g, mark],
  [new RegExp(`(?<![\\p{L}\\p{M}])(${spoken})(\\s*:)?\\s+${letter}(\\s+${letter}){0,4}`, 'gu'), `$1$2 ${mark}`],
];

/**
 * Takes out of a citizen's words what tells who wrote: telephone numbers, addresses of mail, identity numbers and names that follow a form of address.
 * It cannot find a bare name; texts that may hold one are not shown at all.
 */
export function maskPersonal(text: string): string {
  return patterns.reduce((masked, [pattern, put]) => masked.replace(pattern, put), text.normalize('NFC'));
}

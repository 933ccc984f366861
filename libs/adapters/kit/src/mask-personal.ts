import { personNames } from './person-names.js';

/** What stands in a public text where something about a person stood. */
const mark = '***';

/** Before a number: it is whole, and no decimals of another one. */
const start = '(?<!\\d)(?<!\\d[.,])';
const more = '(?:[ .-]?\\d)';
/** 84 and 0 of this country, then 9 digits of a mobile telephone (10 before 2018) or 10 of a line in a house. */
const abroad = '(?:\\+|00)?84[ .-]?(?:\\(0\\)[ .-]?)?';
const telephones = [
  `(?:${abroad}|0)(?:[35789]${more}{8}|1[2689]${more}{8}|2${more}{9})(?!\\d)`,
  '0[ .][35789]\\d{2}[ .]\\d{3}[ .]\\d{3}(?!\\d)',
  `\\(02\\d{1,2}\\)[ .-]?\\d${more}{5,7}(?!\\d)`,
].join('|');

/** Identity cards: 12 digits that begin with a province's code (001 to 096). Grouped or not. */
const citizenCard = '0\\d{2}[ .]?\\d{3}[ .]?\\d{3}[ .]?\\d{3}(?!\\d)';
/** Old ones: 9 digits that begin with 0 to 3. A number of 9 digits may be money as well: not when it is round, and not when a unit follows it. */
const units = 'đ|đồng|vnđ|vnd|usd|tỷ|tỉ|triệu|nghìn|ngàn|người|lượt|hộ|hồ sơ|m2|m²|m3|m³|m|km|kg|g|tấn|tạ|ha|kwh|mwh|w|%|byte|bytes|mb|gb';
const oldCard = `[0-3](?!\\d{5}000(?!\\d))\\d{8}(?!\\d)(?![.,]\\d)(?!\\s*(?:${units})(?![\\p{L}\\p{M}]))`;
const cards = 'cccd|cmnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|số định danh(?: cá nhân)?|hộ chiếu';
const accounts = 'stk|số tài khoản|tài khoản(?: số)?';
const said = '(?:\\s*(?:số|là|:))*\\s*';

const house = '\\d+\\p{L}?(?:[/-]\\d+\\p{L}?)*';
const street = '(?=\\s+(?:đường|phố|hẻm|ngõ|ngách|kiệt|\\p{Lu}[\\p{L}\\p{M}]*\\s+\\p{Lu}))';
const days = '(?<!(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm|[Ll]úc|[Tt]ừ|[Đđ]ến)\\s)';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\d._%+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu, mark],
  [new RegExp(`(?<![\\p{L}\\p{M}])(${cards})(${said})[A-Z]?\\d[\\d .]{5,13}\\d`, 'giu'), `$1$2${mark}`],
  [new RegExp(`(?<![\\p{L}\\p{M}])(${accounts})(${said})\\d[\\d .-]{4,20}\\d`, 'giu'), `$1$2${mark}`],
  [new RegExp(`${start}(?:${telephones})`, 'g'), mark],
  [new RegExp(`${start}(?:${citizenCard}|${oldCard})`, 'giu'), mark],
  // A vehicle's plate leads to its owner: 82A-123.45, 82B1-1234.
  [/(?<![\p{L}\d])\d{2}[A-ZĐ][A-Z\d]?[ -]?(?:\d{3}\.?\d{2}|\d{4})(?![\d.]*\d)(?![\p{L}])/gu, mark],
  [/(?<![\p{L}\p{M}])([Ss]inh (?:ngày|năm|tháng)\s*:?\s*)\d[\d/.-]*\d/gu, `$1${mark}`],
  [new RegExp(`(?<![\\p{L}\\p{M}])([Ss]ố nhà|[Nn]hà số)(\\s*:?\\s*)${house}`, 'gu'), `$1$2${mark}`],
  [new RegExp(`(?<![\\p{L}\\p{M}])([Ss]ố\\s+)${house}${street}`, 'gu'), `$1${mark}`],
  [new RegExp(`(?<![\\p{L}\\p{M}\\d/.,])${days}\\d+\\p{L}?(?:/\\d+\\p{L}?)+${street}`, 'gu'), mark],
  ...personNames.map((pattern) => [pattern, `$<before>${mark}`] as const),
];

/** A text that holds none of these needs no look: most of a payload's texts are short words. */
const suspicious = /\d{4}|[\d)][ .-]\d{2}|\d[/-]\d|\d\p{L}?\s|@|\p{L}\s+\p{Lu}/u;

/**
 * Takes out of a citizen's words what tells who wrote: telephone numbers, addresses of mail and of houses, identity numbers, plates, accounts, and
 * names that follow a form of address or have the form of a person's. Figures, dates and names of places stay.
 * It cannot find a bare first name; texts that may hold one are not shown at all.
 */
export function maskPersonal(text: string): string {
  const plain = text.normalize('NFC');
  return suspicious.test(plain) ? patterns.reduce((masked, [pattern, put]) => masked.replace(pattern, put), plain) : plain;
}

/** An address: its house number, which stands first and without a word before it, is taken out as well. */
export function maskAddress(text: string): string {
  return maskPersonal(text).replace(/^(\s*)\d+\p{L}?(?:[/-]\d+\p{L}?)*(?=\s+\p{L})/u, `$1${mark}`);
}

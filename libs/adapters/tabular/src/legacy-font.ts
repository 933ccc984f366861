/** Letters that fonts of the years before Unicode draw over Latin-1: TCVN 5712 (ABC), lower case and the seven capitals. */
const tcvn3Pairs =
  'µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậÐéÌèÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịãóßòáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ®đ§Đ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư';

const tcvn3 = pairs(tcvn3Pairs);

/** VNI-Windows writes most letters as a base and a mark behind it; these stand alone. */
const vniSingles = pairs('ôơöưííììæỉóĩòịîỵñđÔƠÖƯÍÍÌÌÆỈÓĨÒỊÎỴÑĐ');
/** Combining marks behind a base: tone alone, circumflex (â ê ô) with tone, breve (ă) with tone. */
const vniMarks: Readonly<Record<string, string>> = {
  ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323',
  â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323',
  ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323',
};

function pairs(text: string): ReadonlyMap<string, string> {
  const letters = [...text];
  return new Map(Array.from({ length: letters.length / 2 }, (_, i) => [letters[i * 2] ?? '', letters[i * 2 + 1] ?? '']));
}

export type LegacyEncoding = 'tcvn3' | 'vni';

/** Encoding that a font implies: `.VnTime`, `.VnArialH` → TCVN3; `VNI-Times` → VNI; anything else draws Unicode. */
export function legacyEncodingOf(font: string | undefined): LegacyEncoding | undefined {
  const name = (font ?? '').trim().replace(/^["']/, '');
  if (/^\.vn/i.test(name) || /^Vn(Time|Arial)/.test(name)) return 'tcvn3';
  return /^vni[- ]/i.test(name) ? 'vni' : undefined;
}

/**
 * Text as a reader of the sheet sees it in this font. A TCVN3 font that ends in H shows capitals only.
 * Text in any other font comes back as it is.
 */
export function textInFont(text: string, font: string | undefined): string {
  const encoding = legacyEncodingOf(font);
  if (encoding === undefined) return text;
  const decoded = decodeLegacy(text, encoding);
  return encoding === 'tcvn3' && /H["']?$/.test((font ?? '').trim()) ? decoded.toUpperCase() : decoded;
}

/** Unicode of a text whose bytes were read as Latin-1. */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  if (encoding === 'tcvn3') return [...text].map((letter) => tcvn3.get(letter) ?? letter).join('');
  // One pass: `oâ` is ô, but `ô` alone is ơ, so that no letter may be read twice.
  return text.replace(/([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[^]/giu, (whole: string, base?: string, mark?: string) =>
    base && mark ? ((vniSingles.get(base) ?? base) + (vniMarks[mark.toLowerCase()] ?? '')).normalize('NFC') : (vniSingles.get(whole) ?? whole),
  );
}

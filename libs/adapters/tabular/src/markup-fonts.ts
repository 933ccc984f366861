import { legacyEncodingOf, textInFont } from './legacy-font.js';

const entities: Readonly<Record<string, string>> = { nbsp: '\u00a0', shy: '\u00ad', micro: 'µ', frac12: '½', frac14: '¼', frac34: '¾', times: '×', divide: '÷', szlig: 'ß', sect: '§', copy: '©', reg: '®', not: '¬' };

/**
 * Markup (SpreadsheetML, HTML) with the texts of legacy fonts decoded, so that what reads it needs to know no font.
 * Text that no legacy font draws stays as it is, byte for byte.
 */
export function withoutLegacyFonts(markup: string): string {
  if (!/(\.vn|vntime|vnarial|vni-)/i.test(markup)) return markup;
  const named = new Map([...styleFonts(markup), ...classFonts(markup)]);
  const fonts = new FontStack(named);
  return markup.replace(/<!--[^]*?-->|<style[\s>][^]*?<\/style>|<[^>]*>|[^<]+/gi, (token) => {
    if (/^<(!--|style|[?!])/i.test(token)) return token;
    if (!token.startsWith('<')) return inFont(token, fonts.font);
    fonts.meet(token);
    return token;
  });
}

/** Elements that never close. */
const empty = /^(br|hr|img|meta|col|link|input)$/;

class FontStack {
  private readonly open: { tag: string; font: string | undefined }[] = [];

  constructor(private readonly named: ReadonlyMap<string, string>) {}

  get font(): string | undefined {
    return this.open.at(-1)?.font;
  }

  meet(token: string): void {
    const tag = /^<\/?([\w:]+)/.exec(token)?.[1]?.toLowerCase() ?? '';
    if (token.startsWith('</')) closeTag(this.open, tag);
    else if (!token.endsWith('/>') && !empty.test(tag)) this.open.push({ tag, font: fontOf(token, this.named) ?? this.font });
  }
}

/** Broken markup forgets to close: what stands above the closed one is closed with it. */
function closeTag(open: { tag: string }[], tag: string): void {
  const at = open.findLastIndex((one) => one.tag === tag);
  if (at >= 0) open.length = at;
}

function inFont(text: string, font: string | undefined): string {
  if (legacyEncodingOf(font) === undefined || text.trim() === '') return text;
  return textInFont(text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, said: string) => letterOf(said) ?? whole), font);
}

/** The letter that an entity stands for; those below U+00A0 are markup's own and stay. */
function letterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return entities[entity] ?? latinLetter(entity);
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code >= 0xa0 && code <= 0xffff ? String.fromCharCode(code) : undefined;
}

const own: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of markup as it is read: entities decoded, unknown ones left as they stand. */
export function plainText(markup: string): string {
  return markup.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, said: string) => own[said.toLowerCase()] ?? letterOf(said) ?? characterOf(said) ?? whole);
}

function characterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return undefined;
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const accents: Readonly<Record<string, string>> = { acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', uml: '\u0308', ring: '\u030a', cedil: '\u0327' };

/** `&aacute;` → á. */
function latinLetter(name: string): string | undefined {
  const [, letter = '', accent = ''] = /^([a-z])(acute|grave|circ|tilde|uml|ring|cedil)$/i.exec(name) ?? [];
  return letter === '' ? undefined : `${letter}${accents[accent] ?? ''}`.normalize('NFC');
}

/** `<Style ss:ID="s21"><Font ss:FontName=".VnTime"/></Style>` */
function* styleFonts(markup: string): Generator<[string, string]> {
  for (const [style, id = ''] of markup.matchAll(/<(?:\w+:)?Style\s[^>]*?\bss:ID="([^"]*)"[^>]*>[^]*?<\/(?:\w+:)?Style>/g)) {
    const font = /ss:FontName="([^"]*)"/.exec(style)?.[1];
    if (font !== undefined) yield [id, font];
  }
}

/** `.xl24 { font-family: ".VnTime", sans-serif }`; a rule of `td` is that of the tag. */
function* classFonts(markup: string): Generator<[string, string]> {
  for (const [, selectors = '', body = ''] of markup.matchAll(/([^{}<>]+)\{([^{}]*)\}/g)) {
    const font = cssFont(body);
    if (font === undefined) continue;
    for (const selector of selectors.split(',')) yield [selector.trim().replace(/^\w*\./, '.'), font];
  }
}

function cssFont(css: string): string | undefined {
  return /font-family\s*:\s*(?:&quot;|["'])?\s*([^;,"'}&]+)/i.exec(css)?.[1]?.trim();
}

function fontOf(tag: string, named: ReadonlyMap<string, string>): string | undefined {
  const own = [cssFont(valueOf(tag, 'style')), valueOf(tag, 'face'), valueOf(tag, '(?:\\w+:)?FontName'), valueOf(tag, '(?:\\w+:)Face')];
  const classes = valueOf(tag, 'class').split(/\s+/).map((name) => `.${name}`);
  const rules = [valueOf(tag, 'ss:StyleID'), ...classes, /^<(\w+)/.exec(tag)?.[1]?.toLowerCase() ?? ''];
  return [...own, ...rules.map((rule) => named.get(rule))].find((font) => font !== undefined && font !== '');
}

/** Value of an attribute, blank when it is not there. */
export function valueOf(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return match?.slice(1).find((found) => found !== undefined) ?? '';
}

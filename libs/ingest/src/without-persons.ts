import { decodeText, maskAddress, maskPersonal } from '@ioc/adapter-kit';
import type { PersonalData } from '@ioc/contracts';
import { AdapterFault, type RawPayload } from '@ioc/transports';

const mark = '***';

interface Rules {
  drop: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
  keep: ReadonlySet<string>;
}

/**
 * A payload as it may be stored, of a feed whose records tell of persons: same shape, same figures, nobody in it.
 * What is archived, read, refused and shown is made of this alone, so a record read again is the same.
 * @throws AdapterFault `bad-shape` for what cannot be looked through: a workbook, a document in another packing
 */
export function withoutPersons(payload: RawPayload, data: PersonalData): RawPayload {
  if (payload.body.subarray(0, 1000).includes(0)) {
    throw new AdapterFault('bad-shape', `${payload.name}: a feed with personal data must send JSON, XML or text, which can be masked before it is stored; nothing of this was kept`);
  }
  const names = (all: readonly string[]) => new Set(all.map((name) => name.toLowerCase()));
  const rules: Rules = { drop: names(data.drop), addresses: names(data.addresses), keep: names(data.keep) };
  return { ...payload, body: Buffer.from(maskText(decodeText(payload.body), rules), 'utf8') };
}

function maskText(text: string, rules: Rules): string {
  const [first = ''] = /\S/u.exec(text) ?? [];
  if (first === '{' || first === '[' || first === '"') return maskJson(text, rules);
  return first === '<' ? maskXml(text, rules) : maskPersonal(text);
}

/** A text by the field that it stands in, and by those around that. */
function maskValue(text: string, path: readonly string[], { drop, addresses, keep }: Rules): string {
  if (path.some((name) => drop.has(name))) return mark;
  const name = path.at(-1) ?? '';
  if (keep.has(name)) return text;
  return addresses.has(name) ? maskAddress(text) : maskPersonal(text);
}

/** Strings, numbers and brackets; a string with a colon behind it is the name of what follows. Everything else stays byte for byte: parsing would round numbers. */
const jsonParts = /"((?:[^"\\]|\\.)*)"(\s*:)?|-?\d[\d.eE+-]*|[[\]{}]/g;

function maskJson(text: string, rules: Rules): string {
  const around: string[] = [];
  let name = '';
  return text.replace(jsonParts, (whole, inner: string | undefined, colon: string | undefined) => {
    if (inner !== undefined && colon !== undefined) {
      name = unescaped(whole.slice(0, whole.lastIndexOf('"') + 1)).toLowerCase();
      return whole;
    }
    if (inner !== undefined) return JSON.stringify(maskValue(unescaped(whole), [...around, name], rules));
    if (whole === '{' || whole === '[') around.push(name);
    else if (whole === '}' || whole === ']') name = around.pop() ?? '';
    else if ([...around, name].some((one) => rules.drop.has(one))) return `"${mark}"`;
    return whole;
  });
}

/** What is no whole string of JSON is refused by whoever parses it; masked it is all the same. */
function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}

const xmlParts = /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([^\s<>/!?][^\s<>/]*)([^<>]*)>|<[^<>]*>|([^<]+)/g;

function maskXml(text: string, rules: Rules): string {
  const path: string[] = [];
  return text.replace(xmlParts, (...found: unknown[]) => {
    const [whole = '', data, slash, tag, rest = '', plain] = found as (string | undefined)[];
    if (data !== undefined) return `<![CDATA[${maskValue(data, path, rules)}]]>`;
    if (plain !== undefined) return plain.trim() === '' ? plain : maskValue(plain, path, rules);
    // Comments are no data, and nobody reads them.
    if (tag === undefined) return whole.startsWith('<!--') ? '' : whole;
    if (slash !== '/') return opened({ tag, rest }, path, rules);
    path.pop();
    return whole;
  });
}

/** A tag with its attributes masked; what follows is below it, unless it ends in itself. */
function opened({ tag, rest }: { tag: string; rest: string }, path: string[], rules: Rules): string {
  const below = [...path, localName(tag)];
  if (!rest.endsWith('/')) path.push(localName(tag));
  return `<${tag}${attributes(rest, below, rules)}>`;
}

function attributes(rest: string, path: readonly string[], rules: Rules): string {
  return rest.replace(/([\w:.-]+)(\s*=\s*)("([^"]*)"|'([^']*)')/g, (...found: unknown[]) => {
    const [, name = '', equals = '', , double, single] = found as (string | undefined)[];
    return `${name}${equals}"${maskValue(double ?? single ?? '', [...path, localName(name)], rules).replaceAll('"', '&quot;')}"`;
  });
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1).toLowerCase();
}

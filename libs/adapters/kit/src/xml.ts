import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import { textOf } from './payload-text.js';

/** An element by its local name: senders differ on namespace prefixes, never on names. */
export class XmlNode {
  /** Own text, CDATA included, trimmed; blank for an empty element. */
  readonly text: string;

  constructor(
    /** Local name. */
    readonly name: string,
    /** XPath by local names, e.g. `/StructureSpecificData/DataSet/Series[3]`. */
    readonly path: string,
    private readonly inner: { attributes: ReadonlyMap<string, string>; elements: readonly XmlNode[]; text: string },
  ) {
    this.text = inner.text.trim();
  }

  /** The elements below it, all or those of a name, in order. */
  children(name?: string): readonly XmlNode[] {
    return name === undefined ? this.inner.elements : this.inner.elements.filter((element) => element.name === name);
  }

  /** The first element of this name. */
  child(name: string): XmlNode | undefined {
    return this.inner.elements.find((element) => element.name === name);
  }

  /** The first element along a path of names. */
  at(...names: readonly string[]): XmlNode | undefined {
    return names.reduce<XmlNode | undefined>((node, name) => node?.child(name), this);
  }

  attribute(name: string): string | undefined {
    return this.inner.attributes.get(name);
  }

  /** Attributes by local name. */
  get attributes(): ReadonlyMap<string, string> {
    return this.inner.attributes;
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
});
const maxDepth = 100;
/** Reading a large document takes longer than all that is done with it, and both its figures and its schema are wanted. */
const roots = new WeakMap<RawPayload, XmlNode>();

/**
 * The root element of a payload. Document type definitions are refused, and with them every entity of one's own;
 * only the five predefined entities and character references are decoded.
 * @throws AdapterFault `empty`, or `bad-shape` for text that is no whole XML document
 */
export function xmlOf(payload: RawPayload): XmlNode {
  const root = roots.get(payload) ?? rootOf(payload);
  roots.set(payload, root);
  return root;
}

function rootOf(payload: RawPayload): XmlNode {
  const text = textOf(payload);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new AdapterFault('bad-shape', `${payload.name}: a document type definition is refused`);
  // The parser alone reads half a document happily.
  const valid = validity(text);
  if (valid !== true) throw new AdapterFault('bad-shape', `${payload.name}: not a whole XML document: ${valid}`);
  const found = parsed(text, payload.name).flatMap((item) => elementOf(item, { path: '', depth: 0, nth: 1 }) ?? []);
  const [root] = found;
  if (!root || found.length > 1) throw new AdapterFault('bad-shape', `${payload.name}: an XML document has one root, this has ${found.length}`);
  return root;
}

/** The parser finds faults that the validator lets pass, such as a processing instruction that never ends. */
function parsed(text: string, name: string): Ordered[] {
  try {
    return parser.parse(text) as Ordered[];
  } catch (cause) {
    throw new AdapterFault('bad-shape', `${name}: not a whole XML document: ${(cause as Error).message}`, { cause });
  }
}

function validity(text: string): true | string {
  const result = XMLValidator.validate(text);
  return result === true ? true : `line ${result.err.line}: ${result.err.msg}`;
}

/** What the parser gives with `preserveOrder`: `{Series: [...], ':@': {FREQ: 'M'}}` or `{'#text': '…'}`. */
type Ordered = Readonly<Record<string, unknown>>;

function elementOf(item: Ordered, at: Place): XmlNode | undefined {
  const name = nameOf(item);
  if (name === undefined || name.startsWith('#') || name.startsWith('?')) return undefined;
  if (at.depth > maxDepth) throw new AdapterFault('bad-shape', `XML deeper than ${maxDepth} elements`);
  const items = item[name] as Ordered[];
  const path = `${at.path}/${name}${at.nth > 1 ? `[${at.nth}]` : ''}`;
  const counts = new Map<string, number>();
  const elements = items.flatMap((inner) => {
    const key = nameOf(inner) ?? '';
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return elementOf(inner, { path, depth: at.depth + 1, nth }) ?? [];
  });
  return new XmlNode(name, path, { attributes: attributesOf(item), elements, text: items.map(ownText).join('') });
}

interface Place {
  path: string;
  depth: number;
  /** 1 for the first of its name. */
  nth: number;
}

function nameOf(item: Ordered): string | undefined {
  return Object.keys(item).find((key) => key !== ':@');
}

function ownText(item: Ordered): string {
  if ('#text' in item) return decodeEntities(String(item['#text']));
  if (!('#cdata' in item)) return '';
  return (item['#cdata'] as Ordered[]).map((part) => String(part['#text'] ?? '')).join('');
}

function attributesOf(item: Ordered): ReadonlyMap<string, string> {
  const attributes = (item[':@'] ?? {}) as Record<string, unknown>;
  return new Map(Object.entries(attributes).map(([key, value]) => [key, decodeEntities(String(value))]));
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, said: string) => {
    if (!said.startsWith('#')) return predefined[said.toLowerCase()] ?? whole;
    const code = /^#x/i.test(said) ? Number.parseInt(said.slice(2), 16) : Number(said.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

import type { FieldType, SeenContainer, SeenField, SeenSchema } from '@ioc/contracts';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import { foldText } from './fold-text.js';
import { missingTexts } from './number-text.js';
import { eachDocument, eachObject, type WalkedObject } from './json-walk.js';
import { textOf } from './payload-text.js';
import { xmlOf, type XmlNode } from './xml.js';

/** Payloads beyond these are known by their beginning. */
const maxContainers = 300;
const maxFields = 200;
const maxRecords = 20_000;
/** So many of a list tell its form: a field that none of them holds is not there. More would cost a reader more than the figures do. */
const maxListed = 200;

interface GatheredField {
  name: string;
  type: FieldType | null;
  nested?: boolean;
}

/** How payloads are built, gathered record by record. */
export class SchemaGatherer {
  private readonly containers = new Map<string, SeenContainer>();
  private records = 0;

  /** @returns whether there is room for more */
  record(path: string, fields: readonly GatheredField[], listed: boolean): boolean {
    // As an empty list, an object without fields says nothing of those that it may have.
    if (fields.length === 0 && !listed) return true;
    this.records += 1;
    if (this.records > maxRecords || this.containers.size >= maxContainers) return false;
    const container = this.containers.get(path) ?? { path, records: 0, listed, fields: new Map<string, SeenField>() };
    this.containers.set(path, container);
    container.records += 1;
    container.listed ||= listed;
    const here = new Map<string, Omit<SeenField, 'held'>>();
    for (const { name, type, nested } of fields) here.set(name, joined(here.get(name), { types: new Set(type ? [type] : []), nested }));
    for (const [name, field] of here) hold(container, name, field);
    return true;
  }

  get schema(): SeenSchema {
    return this.containers;
  }
}

function joined(before: Omit<SeenField, 'held'> | undefined, { types, nested }: Omit<SeenField, 'held'>): Omit<SeenField, 'held'> {
  const isNested = before?.nested === true || nested === true;
  return { types: new Set([...(before?.types ?? []), ...types]), ...(isNested && { nested: true }) };
}

function hold({ fields }: SeenContainer, name: string, here: Omit<SeenField, 'held'>): void {
  // The one name that would not be a member of what is stored.
  if (name === '__proto__' || (fields.size >= maxFields && !fields.has(name))) return;
  const before = fields.get(name);
  fields.set(name, { held: (before?.held ?? 0) + 1, ...joined(before, here) });
}

/**
 * How the payloads of a poll are built: JSON, lines of JSON, and XML. Pure.
 * @returns null for what has no fields of its own, as lines of a log, or none that can be told apart
 */
export function schemaOf(payloads: readonly RawPayload[]): SeenSchema | null {
  const gatherer = new SchemaGatherer();
  try {
    const times = new Map<string, number>();
    for (const payload of payloads) times.set(roleOf(payload), (times.get(roleOf(payload)) ?? 0) + 1);
    for (const payload of payloads) if (!gather(payload, gatherer, (times.get(roleOf(payload)) ?? 0) > 1)) return null;
  } catch (cause) {
    if (cause instanceof AdapterFault) return null;
    throw cause;
  }
  return gatherer.schema.size > 0 ? gatherer.schema : null;
}

/** @param isOneOfMany of several documents of one kind, of which some may leave fields out */
function gather(payload: RawPayload, gatherer: SchemaGatherer, isOneOfMany: boolean): boolean {
  const text = textOf(payload);
  if (/^\s*</.test(text)) {
    const root = xmlOf(payload);
    gatherElement(root, { path: `${roleOf(payload)}/${root.name}`, listed: isOneOfMany }, gatherer);
    return true;
  }
  const documents = eachDocument(text);
  if (!documents) return false;
  for (const document of documents) {
    const visit = ({ path, listed, entries }: WalkedObject) => gatherer.record(path, entries.map(([name, , inner]) => ({ name, type: jsonType(inner) })), listed || isOneOfMany);
    eachObject(document, roleOf(payload), { visit, maxListed });
  }
  return true;
}

/** Which of a feed's addresses a payload came from: `/api/v1/beds#`; nothing for files and messages. */
export function roleOf({ locator }: RawPayload): string {
  if (!/^https?:/i.test(locator) || !URL.canParse(locator)) return '';
  const { pathname } = new URL(locator);
  return `${pathname.split('/').map((part) => (/\d/.test(part) ? '*' : part)).join('/')}#`;
}

function jsonType(value: unknown): FieldType | null {
  if (value === null || value === undefined) return null;
  // Empty, they are of no type: some languages write an empty object as `[]`.
  if (typeof value === 'object') return Object.keys(value).length === 0 ? null : Array.isArray(value) ? 'list' : 'object';
  if (typeof value === 'string') return textType(value);
  return typeof value === 'number' ? 'number' : 'boolean';
}

/** No number, date or word for "no figure" is longer. */
const maxDigits = 60;

/** What may stand around a number that is read as one: `trên 12`, `<0,05`, `519.4sb`, `1.2e+07`. */
const digits = /^(?:(?:tren|hon|duoi|khoang|gan|[<>≤≥~±]=?)\s*)?[+-]?\s*\d[\d\s.,/:%tz+-]*(?:e[+-]?\d+)?(?:\s*sb)?$/;

/** `12`, `1.204,5`, `trên 12`, `2026-11-26T07:00:00Z` are digits; `12 giường` is text. */
export function textType(text: string): FieldType | null {
  // Nearly all texts: nothing is to be folded of them.
  if (/^\d[\d.,:/TZ+-]*$/.test(text)) return 'digits';
  if (text.length > maxDigits) return 'text';
  const folded = foldText(text);
  if (missingTexts.includes(folded)) return null;
  return digits.test(folded) ? 'digits' : 'text';
}

function gatherElement(node: XmlNode, { path, listed }: { path: string; listed: boolean }, gatherer: SchemaGatherer): void {
  if (!gatherer.record(path, fieldsOf(node), listed)) return;
  const byName = new Map<string, XmlNode[]>();
  for (const element of node.children()) {
    const same = byName.get(element.name);
    if (!same) byName.set(element.name, [element]);
    else if (same.length < maxListed) same.push(element);
  }
  for (const [name, same] of byName) {
    for (const element of same) if (!isLeaf(element)) gatherElement(element, { path: `${path}/${name}`, listed: listed || same.length > 1 }, gatherer);
  }
}

function fieldsOf(node: XmlNode): GatheredField[] {
  const attributes = [...node.attributes].map(([name, value]) => ({ name: `@${name}`, type: textType(value) }));
  return [...attributes, ...node.children().map(fieldOf), ...(node.text === '' ? [] : [{ name: '#text', type: textType(node.text) }])];
}

/** Attributes of a text are no part of its type: `<value nil="true"/>` is a value that is missing. */
function fieldOf(element: XmlNode): GatheredField {
  const hasElements = element.children().length > 0;
  const nested = hasElements || (!isLeaf(element) && element.text === '');
  return { name: element.name, type: hasElements ? 'object' : textType(element.text), ...(nested && { nested }) };
}

const isLeaf = (node: XmlNode): boolean => node.children().length === 0 && node.attributes.size === 0;

import type { FieldType, SeenContainer, SeenField, SeenSchema } from '@ioc/contracts';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import { foldText } from './fold-text.js';
import { missingTexts } from './number-text.js';
import { eachDocument, eachObject } from './json-walk.js';
import { textOf } from './payload-text.js';
import { xmlOf, type XmlNode } from './xml.js';

/** Payloads beyond these are known by their beginning. */
const maxContainers = 300;
const maxFields = 200;
const maxRecords = 20_000;

/** How payloads are built, gathered record by record. */
export class SchemaGatherer {
  private readonly containers = new Map<string, SeenContainer>();
  private records = 0;

  /** @returns whether there is room for more */
  record(path: string, fields: Iterable<readonly [string, FieldType | null]>, listed: boolean): boolean {
    this.records += 1;
    if (this.records > maxRecords || this.containers.size >= maxContainers) return false;
    const container = this.containers.get(path) ?? { path, records: 0, listed, fields: new Map<string, SeenField>() };
    this.containers.set(path, container);
    container.records += 1;
    container.listed ||= listed;
    const here = new Map<string, Set<FieldType>>();
    for (const [name, type] of fields) here.set(name, new Set([...(here.get(name) ?? []), ...(type ? [type] : [])]));
    for (const [name, types] of here) hold(container, name, types);
    return true;
  }

  get schema(): SeenSchema {
    return this.containers;
  }
}

function hold({ fields }: SeenContainer, name: string, types: ReadonlySet<FieldType>): void {
  const field = fields.get(name) ?? { held: 0, types: new Set<FieldType>() };
  // The one name that would not be a member of what is stored.
  if (name === '__proto__' || (fields.size >= maxFields && !fields.has(name))) return;
  fields.set(name, { held: field.held + 1, types: new Set([...field.types, ...types]) });
}

/**
 * How the payloads of a poll are built: JSON, lines of JSON, and XML. Pure.
 * @returns null for what has no fields of its own, as lines of a log, or none that can be told apart
 */
export function schemaOf(payloads: readonly RawPayload[]): SeenSchema | null {
  const gatherer = new SchemaGatherer();
  try {
    for (const payload of payloads) if (!gather(payload, gatherer)) return null;
  } catch (cause) {
    if (cause instanceof AdapterFault) return null;
    throw cause;
  }
  return gatherer.schema.size > 0 ? gatherer.schema : null;
}

function gather(payload: RawPayload, gatherer: SchemaGatherer): boolean {
  const text = textOf(payload);
  if (/^\s*</.test(text)) {
    const root = xmlOf(payload);
    gatherElement(root, { path: `${roleOf(payload)}/${root.name}`, listed: false }, gatherer);
    return true;
  }
  const documents = eachDocument(text);
  if (!documents) return false;
  for (const document of documents) {
    eachObject(document, roleOf(payload), ({ path, listed, entries }) =>
      gatherer.record(path, entries.map(([name, , inner]) => [name, jsonType(inner)] as const), listed));
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
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'string') return textType(value);
  return typeof value === 'number' ? 'number' : 'boolean';
}

/** `12`, `1.204,5`, `2026-11-26T07:00:00Z` are digits; `trên 12` and `12 giường` are text. */
export function textType(text: string): FieldType | null {
  if (missingTexts.includes(foldText(text))) return null;
  return /^[+-]?\s*\d[\d\s.,/:%TZ+-]*$/.test(text.trim()) ? 'digits' : 'text';
}

function gatherElement(node: XmlNode, { path, listed }: { path: string; listed: boolean }, gatherer: SchemaGatherer): void {
  if (!gatherer.record(path, fieldsOf(node), listed)) return;
  for (const element of node.children()) {
    if (isLeaf(element)) continue;
    gatherElement(element, { path: `${path}/${element.name}`, listed: listed || node.children(element.name).length > 1 }, gatherer);
  }
}

function fieldsOf(node: XmlNode): [string, FieldType | null][] {
  const attributes = [...node.attributes].map(([name, value]): [string, FieldType | null] => [`@${name}`, textType(value)]);
  const elements = node.children().map((element): [string, FieldType | null] => [element.name, isLeaf(element) ? textType(element.text) : 'object']);
  return [...attributes, ...elements, ...(node.text === '' ? [] : [['#text', textType(node.text)] as [string, FieldType | null]])];
}

const isLeaf = (node: XmlNode): boolean => node.children().length === 0 && node.attributes.size === 0;

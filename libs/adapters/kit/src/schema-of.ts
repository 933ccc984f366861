import type { FieldType, SeenContainer, SeenField, SeenSchema } from '@ioc/contracts';
import type { RawPayload } from '@ioc/transports';
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
    const container = this.containers.get(path) ?? { path, records: 0, listed, fields: new Map<string, SeenField>() };
    if (this.records > maxRecords || this.containers.size >= maxContainers) return false;
    this.containers.set(path, container);
    container.records += 1;
    container.listed ||= listed;
    const here = new Set<string>();
    for (const [name, type] of fields) {
      const field = container.fields.get(name) ?? { held: 0, types: new Set<FieldType>() };
      if (container.fields.size >= maxFields && !container.fields.has(name)) continue;
      container.fields.set(name, field);
      if (!here.has(name)) field.held += 1;
      here.add(name);
      if (type) field.types.add(type);
    }
    return true;
  }

  get schema(): SeenSchema {
    return this.containers;
  }
}

/**
 * How the payloads of a poll are built: JSON, lines of JSON, and XML. Pure.
 * @returns null for what has no fields of its own, as lines of a log
 */
export function schemaOf(payloads: readonly RawPayload[]): SeenSchema | null {
  const gatherer = new SchemaGatherer();
  for (const payload of payloads) if (!gather(payload, gatherer)) return null;
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
  const elements = node.children();
  const counts = new Map<string, number>();
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  const fields: [string, FieldType | null][] = [...node.attributes].map(([name, value]) => [`@${name}`, textType(value)]);
  for (const element of elements) fields.push([element.name, isLeaf(element) ? textType(element.text) : 'object']);
  if (node.text !== '') fields.push(['#text', textType(node.text)]);
  if (!gatherer.record(path, fields, listed)) return;
  for (const element of elements) {
    if (!isLeaf(element)) gatherElement(element, { path: `${path}/${element.name}`, listed: listed || (counts.get(element.name) ?? 0) > 1 }, gatherer);
  }
}

const isLeaf = (node: XmlNode): boolean => node.children().length === 0 && node.attributes.size === 0;

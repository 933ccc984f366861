import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import type { RawPayload } from '@ioc/transports';
import { eachDocument, eachObject, isMessage, type WalkedObject } from './json-walk.js';
import { textOf } from './payload-text.js';
import { roleOf } from './schema-of.js';

/** A field as a schema names it. */
export interface FieldPlace {
  container: string;
  field: string;
}

/**
 * The payload as it would be had the source never had this field: what today's mapping brings of it tells what is read from there.
 * For what {@link schemaOf} reads: JSON, lines of JSON, XML. Pure.
 */
export function withoutField(payload: RawPayload, place: FieldPlace): RawPayload {
  const text = textOf(payload);
  const role = roleOf(payload);
  const body = /^\s*</.test(text) ? withoutElement(text, place, role) : withoutKey(text, place, role);
  return { ...payload, body: Buffer.from(body) };
}

function withoutKey(text: string, place: FieldPlace, role: string): string {
  const documents = eachDocument(text) ?? [];
  const lines = text.split('\n');
  for (const document of documents) {
    const { value, line } = document;
    const visit = ({ path, object, entries }: WalkedObject): boolean => {
      if (path === place.container) for (const [name, key] of entries) if (name === place.field) delete object[key];
      return true;
    };
    eachObject(document, role, { visit });
    if (line === null) return JSON.stringify(value);
    const said = JSON.parse(lines[line] ?? '') as unknown;
    lines[line] = JSON.stringify(isMessage(said) ? { ...said, payload: JSON.stringify(value) } : value);
  }
  return lines.join('\n');
}

const options = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', cdataPropName: '#cdata', processEntities: false } as const;
const parser = new XMLParser({ ...options, parseTagValue: false, parseAttributeValue: false, trimValues: false });
const builder = new XMLBuilder(options);
type Ordered = Record<string, unknown>;

const local = (name: string): string => name.replace(/^.*:/, '');
const nameOf = (item: Ordered): string => Object.keys(item).find((key) => key !== ':@') ?? '';

function withoutElement(text: string, place: FieldPlace, role: string): string {
  const roots = parser.parse(text) as Ordered[];
  for (const item of roots) prune(item, `${role}/${local(nameOf(item))}`, place);
  return builder.build(roots);
}

function prune(item: Ordered, path: string, place: FieldPlace): void {
  const name = nameOf(item);
  const inner = item[name];
  if (!Array.isArray(inner)) return;
  const { container, field } = place;
  if (path === container) {
    if (field.startsWith('@')) dropAttribute(item, field.slice(1));
    else item[name] = (inner as Ordered[]).filter((one) => (field === '#text' ? !nameOf(one).startsWith('#') : local(nameOf(one)) !== field));
  }
  if (container.startsWith(`${path}/`)) for (const one of item[name] as Ordered[]) prune(one, `${path}/${local(nameOf(one))}`, place);
}

function dropAttribute(item: Ordered, field: string): void {
  const attributes = (item[':@'] ?? {}) as Ordered;
  for (const key of Object.keys(attributes)) if (local(key) === field) delete attributes[key];
}

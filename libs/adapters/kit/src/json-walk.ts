/** An object within a JSON document, its keys as they name fields. */
export interface WalkedObject {
  path: string;
  /** One of several of its kind. */
  listed: boolean;
  object: Record<string, unknown>;
  /** Name of the field (`*` for a key that is data), the key itself, the value. */
  entries: [string, string, unknown][];
}

/** Keys that are fields and not data: `soGiuong`, `@type`, `Số giường`. */
const fieldName = /^[\p{L}_@$#]/u;
const mapSize = 8;
const maxFields = 200;
const maxNameLength = 200;

export interface JsonDocument {
  value: unknown;
  /** Topic on which it was heard. */
  prefix: string;
  /** Its line, from 0, where each line is a record of its own. */
  line: number | null;
}

/** The JSON documents of a text: one, or one a line; a message that was heard on a topic is the document that it carries. */
export function eachDocument(text: string): JsonDocument[] | null {
  const whole = parsed(text);
  if (whole !== undefined && !isMessage(whole)) return [{ value: whole, prefix: '', line: null }];
  const lines = text.split('\n').map((one) => one.trim());
  const documents: JsonDocument[] = [];
  for (const [line, one] of lines.entries()) {
    if (one === '') continue;
    const value = parsed(one);
    if (value === undefined || typeof value !== 'object') return null;
    if (!isMessage(value)) documents.push({ value, prefix: '', line });
    else {
      // What a device sends that is no JSON has no fields.
      const inner = parsed(value.payload);
      if (inner !== undefined) documents.push({ value: inner, prefix: `${topicOf(value.topic)}#`, line });
    }
  }
  return documents;
}

/** A line of what was heard on MQTT. */
export function isMessage(value: unknown): value is { topic: string; payload: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { topic, payload, receivedAt } = value as Record<string, unknown>;
  return typeof topic === 'string' && typeof payload === 'string' && typeof receivedAt === 'string';
}

/** Devices of one kind speak alike: what names one of them holds a digit. */
function topicOf(topic: string): string {
  return topic.split('/').map((part) => (/\d/.test(part) ? '*' : part)).join('/');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface Place {
  path: string;
  listed: boolean;
}

export interface Visitor {
  /** Answers false when it wants no more of what lies below. */
  visit(found: WalkedObject): boolean;
  /** Of each list only so many; all when absent. */
  maxListed?: number;
}

/** Goes through the objects of a document, outer ones first. */
export function eachObject({ value, prefix, line }: JsonDocument, role: string, visitor: Visitor): void {
  const path = `${role}${prefix}`;
  if (Array.isArray(value) && isTuple(value)) {
    // `[about the answer, its records]`: places of different kinds are no list.
    value.forEach((inner, place) => walk(inner, { path: `${path}/${place}`, listed: false }, visitor));
  } else walk(value, { path, listed: line !== null }, visitor);
}

function walk(value: unknown, { path, listed }: Place, visitor: Visitor): void {
  if (Array.isArray(value)) return value.slice(0, visitor.maxListed).forEach((inner) => walk(inner, { path: `${path}/*`, listed: true }, visitor));
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  const nameOf = namesOf(object);
  const entries = Object.entries(object).map(([key, inner]): [string, string, unknown] => [nameOf(key), key, inner]);
  if (!visitor.visit({ path: path === '' ? '/' : path, listed, object, entries })) return;
  for (const [name, , inner] of entries) walk(inner, { path: `${path}/${name}`, listed: listed || name === '*' }, visitor);
}

const isTuple = (value: readonly unknown[]): boolean => value.length > 1 && value.length <= 4 && new Set(value.map((inner) => Array.isArray(inner))).size > 1;

/** A map is keyed by data: its keys come and go and are no fields. */
function namesOf(object: Record<string, unknown>): (key: string) => string {
  const keys = Object.keys(object);
  const isMap = keys.length > maxFields || (keys.length >= mapSize && isUniform(Object.values(object)));
  return (key) => (isMap || key.length > maxNameLength || !fieldName.test(key) ? '*' : key);
}

function isUniform(values: readonly unknown[]): boolean {
  if (typeof values[0] !== 'object') return false;
  const shapes = new Set(values.map((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).sort().join() : null)));
  return shapes.size === 1 && !shapes.has(null);
}

import { createHash } from 'node:crypto';
import type { FieldType, KnownContainer, KnownField, KnownSchema, SchemaChange, SeenContainer, SeenField, SeenSchema } from '@ioc/contracts';

/** A difference whose readers are not looked up yet. */
export type FieldChange = Omit<SchemaChange, 'indicators'>;

export interface SchemaVerdict {
  /** What is known with what this poll taught; the same object when it taught nothing. */
  known: KnownSchema;
  /** Containers were seen for the first time: a sample of them is worth keeping. */
  isWider: boolean;
  /** New fields of established containers. */
  added: FieldChange[];
  /** Removed and retyped fields. */
  broken: FieldChange[];
}

/** So many records of a list must hold a field before its absence means anything: lists have optional fields. */
const establishedBy = 5;

/** What a poll says against what is known of its feed. What it does not speak of (a topic that was silent) says nothing. Pure. */
export function compareSchema(known: KnownSchema, seen: SeenSchema): SchemaVerdict {
  const verdict: SchemaVerdict = { known: { ...known }, isWider: false, added: [], broken: [] };
  let isTaught = false;
  for (const container of seen.values()) {
    const before = Object.hasOwn(known, container.path) ? known[container.path] : undefined;
    const after = before ? learn(before, container, verdict) : firstSight(container);
    if (!before) verdict.isWider = true;
    if (after === before) continue;
    verdict.known[container.path] = after;
    isTaught = true;
  }
  return isTaught ? verdict : { ...verdict, known };
}

function firstSight({ records, listed, fields }: SeenContainer): KnownContainer {
  const known = [...fields].map(([name, field]) => [name, { types: typesOf(field), always: field.held === records }] as const);
  return { records: counted(records, listed), listed, fields: Object.fromEntries(known) };
}

function learn(known: KnownContainer, container: SeenContainer, verdict: SchemaVerdict): KnownContainer {
  const isEstablished = !known.listed || known.records >= establishedBy;
  const fields = { ...known.fields };
  for (const [name, field] of container.fields) {
    if (Object.hasOwn(fields, name)) continue;
    fields[name] = { types: typesOf(field), always: false };
    if (isEstablished) verdict.added.push({ kind: 'added', container: container.path, field: name, before: [], after: typesOf(field) });
  }
  for (const [name, field] of Object.entries(known.fields)) fields[name] = relearn(field, { name, container, isEstablished }, verdict.broken);
  const listed = known.listed || container.listed;
  const records = counted(known.records + container.records, listed);
  const isSame = records === known.records && listed === known.listed && Object.entries(fields).every(([name, field]) => known.fields[name] === field);
  return isSame ? known : { records, listed, fields };
}

/** Counted no further than it matters, so that what is known comes to rest. */
const counted = (records: number, listed: boolean): number => Math.min(records, listed ? establishedBy : 1);

interface Looked {
  name: string;
  container: SeenContainer;
  isEstablished: boolean;
}

/** The field as it is known from now on; what breaks with it is noted and teaches nothing. */
function relearn(known: KnownField, { name, container, isEstablished }: Looked, broken: FieldChange[]): KnownField {
  const seen = container.fields.get(name) ?? { held: 0, types: new Set<FieldType>() };
  const after = typesOf(seen);
  const kind = isEstablished ? breakOf(known, seen) : null;
  if (kind) {
    broken.push({ kind, container: container.path, field: name, before: known.types, after });
    return known;
  }
  const always = known.always && seen.held === container.records;
  // Once a field has shown its types, another one beside them is a dirty value and no new type.
  const types = isEstablished && known.types.length > 0 ? known.types : [...new Set([...known.types, ...after])].sort();
  return always === known.always && types.length === known.types.length ? known : { always, types };
}

function breakOf({ always, types }: KnownField, seen: SeenField): 'removed' | 'retyped' | null {
  if (seen.held === 0) return always ? 'removed' : null;
  return isRetyped(types, typesOf(seen)) ? 'retyped' : null;
}

/** None of the values is of a type that the field had. Digits may stand among texts, and a number where digits were is read without doubt. */
function isRetyped(before: readonly FieldType[], after: readonly FieldType[]): boolean {
  if (before.length === 0 || after.length === 0) return false;
  const fits = (type: FieldType): boolean =>
    before.includes(type) || (type === 'digits' && before.includes('text')) || (type === 'number' && before.includes('digits'));
  return !after.some(fits);
}

const typesOf = ({ types }: SeenField): FieldType[] => [...types].sort();

/** What is known once somebody said that these changes shall be so. */
export function acceptChanges(known: KnownSchema, changes: readonly FieldChange[]): KnownSchema {
  const accepted = structuredClone(known);
  for (const { kind, container, field, after } of changes) {
    const fields = accepted[container]?.fields;
    if (!fields) continue;
    if (kind === 'removed') delete fields[field];
    else if (kind === 'retyped') fields[field] = { types: [...after], always: fields[field]?.always ?? false };
  }
  return accepted;
}

/** Names exactly this schema. */
export function fingerprintOf(known: KnownSchema): string {
  const lines = Object.entries(known).flatMap(([path, { fields }]) => Object.entries(fields).map(([name, { types }]) => `${path}\t${name}\t${types.join()}`));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

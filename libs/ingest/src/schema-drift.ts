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
/**
 * Where records leave some fields out, others may be optional as well. Had each of n records a field, and then none of m, chance did it in about
 * 1 of n cases for m = 1 and ever more rarely for more: so many pairs of them must speak for the break.
 */
const pairsOfSparse = 50;
/** What is known of a feed does not grow without end where keys are data and do not look like it: 3,000 fields are 140 kB, read with each poll. */
const maxFields = 3000;

/** What a poll says against what is known of its feed. What it does not speak of (a topic that was silent) says nothing. Pure. */
export function compareSchema(known: KnownSchema, seen: SeenSchema): SchemaVerdict {
  const verdict: SchemaVerdict = { known: { ...known }, isWider: false, added: [], broken: [] };
  let isTaught = false;
  let room = maxFields - sizeOf(known);
  for (const container of seen.values()) {
    const before = Object.hasOwn(known, container.path) ? known[container.path] : undefined;
    if (!before && container.fields.size >= room) continue;
    const after = before ? learn(before, container, { verdict, room }) : firstSight(container);
    room -= sizeOf({ after }) - (before ? sizeOf({ before }) : 0);
    if (!before) verdict.isWider = true;
    if (after === before) continue;
    verdict.known[container.path] = after;
    isTaught = true;
  }
  return isTaught ? verdict : { ...verdict, known };
}

/** Containers count as well. */
const sizeOf = (known: KnownSchema): number => Object.values(known).reduce((sum, { fields }) => sum + 1 + Object.keys(fields).length, 0);

function firstSight(container: SeenContainer): KnownContainer {
  const { records, fields } = container;
  return knownContainer(container, Object.fromEntries([...fields].map(([name, field]) => [name, knownField(field, field.held === records)])));
}

const knownField = (field: SeenField, always: boolean): KnownField => ({ types: typesOf(field), always, ...(field.nested && { nested: true }) });

function learn(known: KnownContainer, container: SeenContainer, { verdict, room }: { verdict: SchemaVerdict; room: number }): KnownContainer {
  const looked = lookAt(known, container);
  const fields = { ...known.fields };
  for (const [name, field] of looked.fresh.slice(0, Math.max(0, room))) {
    fields[name] = knownField(field, false);
    if (looked.isEstablished) verdict.added.push({ kind: 'added', container: container.path, field: name, before: [], after: typesOf(field) });
  }
  for (const [name, field] of Object.entries(known.fields)) fields[name] = relearn(field, name, { looked, broken: verdict.broken });
  return restOr(known, knownContainer(container, fields, known));
}

function knownContainer({ records, listed, fields: seen }: SeenContainer, fields: KnownContainer['fields'], before?: KnownContainer): KnownContainer {
  const isListed = listed || before?.listed === true;
  const isSparse = before?.sparse === true || [...seen.values()].some(({ held }) => held < records);
  return { records: counted(records + (before?.records ?? 0), isListed), listed: isListed, ...(isSparse && { sparse: true }), fields };
}

/** The same object where nothing was learnt. */
function restOr(known: KnownContainer, learnt: KnownContainer): KnownContainer {
  const { records, listed, sparse, fields } = learnt;
  const isSame = records === known.records && listed === known.listed && sparse === known.sparse;
  return isSame && Object.entries(fields).every(([name, field]) => known.fields[name] === field) ? known : learnt;
}

/** Counted no further than it matters, so that what is known comes to rest. */
const counted = (records: number, listed: boolean): number => Math.min(records, listed ? pairsOfSparse : 1);

/** What a poll says of a container that is known. */
interface Looked {
  container: SeenContainer;
  /** Enough was seen of it for a break to mean anything. */
  isEstablished: boolean;
  /** Enough was seen, then and now, for an absence to mean anything. */
  isTelling: boolean;
  /** What is learnt as new. */
  fresh: readonly (readonly [string, SeenField])[];
  /** An element that holds others is gone while another one, never seen before, stands there. */
  isReplaced: boolean;
}

function lookAt(known: KnownContainer, container: SeenContainer): Looked {
  const isEstablished = !known.listed || known.records >= establishedBy;
  const becameMap = container.fields.has(dataKeys) && !Object.hasOwn(known.fields, dataKeys);
  const fresh = [...container.fields].filter(([name, field]) => !Object.hasOwn(known.fields, name) && !isDataKey(known, container, field));
  const isReplaced = fresh.some(([, { nested }]) => nested) && Object.entries(known.fields).some(([name, { nested, always }]) => nested && always && !container.fields.has(name));
  return {
    container,
    isEstablished,
    isTelling: isEstablished && !becameMap && (!known.sparse || known.records * container.records >= pairsOfSparse),
    // The element that stands in the place of another is told by the break of that, until somebody accepts it.
    fresh: fresh.filter(([, { nested }]) => !(nested && isReplaced)),
    isReplaced,
  };
}

/** The field that stands for all keys that are data. */
const dataKeys = '*';

/** A map that shrank so far that its keys look like names of fields. */
function isDataKey({ fields }: KnownContainer, container: SeenContainer, field: SeenField): boolean {
  const before = fields[dataKeys]?.types ?? [];
  return !container.fields.has(dataKeys) && typesOf(field).some((type) => before.includes(type));
}

const noField: SeenField = { held: 0, types: new Set() };

/** The field as it is known from now on; what breaks with it is noted and teaches nothing. */
function relearn(known: KnownField, name: string, { looked, broken }: { looked: Looked; broken: FieldChange[] }): KnownField {
  const { container, isEstablished } = looked;
  const seen = container.fields.get(name) ?? noField;
  const after = typesOf(seen);
  const kind = breakOf(known, seen, { looked, name });
  if (kind) {
    broken.push({ kind, container: container.path, field: name, before: known.types, after });
    return known;
  }
  const always = known.always && seen.held === container.records;
  // Once a field has shown its types, another one beside them is a dirty value and no new type.
  const types = isEstablished && known.types.length > 0 ? known.types : [...new Set([...known.types, ...after])].sort();
  const learnt: KnownField = { types, always, ...((known.nested ?? seen.nested) && { nested: true }) };
  return isSameField(known, learnt) ? known : learnt;
}

const isSameField = (one: KnownField, other: KnownField): boolean =>
  one.always === other.always && one.types.length === other.types.length && one.nested === other.nested;

function breakOf({ always, types, nested }: KnownField, seen: SeenField, { looked, name }: { looked: Looked; name: string }): 'removed' | 'retyped' | null {
  if (seen.held > 0) return looked.isEstablished && isRetyped(types, typesOf(seen)) ? 'retyped' : null;
  // Keys that are data come and go: none of them is an empty list.
  const mayMiss = !always || name === dataKeys || (nested && !looked.isReplaced);
  return looked.isTelling && !mayMiss ? 'removed' : null;
}

/**
 * None of the values is of a type that the field had. Digits may stand among texts, and a number where digits were is read without doubt.
 * A list of one is often written as that one.
 */
function isRetyped(before: readonly FieldType[], after: readonly FieldType[]): boolean {
  if (before.length === 0 || after.length === 0) return false;
  const fits = (type: FieldType): boolean =>
    before.includes(type) ||
    (type === 'digits' && before.includes('text')) ||
    (type === 'number' && before.includes('digits')) ||
    (isStructure(type) && before.some(isStructure));
  return !after.some(fits);
}

const isStructure = (type: FieldType): boolean => type === 'object' || type === 'list';

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

import { z } from 'zod';
import { AdapterFault, jsonOf, type RawPayload } from '@ioc/adapter-kit';
import type { Rejected } from '@ioc/contracts';

/** One object in its newest version. Times are epoch milliseconds. */
export interface StixObject {
  id: string;
  type: string;
  versionMs: number;
  revoked: boolean;
  validFromMs: number | undefined;
  validUntilMs: number | undefined;
  labels: string[];
  where: string;
}

const idPattern = /^[a-z][a-z0-9-]{1,62}--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const Time = z.iso.datetime({ offset: true });
const StixShape = z.object({
  id: z.string().regex(idPattern),
  type: z.string(),
  created: Time.optional(),
  modified: Time.optional(),
  revoked: z.boolean().default(false),
  valid_from: Time.optional(),
  valid_until: Time.optional(),
  labels: z.array(z.string()).optional(),
  indicator_types: z.array(z.string()).optional(),
  malware_types: z.array(z.string()).optional(),
});
const Collection = z.object({ id: z.string().optional(), title: z.string().optional(), alias: z.string().optional(), objects: z.array(z.unknown()) });
type Place = { objects: unknown[]; pointer: string };

/**
 * The objects of TAXII envelopes and STIX bundles, each in its newest version over all payloads.
 * @param collection id, title or alias of the collection, for stores that hold several
 * @throws AdapterFault for another document: an error, a discovery, a list of collections
 */
export function stixObjects(payloads: readonly RawPayload[], collection: string | undefined): { objects: StixObject[]; rejected: Rejected[] } {
  const newest = new Map<string, StixObject>();
  const rejected: Rejected[] = [];
  for (const payload of payloads) {
    for (const place of placesIn(jsonOf(payload), payload, collection)) take(place, payload.name, { newest, rejected });
  }
  return { objects: [...newest.values()], rejected };
}

function take({ objects, pointer }: Place, name: string, into: { newest: Map<string, StixObject>; rejected: Rejected[] }): void {
  objects.forEach((raw, i) => {
    const where = `${name}#${pointer}/${i}`;
    const object = objectOf(raw, where);
    if ('reason' in object) into.rejected.push({ where, raw: JSON.stringify(raw).slice(0, 2000), reason: object.reason });
    else {
      const known = into.newest.get(object.id);
      if (!known || known.versionMs <= object.versionMs) into.newest.set(object.id, object);
    }
  });
}

function objectOf(raw: unknown, where: string): StixObject | { reason: string } {
  const parsed = StixShape.safeParse(raw);
  if (!parsed.success) return { reason: `not a STIX object: ${firstIssue(parsed.error)}` };
  const { id, type, created, modified, revoked, valid_from, valid_until, labels, indicator_types, malware_types } = parsed.data;
  if (!id.startsWith(`${type}--`)) return { reason: `the id ${id} is not one of the type ${type}` };
  // Observables have no versions and no times of their own.
  const versionMs = timeOf(modified ?? created) ?? 0;
  const words = [labels, indicator_types, malware_types].flatMap((list) => list ?? []);
  return { id, type, versionMs, revoked, validFromMs: timeOf(valid_from), validUntilMs: timeOf(valid_until), labels: words, where };
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') || '(root)'}: ${issue?.message ?? 'of another shape'}`;
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function placesIn(json: unknown, { name, contentType }: RawPayload, collection: string | undefined): Place[] {
  if (!isObject(json)) throw new AdapterFault('bad-shape', `${name} is no TAXII envelope and no STIX bundle`);
  if (Array.isArray(json['objects'])) return [{ objects: json['objects'], pointer: '/objects' }];
  refuseOthers(json, name);
  if (json['type'] === 'bundle' || isBareEnvelope(json, contentType)) return [];
  const stored = storedCollections(json, collection);
  if (stored.length > 0) return stored;
  throw new AdapterFault('bad-shape', `${name} is no TAXII envelope, no STIX bundle and no store of collections${collection === undefined ? '' : ` with ${collection}`}`);
}

/** An envelope without objects is a whole answer of TAXII 2.1: nothing matches. `{}` is one only from who says that it speaks TAXII. */
function isBareEnvelope(json: Readonly<Record<string, unknown>>, contentType: string): boolean {
  const keys = Object.keys(json);
  return keys.length === 0 ? /taxii\+json/i.test(contentType) : keys.every((key) => ['more', 'next'].includes(key));
}

function refuseOthers(json: Readonly<Record<string, unknown>>, name: string): void {
  if (typeof json['title'] === 'string' && 'http_status' in json) {
    const denied = ['401', '403'].includes(String(json['http_status']));
    throw new AdapterFault(denied ? 'denied' : 'bad-shape', `${name} answered an error: ${json['title']}`);
  }
  if ('api_roots' in json) throw new AdapterFault('bad-shape', `${name} is a discovery: name one of its api_roots as the source's url`);
  if (Array.isArray(json['collections']) && !json['collections'].some((one) => Collection.safeParse(one).success)) {
    throw new AdapterFault('bad-shape', `${name} is a list of collections: name one of them in settings.collection`);
  }
}

/** Servers such as medallion keep their collections in one document: API roots, in them collections, in them objects. */
function storedCollections(json: Readonly<Record<string, unknown>>, wanted: string | undefined): Place[] {
  const roots = [['', json] as const, ...Object.entries(json)];
  return roots.flatMap(([key, root]) => {
    const collections = isObject(root) && Array.isArray(root['collections']) ? root['collections'] : [];
    return collections.flatMap((raw, i) => {
      const parsed = Collection.safeParse(raw);
      if (!parsed.success) return [];
      const { id, title, alias, objects } = parsed.data;
      const mine = wanted === undefined || [id, title, alias].includes(wanted);
      return mine ? [{ objects, pointer: `${key === '' ? '' : `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`}/collections/${i}/objects` }] : [];
    });
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { AdapterFault, instantOf, jsonOf, type PackView, type RawPayload } from '@ioc/adapter-kit';

/** An NGSI entity with its attributes unwrapped, whichever of the four encodings it came in. */
export interface Entity {
  id: string;
  type: string;
  where: string;
  raw: unknown;
  attribute(name: string): unknown;
}

/**
 * Entities of an answer: NGSI v2 or NGSI-LD, key values or normalized, a list or a single one.
 * @throws AdapterFault `bad-shape` for an error body or another document
 */
export function entitiesOf(payload: RawPayload): Entity[] {
  const json = jsonOf(payload);
  const list = Array.isArray(json) ? json : [json];
  const error = list.map(errorIn).find((text) => text !== null);
  if (error) throw new AdapterFault('bad-shape', `${payload.name} answered an error: ${error}`);
  return list.map((raw: unknown, i) => {
    if (!isObject(raw) || typeof raw['id'] !== 'string') throw new AdapterFault('bad-shape', `${payload.name} is no list of NGSI entities`);
    return entityOf(raw, Array.isArray(json) ? `/${i}` : '');
  });
}

/** `{type: "https://uri.etsi.org/ngsi-ld/errors/…", title}` or, in v2, `{error, description}`. */
function errorIn(body: unknown): string | null {
  if (!isObject(body) || 'id' in body) return null;
  if (typeof body['error'] === 'string') return `${body['error']}: ${String(body['description'] ?? '')}`;
  return typeof body['title'] === 'string' ? body['title'] : null;
}

function entityOf(raw: Record<string, unknown>, where: string): Entity {
  const attributes = new Map(Object.entries(raw).map(([name, value]) => [localName(name), value]));
  const type = Array.isArray(raw['type']) ? raw['type'][0] : raw['type'];
  return { id: String(raw['id']), type: localName(String(type)), where, raw, attribute: (name) => unwrap(attributes.get(name)) };
}

/** Without a context, names come as whole IRIs: `https://uri.fiware.org/ns/data-models#intensity`. */
function localName(name: string): string {
  return /^https?:/.test(name) ? name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#')) + 1) : name;
}

/** Takes the value out of a normalized attribute; a plain value stays as it is. */
function unwrap(attribute: unknown): unknown {
  if (Array.isArray(attribute) && attribute.length > 0 && attribute.every(isInstance)) {
    // Several instances of one attribute: the one without datasetId is the default.
    return unwrap(attribute.find((one) => isObject(one) && !('datasetId' in one)) ?? attribute[0]);
  }
  if (!isObject(attribute)) return attribute;
  if ('@value' in attribute) return attribute['@value'];
  if (!('type' in attribute)) return attribute;
  if ('value' in attribute) return unwrap(attribute['value']);
  return attribute['type'] === 'Relationship' ? attribute['object'] : attribute;
}

function isInstance(value: unknown): boolean {
  return isObject(value) && 'type' in value && 'value' in value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns `undefined` when the attribute is absent or no number */
export function numberIn(entity: Entity, name: string): number | undefined {
  const value = entity.attribute(name);
  const number = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A moment, or the end of an interval `a/b`, as epoch milliseconds; a time without a zone is the province's. */
export function momentIn(entity: Entity, name: string, pack: PackView): number | undefined {
  return msOf(intervalIn(entity, name)?.at(-1), pack);
}

/** `[start, end]` of an interval, `[moment]` of a moment. */
export function intervalIn(entity: Entity, name: string): string[] | undefined {
  const value = entity.attribute(name);
  return typeof value === 'string' ? value.split('/') : undefined;
}

export function msOf(text: string | undefined, pack: PackView): number | undefined {
  const instant = text === undefined ? null : instantOf(text, pack.utcOffset);
  return instant === null ? undefined : Date.parse(instant);
}

/** Texts that may name the entity's district, the surest first. */
export function localitiesOf(entity: Entity): string[] {
  const address = entity.attribute('address');
  const parts = isObject(address) ? ['district', 'addressLocality', 'addressRegion'].map((name) => unwrap(address[name])) : [address];
  return [entity.attribute('areaServed'), ...parts].filter((text): text is string => typeof text === 'string' && text.trim() !== '');
}

export function streetOf(entity: Entity): string | undefined {
  const address = entity.attribute('address');
  const street = isObject(address) ? unwrap(address['streetAddress']) : entity.attribute('name');
  return typeof street === 'string' && street.trim() !== '' ? street.trim() : undefined;
}

function middleOf(coordinates: unknown[]): unknown[] {
  let at = coordinates;
  while (Array.isArray(at[0])) {
    const middle = at[at.length === 1 ? 0 : Math.floor(at.length / 2)];
    if (!Array.isArray(middle)) return [];
    at = middle;
  }
  return at;
}

/** A point, or the middle vertex of a line or of a polygon's rim; `null` when the coordinates are impossible. */
export function pointOf(entity: Entity): { lat: number; lon: number } | null | undefined {
  const location = entity.attribute('location');
  if (!isObject(location) || !Array.isArray(location['coordinates'])) return undefined;
  const [lon, lat] = middleOf(location['coordinates']);
  const possible = typeof lat === 'number' && typeof lon === 'number' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return possible ? { lat, lon } : null;
}

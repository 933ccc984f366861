import { json, thin, type FeedAnswer, type FeedRequest } from '../core/serve-feed.js';
import type { FeedView } from '../department.js';

/** An entity as key and value; the normalised form is made from it. */
export type Entity = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;

const context = 'https://raw.githubusercontent.com/smart-data-models/dataModel.Transportation/master/context.jsonld';
const maxLimit = 100;

/** Times that the normalised form wraps once more, as brokers that came from NGSI v2 do. */
const wrappedTimes = new Set(['dateObserved', 'accidentDate', 'dateCreated', 'dateModified']);

function attribute(name: string, value: unknown): unknown {
  if (name === 'location') return { type: 'GeoProperty', value };
  if (!wrappedTimes.has(name) || typeof value !== 'string') return { type: 'Property', value };
  // Like the real brokers: an interval becomes its beginning, and that without a zone.
  return { type: 'Property', value: { '@type': 'DateTime', '@value': value.split('/')[0] } };
}

export function normalise(entity: Entity): Record<string, unknown> {
  const { id, type, ...rest } = entity;
  const attributes = Object.entries(rest).filter(([, value]) => value !== null);
  return {
    id,
    type,
    ...Object.fromEntries(attributes.map(([name, value]) => [name, attribute(name, value)])),
    '@context': [context],
  };
}

function problem(detail: string): FeedAnswer {
  const body = { type: 'https://uri.etsi.org/ngsi-ld/errors/BadRequestData', title: 'Bad Request', detail };
  return { ...json(body, 400), contentType: 'application/problem+json' };
}

function whole(text: string | null, fallback: number): number | undefined {
  if (text === null) return fallback;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** GET /ngsi-ld/v1/entities for one type: `options=keyValues,count`, `limit` (20 unless said, at most 100) and `offset`. */
export function entitiesAnswer(request: FeedRequest, view: FeedView, entities: readonly Entity[]): FeedAnswer {
  const params = request.url.searchParams;
  const limit = whole(params.get('limit'), 20);
  const offset = whole(params.get('offset'), 0);
  if (limit === undefined || offset === undefined) return problem('limit and offset are whole numbers');
  if (limit > maxLimit) return problem(`limit may be at most ${maxLimit}`);
  const options = new Set((params.get('options') ?? '').split(','));
  const page = thin(view, entities.slice(offset, offset + limit), spoil);
  const body = options.has('keyValues') ? page : page.map(normalise);
  const counted = options.has('count') || params.get('count') === 'true';
  const headers: Record<string, string> = {
    ...(counted ? { 'NGSILD-Results-Count': String(entities.length) } : {}),
    ...(options.has('keyValues')
      ? { Link: `<${context}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"` }
      : {}),
  };
  return { ...json(body), contentType: options.has('keyValues') ? 'application/json' : 'application/ld+json', headers };
}

/** Numbers become words, as when a device reports its own fault in the field of a value. */
function spoil(entity: Entity): Entity {
  const broken = { intensity: 'loi', averageVehicleSpeed: 'loi', accidentDate: 'khong ro' };
  return { ...entity, ...Object.fromEntries(Object.entries(broken).filter(([name]) => name in entity)) };
}

export const missingType = (): FeedAnswer =>
  problem('Too broad query: say type=TrafficFlowObserved or type=RoadAccident');
export const noEntities = (): FeedAnswer => ({
  ...json([]),
  contentType: 'application/json',
  headers: { 'NGSILD-Results-Count': '0' },
});

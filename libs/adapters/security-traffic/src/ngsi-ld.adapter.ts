import { z } from 'zod';
import type { FeedBatch, Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { entitiesOf, type Entity } from './ngsi-entity.js';
import { accidentFigures, AccidentSettings } from './road-accident.js';
import { requireEntities, trafficFigures, TrafficSettings } from './traffic-flow.js';

export const NgsiSettings = z.strictObject({
  source: HttpSource.describe('Address of the context broker down to /ngsi-ld/v1 or /v2; tenant, Link and Accept go into its headers.'),
  query: z.record(z.string(), z.string()).default({}).describe('Further parameters, e.g. q or options.'),
  limit: z.number().int().min(1).max(1000).default(100).describe('Entities a page.'),
  maxPages: z.number().int().positive().default(50).describe('More pages than this is a fault.'),
  areas: z.record(z.string(), z.string()).default({}).describe('Entity id or locality as the source writes it → code of the area; names that the pack knows need no entry.'),
  districts: z.array(z.string()).default([]).describe('Districts that get a figure of their own also when nothing happened there (accidents).'),
  view: z
    .discriminatedUnion('type', [
      TrafficSettings.extend({ type: z.literal('TrafficFlowObserved') }),
      AccidentSettings.extend({ type: z.literal('RoadAccident') }),
    ])
    .describe('Which entities are asked for, and what is worked out from them.'),
});
export type NgsiSettings = z.infer<typeof NgsiSettings>;

/** Traffic entities of a FIWARE context broker: NGSI-LD or NGSI v2, key values or normalized. */
export const ngsiLd = defineAdapter<NgsiSettings>({
  kind: 'ngsi-ld',
  title: 'NGSI-LD context broker: observed traffic flow and road accidents',
  component: 'security-traffic',
  settings: NgsiSettings,
  fetch: fetchPages,
  parse: parseEntities,
});

/** Reads on until a page brings nothing new: brokers cap pages below the limit that was asked for, and drop entities while they page. */
async function fetchPages(ctx: FetchContext, settings: NgsiSettings): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  const seen = new Set<string>();
  for (let page = 0; page < settings.maxPages; page += 1) {
    const query = {
      type: settings.view.type,
      limit: String(settings.limit),
      offset: String(page * settings.limit),
      options: 'keyValues,count',
      ...settings.query,
    };
    const payload = await ctx.http(settings.source, { path: 'entities', query, headers: { accept: 'application/ld+json, application/json' } });
    if (payload === unchanged) return unchanged;
    const ids = entitiesOf(payload).map(({ id }) => id);
    if (page > 0 && ids.every((id) => seen.has(id))) return pages;
    pages.push(payload);
    ids.forEach((id) => seen.add(id));
  }
  throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages of entities: narrow settings.query or raise settings.maxPages`);
}

function parseEntities(payloads: readonly RawPayload[], settings: NgsiSettings, pack: PackView): FeedBatch {
  const { view, areas, districts } = settings;
  const all = payloads.flatMap((payload) => entitiesOf(payload).map((entity) => ({ ...entity, where: `${payload.name}${entity.where}` })));
  requireEntities(all, view.type);
  const byId = new Map(all.map((entity) => [entity.id, entity]));
  const entities = [...byId.values()].filter((entity) => entity.type === view.type);
  const strangers = [...byId.values()].filter((entity) => entity.type !== view.type).map((entity) => stranger(entity, view.type));
  const nowMs = Math.max(...payloads.map((payload) => Date.parse(payload.fetchedAt)));
  const batch =
    view.type === 'TrafficFlowObserved'
      ? trafficFigures(entities, view, { areas, pack })
      : accidentFigures(entities, view, { areas, districts, pack, nowMs });
  return { ...batch, rejected: [...strangers, ...batch.rejected] };
}

function stranger(entity: Entity, type: string): Rejected {
  return { where: entity.where, raw: entity.id, reason: `an entity of type ${entity.type}, not ${type}` };
}

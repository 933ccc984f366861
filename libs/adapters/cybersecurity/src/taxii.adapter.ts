import { z } from 'zod';
import { Duration, durationMs, Slug, type FeedBatch } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { stixObjects, type StixObject } from './stix-objects.js';

const standings = ['active', 'expired', 'revoked', 'future', 'all'] as const;

const Figure = z.strictObject({
  indicator: Slug.describe('Indicator (chỉ tiêu) of the number.'),
  type: z.string().default('indicator').describe('STIX type to count: indicator, malware, vulnerability, …'),
  standing: z
    .enum(standings)
    .default('active')
    .describe('active: in force now; expired: valid_until has passed; revoked: withdrawn by its newest version; future: valid_from lies ahead; all: whatever its standing.'),
  label: z.string().optional().describe('Only objects with this label, indicator_types or malware_types.'),
});

export const TaxiiSettings = z.strictObject({
  source: HttpSource.describe('Address of the API root, e.g. https://ti.example.vn/api1/, and its login.'),
  collection: z.string().optional().describe('Id of the collection. Without it the address itself answers an envelope or a bundle.'),
  types: z.array(z.string()).default([]).describe('Only these types are asked for (match[type]); those of the figures when empty.'),
  addedWithin: Duration.optional().describe('Only objects that were added so long back are asked for; all when not said.'),
  pageSize: z.number().int().min(1).max(10_000).default(1000).describe('Objects asked for in one answer (limit).'),
  maxPages: z.number().int().min(1).default(100).describe('More pages than these are a fault: a count of a part would be wrong.'),
  figures: z.array(Figure).min(1).describe('Figures to take.'),
});
export type TaxiiSettings = z.infer<typeof TaxiiSettings>;

/** Threat intelligence: how much of it is in force. */
export const taxii = defineAdapter<TaxiiSettings>({
  kind: 'taxii',
  title: 'STIX 2.1 over TAXII 2.1: indicators of compromise in force',
  component: 'cybersecurity',
  settings: TaxiiSettings,
  fetch: fetchPages,
  parse: parseObjects,
});

const accept = 'application/taxii+json;version=2.1';
const Envelope = z.object({ more: z.boolean().optional(), next: z.union([z.string(), z.number()]).optional() });

async function fetchPages(ctx: FetchContext, settings: TaxiiSettings): Promise<RawPayload[] | Unchanged> {
  const { collection, maxPages, source } = settings;
  const path = collection === undefined ? {} : { path: `collections/${encodeURIComponent(collection)}/objects/` };
  const pages: RawPayload[] = [];
  let query: Record<string, string> | null = firstQuery(ctx, settings);
  while (query !== null) {
    const page = await ctx.http(source, { ...path, query: collection === undefined ? {} : query, headers: { accept } });
    if (page === unchanged) return unchanged;
    pages.push({ ...page, name: `${page.name} (page ${pages.length + 1})` });
    const further: Record<string, string> | null = nextQuery(page, query);
    if (further && pages.length >= maxPages) throw new AdapterFault('bad-shape', `${page.locator} has more than ${maxPages} pages`);
    query = further;
  }
  return pages;
}

function firstQuery(ctx: FetchContext, { addedWithin, figures, pageSize, types }: TaxiiSettings): Record<string, string> {
  const asked = types.length > 0 ? types : [...new Set(figures.map(({ type }) => type))];
  const since: Record<string, string> = addedWithin === undefined ? {} : { added_after: new Date(Date.parse(ctx.startedAt) - (durationMs(addedWithin) ?? 0)).toISOString() };
  return { limit: String(pageSize), 'match[type]': asked.join(','), ...since };
}

/** `next` where the server gives one; else the time up to which it answered (TAXII 2.1, 3.4 and 5.4). */
function nextQuery(page: RawPayload, query: Readonly<Record<string, string>>): Record<string, string> | null {
  const envelope = Envelope.safeParse(tryJson(page.body));
  if (!envelope.success || envelope.data.more !== true) return null;
  const { next } = envelope.data;
  const last = page.headers?.['x-taxii-date-added-last'];
  const further: Record<string, string> | undefined = next !== undefined ? { next: String(next) } : last !== undefined ? { added_after: last } : undefined;
  if (!further) throw new AdapterFault('bad-shape', `${page.locator} says that there is more, with neither next nor X-TAXII-Date-Added-Last`);
  const asked = { ...query, ...further };
  if (JSON.stringify(asked) === JSON.stringify(query)) throw new AdapterFault('bad-shape', `${page.locator} leads to itself as the next page`);
  return asked;
}

function tryJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function parseObjects(payloads: readonly RawPayload[], settings: TaxiiSettings, pack: PackView): FeedBatch {
  const { objects, rejected } = stixObjects(payloads, settings.collection);
  if (objects.length === 0 && rejected.length === 0 && settings.addedWithin === undefined) throw new AdapterFault('empty', 'the collection holds no object of the types asked for');
  const nowMs = Math.max(...payloads.map(({ fetchedAt }) => Date.parse(fetchedAt)));
  const at = new Date(nowMs).toISOString();
  // An object that cannot be read may be one of those that are counted.
  const partly = rejected.length > 0 ? { qualifier: 'gte' as const } : {};
  const readings = settings.figures.map(({ indicator, type, standing, label }) => {
    const mine = objects.filter((object) => object.type === type && (label === undefined || object.labels.includes(label)));
    const counted = mine.filter((object) => standing === 'all' || standingOf(object, nowMs) === standing);
    return { indicator, area: pack.provinceArea, value: counted.length, at, where: placeOf(counted, payloads), ...partly };
  });
  return { readings, events: [], rejected };
}

/** A count of one stands in that object; of more it stands nowhere, so that the place is none of a single record. */
function placeOf([first, ...more]: readonly StixObject[], payloads: readonly RawPayload[]): string {
  if (!first) return payloads.map(({ name }) => name).join(' ').slice(0, 300);
  return more.length === 0 ? first.where.slice(0, 300) : `${first.where.slice(0, 280)} and ${more.length} more`;
}

function standingOf({ revoked, validFromMs, validUntilMs }: StixObject, nowMs: number): (typeof standings)[number] {
  if (revoked) return 'revoked';
  if (validUntilMs !== undefined && validUntilMs <= nowMs) return 'expired';
  return validFromMs !== undefined && validFromMs > nowMs ? 'future' : 'active';
}

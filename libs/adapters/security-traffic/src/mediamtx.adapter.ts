import { z } from 'zod';
import { Duration, readMediaMtxList, Slug, type FeedBatch, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { CameraFigures } from './camera-figures.js';
import { betweenLooks, relayBatch, shapeFault, type SeenPath } from './relay-states.js';
import { payloadWithoutLogins } from './without-logins.js';

export const MediaMtxSettings = z.strictObject({
  source: HttpSource.describe('Address of the control API, e.g. http://10.62.1.20:9997/; login Basic, a user with the permission api.'),
  only: z.string().default('*').describe('Only paths of this name, * for any run of characters.'),
  secondLook: Duration.default('PT2S').describe('The list is asked for again after so long: a camera whose bytes stand still is frozen.'),
  area: z.string().optional().describe('Area of the figures; the province when not said.'),
  figures: CameraFigures,
  framesInError: Slug.optional().describe('Indicator of the frames in error of all paths since each connected (v1.20 and later).'),
});
export type MediaMtxSettings = z.infer<typeof MediaMtxSettings>;

/** Health of the cameras of a MediaMTX relay. */
export const mediaMtx = defineAdapter<MediaMtxSettings>({
  kind: 'mediamtx',
  title: 'MediaMTX v3 control API: health of relayed cameras',
  component: 'security-traffic',
  settings: MediaMtxSettings,
  fetch: fetchLooks,
  parse: (payloads, settings, pack) => {
    const batch = relayBatch(payloads, settings, { list: pathsIn, pack });
    return { ...batch, readings: [...batch.readings, ...framesIn(payloads, settings, pack)] };
  },
});

async function fetchLooks(ctx: FetchContext, settings: MediaMtxSettings): Promise<RawPayload[] | Unchanged> {
  const first = await pagesOf(ctx, settings, 1);
  if (first === unchanged) return unchanged;
  await betweenLooks(settings.secondLook, ctx.signal);
  const second = await pagesOf(ctx, settings, 2);
  return second === unchanged ? first : [...first, ...second];
}

async function pagesOf(ctx: FetchContext, { source }: MediaMtxSettings, look: number): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  for (let page = 0, count = 1; page < count; page += 1) {
    const answer = await ctx.http(source, { path: 'v3/paths/list', query: { page: String(page), itemsPerPage: '100' } });
    if (answer === unchanged) return unchanged;
    const list = Pages.safeParse(tryJson(answer.body));
    // A relay of a province has some dozens of paths: more pages than these are an error of counting.
    count = Math.min(list.success ? (list.data.pageCount ?? 1) : 1, 50);
    pages.push({ ...payloadWithoutLogins(answer), name: `${answer.name} (look ${look})` });
  }
  return pages;
}

const Pages = z.object({ pageCount: z.number().int().optional() });
const List = z.object({ items: z.array(z.unknown()) });
const Errors = z.object({ error: z.string() });

function pathsIn(json: unknown, { name }: RawPayload, rejected: Rejected[]): SeenPath[] {
  const said = Errors.safeParse(json);
  if (said.success) throw new AdapterFault(/auth/i.test(said.data.error) ? 'denied' : 'bad-shape', `${name} answered an error: ${said.data.error.slice(0, 200)}`);
  const list = List.safeParse(json);
  // One path of /v3/paths/get is read like a list of one.
  const items = list.success ? list.data.items : Item.safeParse(json).success ? [json] : null;
  if (!items) throw new AdapterFault('bad-shape', `${name} is no list of paths: an array "items" is needed`);
  return items.flatMap((item, i) => {
    const where = `${name}#${list.success ? `/items/${i}` : ''}`;
    try {
      return [...readMediaMtxList({ items: [item] }).paths].map(([path, listed]) => ({ name: path, path: listed, where }));
    } catch (error) {
      rejected.push({ where, raw: `item ${i}`, reason: shapeFault(error) });
      return [];
    }
  });
}

const Item = z.object({ name: z.string(), ready: z.boolean().optional(), inboundFramesInError: z.number().int().min(0).optional() });

function framesIn(payloads: readonly RawPayload[], settings: MediaMtxSettings, pack: PackView): FeedBatch['readings'] {
  if (settings.framesInError === undefined) return [];
  const newest = new Map<string, number | undefined>();
  for (const payload of payloads) {
    const list = List.safeParse(tryJson(payload.body));
    for (const raw of list.success ? list.data.items : []) {
      const item = Item.safeParse(raw);
      if (item.success) newest.set(item.data.name, item.data.inboundFramesInError);
    }
  }
  const said = [...newest.values()].filter((frames) => frames !== undefined);
  const value = said.length === 0 ? null : said.reduce((sum, frames) => sum + frames, 0);
  const at = new Date(Math.max(...payloads.map(({ fetchedAt }) => Date.parse(fetchedAt)))).toISOString();
  return [{ indicator: settings.framesInError, area: settings.area ?? pack.provinceArea, value, at, where: payloads.at(-1)?.name ?? '' }];
}

function tryJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

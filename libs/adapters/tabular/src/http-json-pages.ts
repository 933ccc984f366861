import { AdapterFault, jsonOf, unchanged, type FetchContext, type HttpRequest, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { notAsked } from './file-fetch.js';
import type { HttpJsonSettings, Paging } from './http-json-settings.js';
import { atPointer } from './json-pointer.js';

/**
 * All pages of an answer. Pages are found by pointers and counting, never by JSONata: an expression that runs away on a
 * hostile answer may cost a reader's thread, but not the one that polls.
 */
export async function fetchPages(ctx: FetchContext, settings: HttpJsonSettings): Promise<RawPayload[] | Unchanged> {
  const { source } = settings;
  if ('push' in source) throw notAsked();
  const pages: RawPayload[] = [];
  let next: HttpRequest | undefined = firstRequest(settings);
  let read = 0;
  while (next) {
    if (pages.length >= settings.maxPages) throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages: narrow the request or raise settings.maxPages`);
    const payload = await ctx.http(source, next);
    if (payload === unchanged) return unchanged;
    const count = recordsIn(payload, settings);
    if (pages.length > 0 && isOver(pages.at(-1), payload, count)) return pages;
    pages.push(payload);
    read += count ?? 0;
    next = count === 0 ? undefined : nextRequest(settings, payload, { page: pages.length, read, url: source.url });
  }
  return pages;
}

/** Servers that know no paging answer the same list for ever, those that do end with an empty one. */
function isOver(previous: RawPayload | undefined, payload: RawPayload, count: number | undefined): boolean {
  return count === 0 || (previous !== undefined && Buffer.compare(previous.body, payload.body) === 0);
}

/** How many records a page holds, where paging goes by their number; `undefined` where the answer itself names the next page. */
function recordsIn(payload: RawPayload, { paging, records }: HttpJsonSettings): number | undefined {
  if (paging?.kind !== 'page' && paging?.kind !== 'offset') return undefined;
  const found = atPointer(jsonOf(payload), records);
  return Array.isArray(found) ? found.length : 0;
}

function firstRequest({ request, paging }: HttpJsonSettings): HttpRequest {
  const plain: HttpRequest = {
    method: request.method,
    ...(request.path !== undefined && { path: request.path }),
    ...(request.query && { query: request.query }),
    ...(request.body !== undefined && { body: request.body, headers: { 'content-type': request.contentType } }),
  };
  if (paging?.kind === 'page') return withParameter(plain, paging.parameter, paging.first);
  return paging?.kind === 'offset' ? withParameter(plain, paging.parameter, 0) : plain;
}

function nextRequest(settings: HttpJsonSettings, payload: RawPayload, { page, read, url }: { page: number; read: number; url: string }): HttpRequest | undefined {
  const { paging } = settings;
  if (!paging) return undefined;
  const first = firstRequest(settings);
  if (paging.kind === 'page') return withParameter(first, paging.parameter, paging.first + page);
  if (paging.kind === 'offset') return withParameter(first, paging.parameter, read);
  const said = scalarAt(payload, paging);
  if (said === undefined) return undefined;
  return paging.kind === 'cursor' ? withParameter(first, paging.parameter, said) : linked(first, String(said), url);
}

function scalarAt(payload: RawPayload, { pointer }: Extract<Paging, { pointer: string }>): string | number | undefined {
  const found = atPointer(jsonOf(payload), pointer);
  if (typeof found === 'number') return found;
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

/**
 * The next page's address. On another host only its query is taken: behind a gateway services name their inner address,
 * and a source must not be able to send the centre anywhere.
 */
function linked(first: HttpRequest, link: string, address: string): HttpRequest {
  const base = new URL(address);
  const asked = first.path === undefined ? base : new URL(first.path, base.href.endsWith('/') ? base : `${base.href}/`);
  const url = URL.canParse(link, asked.href) ? new URL(link, asked.href) : undefined;
  if (!url) throw new AdapterFault('bad-shape', `the address of the next page cannot be read: ${link.slice(0, 200)}`);
  const path = url.host === base.host && url.protocol === base.protocol ? url.pathname : asked.pathname;
  return { ...first, path, query: { ...first.query, ...Object.fromEntries(url.searchParams) } };
}

/** A parameter of the address; of the body where a JSON object is posted. */
function withParameter(request: HttpRequest, name: string, value: string | number): HttpRequest {
  const body: unknown = request.method === 'POST' && request.body !== undefined ? parsed(request.body) : undefined;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...request, body: JSON.stringify({ ...body, [name]: value }) };
  return { ...request, query: { ...request.query, [name]: String(value) } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

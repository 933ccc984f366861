import { Agent, fetch, type Response } from 'undici';
import { redactUrl } from '@ioc/platform';
import { AdapterFault } from './adapter-fault.js';
import { HttpLogins, type SecretResolver, type TokenCall } from './http-auth.js';
import { faultOfError, faultOfHtml, faultOfStatus, withReason } from './http-faults.js';
import { pinnedLookup } from './pinned-lookup.js';
import { unchanged, type RawPayload, type Unchanged } from './raw-payload.js';
import type { HttpRequest, HttpSource } from './sources.js';

export interface Validators {
  etag: string | null;
  lastModified: string | null;
}
export interface HttpCall {
  source: HttpSource;
  request: HttpRequest;
  signal: AbortSignal;
  maxBytes: number;
  validators?: Validators | undefined;
}
export interface HttpAnswer {
  payload: RawPayload;
  validators: Validators;
}

/**
 * HTTP with logins, conditional requests and limits. Only hosts that the feed's configuration names are called, redirects are
 * refused, and forbidden addresses are never reached: neither written as numbers nor behind a name, whenever that is looked up.
 */
export class HttpTransport {
  private readonly agent: Agent;
  private readonly logins: HttpLogins;

  constructor(
    secret: SecretResolver,
    private readonly isForbidden: (address: string) => boolean,
  ) {
    this.logins = new HttpLogins(secret);
    this.agent = new Agent({ connect: { timeout: 10_000, lookup: pinnedLookup(isForbidden) }, keepAliveTimeout: 30_000, connections: 8 });
  }

  async call(call: HttpCall): Promise<HttpAnswer | Unchanged> {
    const url = addressOf(call.source, call.request);
    this.refuseForbidden(url);
    const place = redactUrl(url.href);
    try {
      const response = await this.withLogin(call, url);
      if (response.status === 304) return unchanged;
      return await readAnswer(response, call, place);
    } catch (error) {
      throw faultOfError(error, place);
    }
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  private async withLogin(call: HttpCall, url: URL): Promise<Response> {
    const { auth } = call.source;
    const tokenCall: TokenCall = (tokenUrl, init) => this.token(call, tokenUrl, init);
    const first = await this.send(call, url, await this.logins.headers(auth, tokenCall));
    if (first.status !== 401 || !this.logins.forget(auth)) return first;
    await first.body?.cancel();
    return this.send(call, url, await this.logins.headers(auth, tokenCall));
  }

  private send(call: HttpCall, url: URL, login: Record<string, string>): Promise<Response> {
    const { request, source } = call;
    const body = this.logins.body(source.auth, request);
    const conditional = request.conditional && call.validators ? validatorHeaders(call.validators) : {};
    return fetch(url, {
      method: request.method ?? 'GET',
      ...(body === undefined ? {} : { body }),
      headers: { 'user-agent': 'rong-ioc', ...source.headers, ...request.headers, ...conditional, ...login },
      redirect: 'manual',
      signal: call.signal,
      dispatcher: this.agent,
    });
  }

  private async token(call: HttpCall, tokenUrl: string, init: Parameters<TokenCall>[1]): Promise<string> {
    const url = new URL(tokenUrl);
    this.refuseForbidden(url);
    const response = await fetch(url, { method: 'POST', ...init, redirect: 'manual', signal: call.signal, dispatcher: this.agent });
    const fault = faultOfStatus(response.status, response.headers as unknown as Headers, redactUrl(tokenUrl));
    if (fault) throw fault;
    return Buffer.from(await readLimited(response, 100_000, redactUrl(tokenUrl))).toString('utf8');
  }

  /** Numbers are never looked up, so they are looked at here. */
  private refuseForbidden({ protocol, hostname }: URL): void {
    if (/^https?:$/.test(protocol) && !this.isForbidden(hostname.replace(/^\[|\]$/g, ''))) return;
    throw new AdapterFault('denied', `${protocol}//${hostname} is never called`);
  }
}

function addressOf(source: HttpSource, request: HttpRequest): URL {
  const base = new URL(source.url);
  const url = request.path === undefined ? base : new URL(request.path, base.href.endsWith('/') ? base : `${base.href}/`);
  for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value);
  if (url.host !== base.host || url.protocol !== base.protocol) {
    throw new AdapterFault('bad-shape', `the source points to ${url.host}, which the feed's configuration does not name`);
  }
  return url;
}

function validatorHeaders(validators: Validators): Record<string, string> {
  return {
    ...(validators.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

async function readAnswer(response: Response, call: HttpCall, place: string): Promise<HttpAnswer> {
  const fault = faultOfStatus(response.status, response.headers as unknown as Headers, place);
  if (fault && !call.request.answers?.includes(response.status)) {
    throw await explained(fault, response, place);
  }
  const body = await readLimited(response, call.maxBytes, place);
  const contentType = response.headers.get('content-type') ?? 'application/octet-stream';
  const html = faultOfHtml(contentType, body, place);
  if (html) throw html;
  return {
    payload: { name: nameOf(place), body, contentType, fetchedAt: new Date().toISOString(), locator: place, headers: leading(response) },
    validators: { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') },
  };
}

/** Reads what the source says of its refusal, as far as that is short. */
async function explained(fault: AdapterFault, response: Response, place: string): Promise<AdapterFault> {
  const body = await readLimited(response, 10_000, place).catch(() => new Uint8Array());
  return withReason(fault, response.headers.get('content-type') ?? '', body);
}

/** Headers by which protocols lead to further pages; no others are kept, least of all cookies. */
const leadingHeaders = ['link', 'x-total-count', 'x-taxii-date-added-last'];

function leading(response: Response): Record<string, string> {
  return Object.fromEntries(leadingHeaders.flatMap((name) => [[name, response.headers.get(name)] as const]).filter((pair): pair is [string, string] => pair[1] !== null));
}

/** Reads a body, counting what it unpacks to: a bomb is stopped at the limit. */
export async function readLimited(response: Response, maxBytes: number, place: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).byteLength;
    if (size > maxBytes) throw new AdapterFault('bad-shape', `${place} answered with more than ${maxBytes} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function nameOf(place: string): string {
  const url = new URL(place);
  return `${url.pathname.split('/').filter(Boolean).at(-1) ?? url.host}${url.search}`;
}

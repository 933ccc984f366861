import { Agent, fetch } from 'undici';
import { redactUrl } from '@ioc/platform';
import { AdapterFault } from './adapter-fault.js';
import { faultOfError } from './http-faults.js';
import { readLimited } from './http-transport.js';
import { isLinkLocal } from './own-addresses.js';
import { pinnedLookup } from './pinned-lookup.js';

/** Descriptions, keys and tokens are small. */
const mostBytes = 500_000;

interface Call {
  method: string;
  headers: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
}

/** For libraries that call by themselves: the origins that the configuration names, no redirects, nothing link-local, an end to each answer. */
export class GuardedFetch {
  private readonly agent = new Agent({ connect: { timeout: 8000, lookup: pinnedLookup(isLinkLocal) } });

  /** @throws AdapterFault */
  async call(origins: ReadonlySet<string>, address: string, { method, headers, body, signal }: Call): Promise<Response> {
    const url = new URL(address);
    const place = redactUrl(url.href);
    // Numbers are never looked up, so they are looked at here.
    if (!origins.has(url.origin) || isLinkLocal(url.hostname.replace(/^\[|\]$/g, ''))) throw new AdapterFault('denied', `${url.origin} is not called: the configuration does not name it`);
    try {
      const sent = body === undefined || body === null ? undefined : String(body);
      const answer = await fetch(url, { method, headers: { ...headers, 'user-agent': 'rong-ioc' }, redirect: 'manual', dispatcher: this.agent, ...(sent !== undefined && { body: sent }), ...(signal && { signal }) });
      const bytes = await readLimited(answer, mostBytes, place);
      return new Response(answer.status === 204 ? null : new Uint8Array(bytes), { status: answer.status, headers: [...answer.headers] });
    } catch (error) {
      throw faultOfError(error, place);
    }
  }

  close(): Promise<void> {
    return this.agent.close();
  }
}

import { fetch } from 'undici';
import { DeliveryFault } from '../delivery-fault.js';

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string | Buffer;
  signal: AbortSignal;
}

/** Answers of a receiver are short; what is longer is not read. */
const answerBytes = 10_000;
/** Of HTTP: the request was wrong and stays so, unless the receiver asks for patience. */
const passing = new Set([401, 403, 408, 425, 429]);

/**
 * Posts a message. Redirects are refused: it goes where the configuration says, or nowhere.
 * @returns the first bytes of the answer
 * @throws DeliveryFault when the receiver does not take it
 */
export async function post({ url, headers, body, signal }: Post): Promise<string> {
  const { host } = new URL(url);
  const response = await fetch(url, { method: 'POST', headers: { 'user-agent': 'rong-ioc', ...headers }, body, signal, redirect: 'manual' }).catch((cause: unknown) => {
    throw new DeliveryFault(`${host} cannot be reached: ${reasonOf(cause)}`, { permanent: false, cause });
  });
  if (response.ok) return firstBytes(response.body);
  await response.body?.cancel();
  const permanent = response.status < 500 && !passing.has(response.status);
  throw new DeliveryFault(`${host} answered ${response.status}`, { permanent, retryAfterMs: retryAfterMs(response.headers.get('retry-after')), cause: response.status });
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? ((inner as NodeJS.ErrnoException).code ?? inner.name) : 'unknown';
}

async function firstBytes(body: AsyncIterable<unknown> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).byteLength;
    if (size > answerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, answerBytes).toString('utf8');
}

/** Seconds or a date (RFC 9110); undefined when there is none. */
export function retryAfterMs(text: string | null, now = Date.now()): number | undefined {
  if (text === null) return undefined;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now;
  return ms > 0 ? ms : undefined;
}

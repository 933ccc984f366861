import { AdapterFault, type AdapterFaultKind } from './adapter-fault.js';

const unreachableCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_SOCKET', 'EPIPE']);

/** Turns what a failed call threw into a fault with one plain sentence. */
export function faultOfError(error: unknown, place: string): AdapterFault {
  const known = knownIn(error);
  if (known) return known;
  const code = codeOf(error);
  if (isAbort(error) || /TIMEOUT/.test(code)) return new AdapterFault('timeout', `${place} did not answer in time`, { cause: error });
  const why = unreachableCodes.has(code) ? code : code || (error instanceof Error ? error.message : String(error));
  return new AdapterFault('unreachable', `${place} cannot be reached (${why})`, { cause: error });
}

/** A fault of ours may lie inside of what a library threw: a name that is never called is refused while it connects. */
function knownIn(error: unknown): AdapterFault | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof AdapterFault) return at;
  return undefined;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return '';
}

/** The fault that an HTTP status means, or `null` when the answer may be read. */
export function faultOfStatus(status: number, headers: Headers, place: string): AdapterFault | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    return new AdapterFault('bad-shape', `${place} redirects elsewhere; name the final address in the feed's configuration`);
  }
  if (status === 401 || status === 403) return new AdapterFault('denied', `${place} refused the login (HTTP ${status})`);
  if (status === 429 || (status === 503 && headers.has('retry-after'))) {
    return new AdapterFault('rate-limited', `${place} asks for fewer calls (HTTP ${status})`, { retryAfterMs: retryAfterMs(headers) });
  }
  return new AdapterFault(kindOf(status), `${place} answered HTTP ${status}`);
}

/** The source is well and does not take what was asked: the configuration is wrong, not the line. */
const refusals: ReadonlySet<number> = new Set([400, 405, 406, 409, 411, 413, 414, 415, 422]);
const kindOf = (status: number): AdapterFaultKind => (refusals.has(status) ? 'bad-shape' : 'unreachable');

/** The same fault with what the source says of it: `HTTP 409` alone helps nobody, `Invalid period: 202213` does. */
export function withReason(fault: AdapterFault, contentType: string, body: Uint8Array): AdapterFault {
  const reason = reasonIn(contentType, new TextDecoder().decode(body)).replace(/\s+/g, ' ').trim().slice(0, 200);
  return reason === '' || fault.kind === 'denied' ? fault : new AdapterFault(fault.kind, `${fault.message}: ${reason}`);
}

function reasonIn(contentType: string, text: string): string {
  if (/^text\/plain/i.test(contentType)) return text.split('\n')[0] ?? '';
  if (!/json/i.test(contentType)) return '';
  try {
    return saidIn(JSON.parse(text) as unknown);
  } catch {
    return '';
  }
}

/** Where DHIS2, CKAN, TAXII, Prometheus, WSO2 and problem+json say it in words, the plainest first. */
const speaking = ['message', 'error', 'title', 'detail', 'description', 'fault', 'errors'];

function saidIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return value.map(saidIn).filter(Boolean).join('; ');
  const members = value as Record<string, unknown>;
  const said = speaking.map((name) => saidIn(members[name])).find((text) => text !== '');
  // CKAN names the field instead: {"__type": "Validation Error", "filters": ["…"]}.
  return said ?? ('__type' in members ? Object.values(members).map(saidIn).filter(Boolean).join(': ') : '');
}

function retryAfterMs(headers: Headers): number {
  const text = headers.get('retry-after') ?? '';
  const seconds = Number(text);
  if (text !== '' && Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? 60_000 : Math.max(0, date - Date.now());
}

/** An HTML page where data was expected: a login page says so, anything else is of the wrong shape. */
export function faultOfHtml(contentType: string, body: Uint8Array, place: string): AdapterFault | null {
  if (!/^text\/html|^application\/xhtml/i.test(contentType)) return null;
  const start = new TextDecoder().decode(body.subarray(0, 20_000)).toLowerCase();
  const login = start.includes('type="password"') || start.includes('login') || start.includes('đăng nhập');
  return login
    ? new AdapterFault('denied', `${place} answered with a login page instead of data`)
    : new AdapterFault('bad-shape', `${place} answered with an HTML page instead of data`);
}

import { createHash, randomBytes } from 'node:crypto';
import type { Login } from './camera-source.js';

/** A request that a camera wants a login for. */
export interface Challenged {
  method: string;
  /** The request target as it stands in the request. */
  uri: string;
}

/** `WWW-Authenticate` of a 401. One field may hold several challenges, several fields may come: all in one text. */
type Challenge = string;

/**
 * Answers a camera's challenge, HTTP and RTSP alike: Digest (RFC 7616, MD5 and SHA-256) before Basic (RFC 7617), because
 * Basic says the password aloud.
 * @returns the `Authorization` value; null for a scheme that is not spoken here
 */
export function authorize(challenge: Challenge, request: Challenged, login: Login): string | null {
  const digest = digestChallenge(challenge);
  if (digest) return digestAnswer(digest, request, login);
  if (!/\bbasic\b/i.test(challenge)) return null;
  return `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
}

interface Digest {
  realm: string;
  nonce: string;
  opaque?: string;
  algorithm: 'MD5' | 'SHA-256';
  qop: boolean;
}

function digestChallenge(challenge: Challenge): Digest | null {
  // A camera may offer Digest twice, one per algorithm: the first one that is spoken here.
  for (const part of challenge.split(/\bdigest\s+/i).slice(1)) {
    const fields = new Map(
      [...part.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/g)].map(([, name, quoted, bare]) => [
        name?.toLowerCase(),
        quoted ?? bare ?? '',
      ]),
    );
    const algorithm = (fields.get('algorithm') ?? 'MD5').toUpperCase();
    const nonce = fields.get('nonce');
    if (nonce === undefined || (algorithm !== 'MD5' && algorithm !== 'SHA-256')) continue;
    const qop = (fields.get('qop') ?? '').split(',').some((value) => value.trim() === 'auth');
    const opaque = fields.get('opaque');
    return { realm: fields.get('realm') ?? '', nonce, algorithm, qop, ...(opaque === undefined ? {} : { opaque }) };
  }
  return null;
}

function digestAnswer(digest: Digest, { method, uri }: Challenged, { user, password }: Login): string {
  const hash = (text: string): string =>
    createHash(digest.algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const who = hash(`${user}:${digest.realm}:${password}`);
  const what = hash(`${method}:${uri}`);
  const cnonce = randomBytes(8).toString('hex');
  const response = digest.qop
    ? hash(`${who}:${digest.nonce}:00000001:${cnonce}:auth:${what}`)
    : hash(`${who}:${digest.nonce}:${what}`);
  const fields = [
    `username="${user}"`,
    `realm="${digest.realm}"`,
    `nonce="${digest.nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    `algorithm=${digest.algorithm}`,
  ];
  if (digest.opaque !== undefined) fields.push(`opaque="${digest.opaque}"`);
  if (digest.qop) fields.push('qop=auth', 'nc=00000001', `cnonce="${cnonce}"`);
  return `Digest ${fields.join(', ')}`;
}

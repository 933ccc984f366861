import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { PushSource } from '@ioc/transports';
import type { SecretRef } from '@ioc/contracts';
import { PushRefused } from './push-refused.js';

/** What a sender shows to prove who it is. */
export interface PushProof {
  body: Uint8Array;
  authorization?: string | undefined;
  signature?: string | undefined;
  /** Seconds since 1970, as text. */
  timestamp?: string | undefined;
}

/** A signed push is taken this long before and after its time. */
const windowS = 300;

/**
 * Holds a push against the feed's secret, in a time that does not depend on how much of it is right.
 * A signature is `hex(HMAC-SHA256(secret, timestamp + "." + body))`: a signed time cannot be renewed by somebody who listened.
 * @throws PushRefused 401 without a proof, 403 with a wrong one
 */
export function holdProof(proof: PushProof, push: PushSource['push'], ground: { secret(ref: SecretRef): string; nowMs: number }): void {
  if (push.kind === 'bearer') holdToken(proof, ground.secret(push.token));
  else holdSignature(proof, ground.secret(push.secret), ground.nowMs);
}

function holdToken({ authorization }: PushProof, token: string): void {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) throw new PushRefused(401, 'send the header Authorization: Bearer <token>');
  if (!same(given, token)) throw new PushRefused(403, 'the token is not that of this feed');
}

function holdSignature({ signature, timestamp, body }: PushProof, secret: string, nowMs: number): void {
  const given = /^(?:sha256=)?([0-9a-f]{64})$/i.exec(signature ?? '')?.[1];
  if (given === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) {
    throw new PushRefused(401, 'send the headers X-Rong-Timestamp (seconds since 1970) and X-Rong-Signature: sha256=<hex HMAC-SHA256 of timestamp.body>');
  }
  if (Math.abs(Number(timestamp) - nowMs / 1000) > windowS) throw new PushRefused(403, `X-Rong-Timestamp is more than ${windowS / 60} minutes away from this server's clock`);
  const wanted = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
  if (!same(given.toLowerCase(), wanted)) throw new PushRefused(403, 'the signature does not fit the body');
}

/** Hashes are of one length, so that not even the length of a secret shows. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

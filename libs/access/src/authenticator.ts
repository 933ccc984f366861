import { Secret, TOTP } from 'otpauth';

const issuer = 'Rông';
const periodS = 30;

/** What an authenticator makes codes of (RFC 6238): six digits, every 30 s. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What its picture holds. */
export function offerOf(secret: string, login: string): string {
  return totpOf(secret, login).toString();
}

/** @returns the step that a code belongs to, up to one step early or late; null when it is none */
export function stepOf(secret: string, code: string, nowMs: number): number | null {
  const delta = totpOf(secret).validate({ token: code.replace(/\s/gu, ''), timestamp: nowMs, window: 1 });
  return delta === null ? null : Math.floor(nowMs / 1000 / periodS) + delta;
}

function totpOf(secret: string, label = 'account'): TOTP {
  return new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period: periodS, secret: Secret.fromBase32(secret) });
}

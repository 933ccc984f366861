import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits, as they travel in a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: whoever reads the database cannot use it. No salt is needed for what cannot be guessed. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Consonants that are told apart when read from a wall, and make no words (RFC 8628, 6.1). */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const halfLength = 4;

/** E.g. `WDJB-MJHT`: 20⁸ ≈ 2.6 × 10¹⁰ of them. */
export function newUserCode(): string {
  const half = () => Array.from({ length: halfLength }, () => letters[randomInt(letters.length)]).join('');
  return `${half()}-${half()}`;
}

/** A code as somebody typed it. */
export function typedCode(text: string): string {
  const plain = text.toUpperCase().replace(/[^A-Z]/gu, '');
  return `${plain.slice(0, halfLength)}-${plain.slice(halfLength)}`;
}

const recoveryCodes = 10;

/** Each opens once, in place of a second factor that is lost. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, newRecoveryCode);
}

/** E.g. `k3f9-x7pq-m2wd`: 60 bits, for a drawer. */
function newRecoveryCode(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const part = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return [part(), part(), part()].join('-');
}

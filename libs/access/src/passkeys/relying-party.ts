import { isIP } from 'node:net';
import type { SignInFile } from '@ioc/contracts';

/** To whom passkeys belong, and which pages may ask for them. Never what a request says of itself. */
export interface RelyingParty {
  domain: string;
  origins: string[];
}

/** @returns null where people type a number: no browser has passkeys for that */
export function relyingPartyOf(publicUrl: string, configured: SignInFile['passkeys']): RelyingParty | null {
  if (configured) return configured;
  const { hostname, origin } = new URL(publicUrl);
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { domain: hostname, origins: [origin] } : null;
}

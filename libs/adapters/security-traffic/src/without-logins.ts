import type { RawPayload } from '@ioc/adapter-kit';

/** Up to the last @ of a text without blanks and quotes: passwords hold @ and / too. Slashes may be escaped, as JSON allows. */
const loginInAddress = /:((?:\/|\\\/){2})[^\s"'<>]*@/g;
/** `&` stands as `\u0026` in what Go writes, and as `&amp;` in XML. */
const loginInQuery = /([?&;]|\\u0026)((?:user|username|usr|login|password|passwd|pass|pwd|token|access_token|auth|key|apikey|api_key|secret)=)(?:[^&\s"'<>#;\\]|\\(?!u0026))*/gi;

/** Text of relays and cameras without the logins that their addresses hold. */
export function withoutLogins(text: string): string {
  return text.replace(loginInAddress, ':$1***@').replace(loginInQuery, '$1$2***');
}

/** Before anything archives it: the lists of relays hold the cameras' passwords. */
export function payloadWithoutLogins(payload: RawPayload): RawPayload {
  // latin1 keeps every byte as it is.
  return { ...payload, body: Buffer.from(withoutLogins(Buffer.from(payload.body).toString('latin1')), 'latin1') };
}

import { createHash, randomBytes } from 'node:crypto';

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';

/** What makes one token unlike the next. */
interface Once {
  nonce: Uint8Array;
  /** ISO UTC, by the clock of the one who checks it. */
  created: string;
}

/** Source: OASIS Web Services Security UsernameToken Profile 1.0, 3.1: Base64(SHA-1(nonce + created + password)). */
export function passwordDigest(password: string, { nonce, created }: Once): string {
  return createHash('sha1').update(nonce).update(created, 'utf8').update(password, 'utf8').digest('base64');
}

/**
 * A SOAP message with a login in its header. The password itself is not sent.
 * @param clockAheadMs how far the receiver's clock runs ahead: a token that is minutes old or young by that clock is refused
 */
export function withUsernameToken(soap: string, login: { user: string; password: string }, clockAheadMs: number): string {
  const once: Once = { nonce: randomBytes(16), created: new Date(Date.now() + clockAheadMs).toISOString() };
  const security = [
    `<wsse:Security xmlns:wsse="${wss}wssecurity-secext-1.0.xsd" xmlns:wsu="${wss}wssecurity-utility-1.0.xsd" s:mustUnderstand="1"><wsse:UsernameToken>`,
    `<wsse:Username>${escaped(login.user)}</wsse:Username>`,
    `<wsse:Password Type="${wss}username-token-profile-1.0#PasswordDigest">${passwordDigest(login.password, once)}</wsse:Password>`,
    `<wsse:Nonce EncodingType="${wss}soap-message-security-1.0#Base64Binary">${Buffer.from(once.nonce).toString('base64')}</wsse:Nonce>`,
    `<wsu:Created>${once.created}</wsu:Created></wsse:UsernameToken></wsse:Security>`,
  ].join('');
  return soap.replace('<s:Header/>', `<s:Header>${security}</s:Header>`);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A fault of a message by its code, with what of it stays as it is: hosts, numbers, names. */
export interface MessageFault {
  code: string;
  [part: string]: string;
}

/** How the centre writes why a message did not arrive. */
const forms: readonly (readonly [code: string, form: RegExp])[] = [
  ['unreachable', /^(?<host>\S+) cannot be reached: (?<why>.+)$/u],
  ['answered', /^(?<host>\S+) answered (?<status>\d{3})$/u],
  ['mailRefused', /^(?<host>\S+) did not take it: (?<why>.+)$/u],
  ['zaloRefused', /^Zalo refused it: (?<why>.+)$/u],
  ['zaloStrange', /^Zalo answered with something that is no JSON$/u],
  ['channelGone', /^notification\.yaml has no channel "(?<name>[^"]+)" any more$/u],
  ['noEmail', /^organisations\.yaml has no email for "(?<name>[^"]+)"$/u],
  ['recipientGone', /^notification\.yaml has no recipient "(?<name>[^"]+)" any more$/u],
  ['noChannel', /^notification\.yaml does not say by which channel organisations are written to$/u],
  ['noBrowser', /^no browser has asked for these messages$/u],
  ['nobodyOnDuty', /^nobody fills the post "(?<name>[^"]+)" by the shift plan at this moment$/u],
  ['noContact', /^"(?<name>[^"]+)", who is on duty, has no contact for a channel of postsBy$/u],
  ['secretMissing', /^the secret \{(?<name>[^}]+)\} (?:is not set|cannot be read|is empty): .+$/u],
  ['browserGone', /^the browser has taken its request back$/u],
  ['strangeService', /^the address is of no push service that the configuration names$/u],
];

/** @returns null for a fault of no known form. Pure. */
export function messageFault(text: string): MessageFault | null {
  for (const [code, form] of forms) {
    const found = form.exec(text);
    if (found) return { ...found.groups, code };
  }
  return null;
}

/** What a session says of itself in words, and where its pictures come from: no browser needs it, and a relay may write a camera's address there, login and all. */
const told = /^(?:[iuep]=|a=(?:control|tool):).*(?:\r?\n|$)/gm;

/** A description of a session with what a browser needs to play it, and nothing else. Pure. */
export function plainSdp(sdp: string): string {
  return sdp.replace(told, '').replace(/^s=[^\r\n]*/gm, 's=-').replace(/^o=\S+/gm, 'o=-');
}

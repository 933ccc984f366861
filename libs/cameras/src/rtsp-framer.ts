/** One unit of an RTSP connection (RFC 2326): a request or answer, or an interleaved packet (§10.12). */
export type RtspUnit = { kind: 'packet'; bytes: Buffer } | { kind: 'message'; head: string; body: Buffer };

const dollar = 0x24;
const maxHeadBytes = 16 * 1024;
/** An SDP of one camera is below 10 KB. */
const maxBodyBytes = 256 * 1024;

/** Cuts a byte stream of either direction into its units. */
export class RtspFramer {
  private rest: Buffer = Buffer.alloc(0);

  /** @throws when a message head has no end, or its body no sensible length */
  push(chunk: Buffer): RtspUnit[] {
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const units: RtspUnit[] = [];
    for (let unit = this.next(); unit; unit = this.next()) units.push(unit);
    return units;
  }

  private next(): RtspUnit | null {
    if (this.rest.length < 4) return null;
    return this.rest[0] === dollar ? this.nextPacket() : this.nextMessage();
  }

  private nextPacket(): RtspUnit | null {
    const bytes = this.take(4 + this.rest.readUInt16BE(2));
    return bytes && { kind: 'packet', bytes };
  }

  private nextMessage(): RtspUnit | null {
    const end = this.rest.indexOf('\r\n\r\n');
    if (end < 0) {
      if (this.rest.length > maxHeadBytes) throw new Error('an RTSP message head without end');
      return null;
    }
    const head = this.rest.toString('latin1', 0, end);
    const bodyBytes = Number(headerOf(head, 'content-length') ?? 0);
    if (!(bodyBytes >= 0 && bodyBytes <= maxBodyBytes)) throw new Error('an RTSP message body of no sensible length');
    const bytes = this.take(end + 4 + bodyBytes);
    return bytes && { kind: 'message', head, body: bytes.subarray(end + 4) };
  }

  private take(size: number): Buffer | null {
    if (size > this.rest.length) return null;
    const bytes = this.rest.subarray(0, size);
    this.rest = this.rest.subarray(size);
    return bytes;
  }
}

/** All values of a header, joined by commas; null when it is absent. */
export function headerOf(head: string, name: string): string | null {
  const values = head
    .split('\r\n')
    .slice(1)
    .filter((line) => line.toLowerCase().startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).trim());
  return values.length > 0 ? values.join(', ') : null;
}

/** The head without any line of these names, and with `lines` added. */
export function withHeaders(head: string, lines: Record<string, string>): string {
  const names = Object.keys(lines).map((name) => `${name.toLowerCase()}:`);
  const kept = head.split('\r\n').filter((line) => !names.some((name) => line.toLowerCase().startsWith(name)));
  return [...kept, ...Object.entries(lines).map(([name, value]) => `${name}: ${value}`)].join('\r\n');
}

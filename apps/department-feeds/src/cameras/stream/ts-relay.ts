import type { Writable } from 'node:stream';

const packetSize = 188;
const syncByte = 0x47;
/** A reader that lies so far behind is cut off rather than kept in memory. */
const maxBacklog = 2_000_000;

const pidOf = (packet: Buffer): number => packet.readUInt16BE(1) & 0x1fff;
const startsUnit = (packet: Buffer): boolean => (packet.readUInt8(1) & 0x40) !== 0;
/** The adaptation field's random access indicator: the packet begins a key frame. */
const isKey = (packet: Buffer): boolean =>
  startsUnit(packet) &&
  (packet.readUInt8(3) & 0x20) !== 0 &&
  packet.readUInt8(4) > 0 &&
  (packet.readUInt8(5) & 0x40) !== 0;

/** First program's PMT from a PAT packet (ISO/IEC 13818-1, 2.4.4.3). */
function pmtPidOf(pat: Buffer): number {
  const section = 5 + pat.readUInt8(4);
  return pat.readUInt16BE(section + 10) & 0x1fff;
}

/** One camera's endless MPEG-TS for any number of readers, by copying: each new one begins at the last key frame. */
export class TsRelay {
  private rest = Buffer.alloc(0);
  private pat?: Buffer;
  private pmt?: Buffer;
  private pmtPid = -1;
  private group: Buffer[] = [];
  private readonly readers = new Set<Writable>();

  push(chunk: Buffer): void {
    const data = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const whole = data.length - (data.length % packetSize);
    for (let at = 0; at < whole; at += packetSize) this.note(data.subarray(at, at + packetSize));
    this.rest = Buffer.from(data.subarray(whole));
    if (whole > 0) for (const reader of this.readers) this.give(reader, data.subarray(0, whole));
  }

  /** The encoder has ended and a new one will begin: its clock starts at zero, so readers must come anew. */
  restart(): void {
    this.rest = Buffer.alloc(0);
    this.group = [];
    this.pat = undefined;
    this.pmt = undefined;
    this.cut();
  }

  join(reader: Writable): void {
    if (this.pat && this.pmt && this.group.length > 0) reader.write(Buffer.concat([this.pat, this.pmt, ...this.group]));
    this.readers.add(reader);
    reader.once('close', () => this.readers.delete(reader));
  }

  /** Ends every reader, as when a camera loses its power. */
  cut(): void {
    for (const reader of this.readers) reader.destroy();
    this.readers.clear();
  }

  private give(reader: Writable, bytes: Buffer): void {
    if (reader.writableLength > maxBacklog) reader.destroy();
    else reader.write(bytes);
  }

  private note(packet: Buffer): void {
    if (packet.readUInt8(0) !== syncByte) return;
    const pid = pidOf(packet);
    if (pid === 0 && startsUnit(packet)) {
      this.pat = Buffer.from(packet);
      this.pmtPid = pmtPidOf(packet);
    } else if (pid === this.pmtPid) {
      this.pmt = Buffer.from(packet);
    } else if (isKey(packet)) {
      this.group = [];
    }
    this.group.push(Buffer.from(packet));
  }
}

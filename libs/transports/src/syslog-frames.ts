/** One message of a stream, and whether it was cut off at the limit. */
export interface SyslogFrame {
  bytes: Uint8Array;
  cut: boolean;
}

const newline = 0x0a;
const carriageReturn = 0x0d;
/** Nine digits: no sender announces a message of a gigabyte. */
const maxDigits = 9;

/**
 * Parts a TCP stream of syslog into messages. RFC 6587 knows two ways, and a sender may be of either: a message that
 * begins with its length in bytes, a blank and `<` is counted, any other ends with its line.
 */
export class SyslogFrames {
  private rest: Buffer = Buffer.alloc(0);
  /** Bytes of an overlong message that are still to be passed over; `line` until the end of its line. */
  private passing: number | 'line' = 0;

  constructor(private readonly maxBytes: number) {}

  /** Takes what came and gives the messages that are whole now. */
  push(chunk: Uint8Array): SyslogFrame[] {
    this.rest = this.rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.rest, chunk]);
    return this.taken(false);
  }

  /** The stream ended: a last line without an end is a message too, a counted one that is not whole is cut. */
  end(): SyslogFrame[] {
    return this.taken(true);
  }

  private taken(ended: boolean): SyslogFrame[] {
    const frames: SyslogFrame[] = [];
    for (let frame = this.next(ended); frame !== null; frame = this.next(ended)) if (frame.bytes.length > 0) frames.push(frame);
    return frames;
  }

  private next(ended: boolean): SyslogFrame | null {
    if (!this.passOver() || this.rest.length === 0) return null;
    const counted = countedLength(this.rest);
    if (counted === 'unknown' && !ended) return null;
    return typeof counted === 'object' ? this.counted(counted, ended) : this.line(ended);
  }

  /** @returns false when all that is there belongs to a message that was cut */
  private passOver(): boolean {
    if (this.passing === 'line') {
      const end = this.rest.indexOf(newline);
      this.rest = end < 0 ? Buffer.alloc(0) : this.rest.subarray(end + 1);
      if (end < 0) return false;
      this.passing = 0;
    }
    const passed = Math.min(this.passing, this.rest.length);
    this.rest = this.rest.subarray(passed);
    this.passing -= passed;
    return this.passing === 0;
  }

  private counted({ start, length }: Counted, ended: boolean): SyslogFrame | null {
    const taken = Math.min(length, this.maxBytes);
    if (this.rest.length - start < taken && !ended) return null;
    const bytes = this.rest.subarray(start, start + taken);
    this.rest = this.rest.subarray(start + bytes.length);
    this.passing = length - taken;
    return { bytes, cut: bytes.length < length };
  }

  private line(ended: boolean): SyslogFrame | null {
    const end = this.rest.indexOf(newline);
    if (end < 0 && this.rest.length <= this.maxBytes && !ended) return null;
    const whole = end < 0 ? this.rest.length : end;
    const bytes = this.rest.subarray(0, Math.min(whole, this.maxBytes));
    if (end < 0 && whole > this.maxBytes) this.passing = 'line';
    this.rest = end < 0 ? Buffer.alloc(0) : this.rest.subarray(end + 1);
    const last = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
    return { bytes: bytes.subarray(0, last), cut: whole > this.maxBytes };
  }
}

interface Counted {
  start: number;
  length: number;
}

/** Digits alone may be the beginning of a length, or of a line. */
function countedLength(rest: Buffer): Counted | 'none' | 'unknown' {
  const head = rest.toString('latin1', 0, maxDigits + 2);
  const [whole, digits] = /^([1-9]\d{0,8}) </.exec(head) ?? [];
  if (whole !== undefined && digits !== undefined) return { start: digits.length + 1, length: Number(digits) };
  return /^[1-9]\d{0,8} ?$/.test(head) && head.length === rest.length ? 'unknown' : 'none';
}

/** Parts a whole recording at once. */
export function framesOf(bytes: Uint8Array, maxBytes: number): SyslogFrame[] {
  const frames = new SyslogFrames(maxBytes);
  return [...frames.push(bytes), ...frames.end()];
}

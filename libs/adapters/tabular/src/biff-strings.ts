/** A change of font within a shared string. */
export interface RawRun {
  from: number;
  /** Number of the font. */
  font: number;
}

const flags = { twoBytes: 0x01, phonetic: 0x04, rich: 0x08 } as const;

/**
 * Font runs of each shared string of a BIFF8 workbook, in order. Letters may break off at a part's end: the next part
 * then begins with the flag for two-byte letters anew.
 * @param parts the SST record and its continuations
 */
export function sharedRuns(parts: readonly DataView[]): RawRun[][] {
  const bytes = new PartedBytes(parts);
  bytes.uint32();
  const count = bytes.uint32();
  const all: RawRun[][] = [];
  for (let i = 0; i < count && !bytes.atEnd; i += 1) all.push(stringRuns(bytes));
  return all;
}

function stringRuns(bytes: PartedBytes): RawRun[] {
  const length = bytes.uint16();
  const flag = bytes.uint8();
  const runs = flag & flags.rich ? bytes.uint16() : 0;
  const phonetic = flag & flags.phonetic ? bytes.uint32() : 0;
  bytes.skipLetters(length, (flag & flags.twoBytes) !== 0);
  const found = Array.from({ length: runs }, () => ({ from: bytes.uint16(), font: bytes.uint16() }));
  for (let i = 0; i < phonetic && !bytes.atEnd; i += 1) bytes.uint8();
  return found;
}

/** Bytes that stand in several records; beyond the last they are zero. */
class PartedBytes {
  private part = 0;
  private at = 0;

  constructor(private readonly parts: readonly DataView[]) {}

  get atEnd(): boolean {
    return this.part >= this.parts.length - 1 && this.at >= (this.parts[this.part]?.byteLength ?? 0);
  }

  uint8(): number {
    while (this.at >= (this.parts[this.part]?.byteLength ?? 0)) {
      if (this.part >= this.parts.length - 1) return 0;
      this.part += 1;
      this.at = 0;
    }
    const value = this.parts[this.part]?.getUint8(this.at) ?? 0;
    this.at += 1;
    return value;
  }

  uint16(): number {
    return this.uint8() + this.uint8() * 0x100;
  }

  uint32(): number {
    return this.uint16() + this.uint16() * 0x10000;
  }

  skipLetters(count: number, twoBytes: boolean): void {
    let wide = twoBytes;
    for (let left = count; left > 0 && !this.atEnd; ) {
      const here = (this.parts[this.part]?.byteLength ?? 0) - this.at;
      const letters = Math.min(left, Math.floor(here / (wide ? 2 : 1)));
      this.at += letters * (wide ? 2 : 1);
      left -= letters;
      // The part is used up: the next one says anew how wide its letters are.
      if (left > 0) wide = (this.uint8() & flags.twoBytes) !== 0;
    }
  }
}

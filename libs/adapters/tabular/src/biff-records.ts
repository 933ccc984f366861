export interface BiffRecord {
  kind: number;
  /** Place of the record in its stream. */
  at: number;
  data: DataView;
}

const continuation = 0x3c;
const beginning = 0x809;

/** The records of a BIFF stream one after the other; a cut-off one ends the walk. */
export class BiffRecords implements Iterable<BiffRecord> {
  private readonly view: DataView;

  constructor(stream: Uint8Array) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  }

  /** 0x600 for BIFF8, 0x500 for BIFF5; 0 for a stream that begins otherwise. */
  get version(): number {
    return this.view.byteLength >= 6 && this.view.getUint16(0, true) === beginning ? this.view.getUint16(4, true) : 0;
  }

  *[Symbol.iterator](): Iterator<BiffRecord> {
    for (let record = this.recordAt(0); record; record = this.recordAt(record.at + 4 + record.data.byteLength)) yield record;
  }

  /** A record with the parts that continue it. */
  continued(record: BiffRecord): DataView[] {
    const parts = [record.data];
    let next = this.recordAt(record.at + 4 + record.data.byteLength);
    while (next?.kind === continuation) {
      parts.push(next.data);
      next = this.recordAt(next.at + 4 + next.data.byteLength);
    }
    return parts;
  }

  private recordAt(at: number): BiffRecord | undefined {
    if (at + 4 > this.view.byteLength) return undefined;
    const length = this.view.getUint16(at + 2, true);
    if (at + 4 + length > this.view.byteLength) return undefined;
    return { kind: this.view.getUint16(at, true), at, data: new DataView(this.view.buffer, this.view.byteOffset + at + 4, length) };
  }
}

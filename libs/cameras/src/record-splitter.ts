/** Cuts a byte stream into records of one size. */
export class RecordSplitter {
  private readonly record: Buffer;
  private filled = 0;

  constructor(
    size: number,
    private readonly take: (record: Buffer) => void,
  ) {
    this.record = Buffer.alloc(size);
  }

  /** The record given to `take` is used again: who keeps it copies it. */
  push(chunk: Buffer): void {
    for (let offset = 0; offset < chunk.length;) {
      const count = chunk.copy(this.record, this.filled, offset);
      offset += count;
      this.filled += count;
      if (this.filled === this.record.length) {
        this.filled = 0;
        this.take(this.record);
      }
    }
  }
}

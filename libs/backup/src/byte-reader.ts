/** Takes exact numbers of bytes from chunks of any size. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** @returns fewer bytes only at the end of the source */
  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = count;
    while (missing > 0 && (await this.fill())) {
      const some = this.held.subarray(0, missing);
      this.held = this.held.subarray(some.length);
      parts.push(some);
      missing -= some.length;
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  async isAtEnd(): Promise<boolean> {
    return !(await this.fill());
  }

  private async fill(): Promise<boolean> {
    while (this.held.length === 0) {
      const { done, value } = await this.chunks.next();
      if (done) return false;
      this.held = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    return true;
  }
}

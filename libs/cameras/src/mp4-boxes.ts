/** A top-level box of a fragmented MP4, header included. */
export interface Box {
  type: string;
  bytes: Buffer;
}

/** A keyframe of a 4K camera is below 2 MB; beyond this the stream is no MP4 of ours. */
const maxBoxBytes = 16 * 1024 * 1024;

/** Cuts a byte stream into top-level boxes (ISO/IEC 14496-12 §4.2; 64-bit sizes do not occur in fragments). */
export class BoxReader {
  private chunks: Buffer[] = [];
  private held = 0;
  private needed = 8;

  /** @throws when a box claims a size that cannot be */
  push(chunk: Buffer): Box[] {
    this.chunks.push(chunk);
    this.held += chunk.length;
    return this.held < this.needed ? [] : this.cut();
  }

  private cut(): Box[] {
    const bytes = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
    const boxes: Box[] = [];
    let offset = 0;
    for (this.needed = 8; bytes.length - offset >= this.needed; this.needed = 8) {
      this.needed = boxSize(bytes, offset);
      if (bytes.length - offset < this.needed) break;
      boxes.push({
        type: bytes.toString('latin1', offset + 4, offset + 8),
        bytes: bytes.subarray(offset, offset + this.needed),
      });
      offset += this.needed;
    }
    this.held = bytes.length - offset;
    this.chunks = this.held > 0 ? [bytes.subarray(offset)] : [];
    return boxes;
  }
}

function boxSize(bytes: Buffer, offset: number): number {
  const size = bytes.readUInt32BE(offset);
  if (size < 8 || size > maxBoxBytes) throw new Error(`a box of ${size} bytes is no part of a live fragment`);
  return size;
}

/** Child boxes of a container whose children start `skip` bytes behind its header. */
export function* childBoxes(container: Buffer, skip = 0): Generator<Box> {
  let offset = 8 + skip;
  while (offset + 8 <= container.length) {
    const size = container.readUInt32BE(offset);
    if (size < 8 || offset + size > container.length) return;
    yield {
      type: container.toString('latin1', offset + 4, offset + 8),
      bytes: container.subarray(offset, offset + size),
    };
    offset += size;
  }
}

/** The first box along a path of types, e.g. `findBox(moov, ['trak', 'mdia'])`. */
export function findBox(container: Buffer, path: readonly string[]): Buffer | null {
  let box: Buffer | null = container;
  for (const type of path) box = box && firstChild(box, type);
  return box;
}

function firstChild(container: Buffer, type: string): Buffer | null {
  for (const child of childBoxes(container)) if (child.type === type) return child.bytes;
  return null;
}

import { BackupFault } from './backup-fault.js';
import { ByteReader } from './byte-reader.js';
import { blockBytes, paddingOf, sumOf } from './tar-writer.js';

export interface TarMember {
  name: string;
  bytes: Buffer;
}

/** Larger than anything that a backup holds in one piece: pictures have 20 MB, portions of tables 4 MB. What asks for more is damaged. */
const mostBytes = 512 << 20;

/** The members of a tar that {@link TarWriter} wrote, one at a time in memory. @throws BackupFault for anything that it would not write, and when the end is missing */
export async function* tarMembers(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember> {
  const reader = new ByteReader(source);
  for (;;) {
    const header = await whole(reader, blockBytes);
    if (isZero(header)) break;
    const { name, size } = readHeader(header);
    const bytes = await whole(reader, size);
    if (!isZero(await whole(reader, paddingOf(size)))) throw damaged(`after ${name}`);
    yield { name, bytes };
  }
  if (!isZero(await whole(reader, blockBytes)) || !(await reader.isAtEnd())) throw damaged('at its end');
}

async function whole(reader: ByteReader, count: number): Promise<Buffer> {
  const bytes = await reader.take(count);
  if (bytes.length < count) throw new BackupFault('the backup ends too early: it was cut off; take another copy of it');
  return bytes;
}

function readHeader(header: Buffer): { name: string; size: number } {
  const blanked = Buffer.from(header);
  blanked.fill(' ', 148, 156);
  const size = Number.parseInt(text(header, 124, 136), 8);
  if (text(header, 257, 263) !== 'ustar' || sumOf(blanked) !== Number.parseInt(text(header, 148, 156), 8)) throw damaged('between two members');
  if (!(size >= 0 && size <= mostBytes)) throw damaged('in the size of a member');
  const [prefix, name] = [text(header, 345, 500), text(header, 0, 100)];
  return { name: prefix ? `${prefix}/${name}` : name, size };
}

function text(header: Buffer, from: number, to: number): string {
  const field = header.subarray(from, to);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end);
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function damaged(where: string): BackupFault {
  return new BackupFault(`the backup is damaged ${where} (or is no backup of Rông): take another copy of it`);
}

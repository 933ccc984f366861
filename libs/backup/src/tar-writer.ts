import { BackupFault } from './backup-fault.js';
import type { ByteSink } from './whole-file.js';

export const blockBytes = 512;
const zeros = Buffer.alloc(blockBytes);

/** A tar as POSIX.1-1988 (ustar) has it, so that any tar lists and unpacks a backup that is not sealed. */
export class TarWriter {
  constructor(
    private readonly out: ByteSink,
    /** Of every member, epoch seconds. */
    private readonly madeAtS: number,
  ) {}

  async add(name: string, bytes: Uint8Array): Promise<void> {
    await this.out.write(headerOf(name, bytes.byteLength, this.madeAtS));
    await this.out.write(bytes);
    await this.out.write(zeros.subarray(0, paddingOf(bytes.byteLength)));
  }

  async end(): Promise<void> {
    await this.out.write(Buffer.concat([zeros, zeros]));
    await this.out.end();
  }
}

export function paddingOf(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

/** Fields of 12 octal digits hold 8 GB: members are at most some MB. Source: POSIX.1-2017, pax, "ustar Interchange Format". */
function headerOf(path: string, size: number, madeAtS: number): Buffer {
  const header = Buffer.alloc(blockBytes);
  const { prefix, name } = splitName(path);
  const put = (text: string, at: number) => header.write(text, at, 'utf8');
  put(name, 0);
  put('0000600\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  put(`${octal(size, 11)} `, 124);
  put(`${octal(madeAtS, 11)} `, 136);
  put('        ', 148);
  put('0', 156);
  put('ustar\0', 257);
  put('00', 263);
  put(prefix, 345);
  put(`${octal(sumOf(header), 6)}\0 `, 148);
  return header;
}

function splitName(path: string): { prefix: string; name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path };
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return { prefix, name };
  }
  throw new BackupFault(`the name ${path} is too long for a backup: a file may have 100 letters, its folders 155`);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** Of all bytes of a header whose own field holds blanks. */
export function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BackupFault } from './backup-fault.js';

/** Where bytes go, one after the other. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
  /** After it nothing is written. */
  end(): Promise<void>;
}

/** Few, large writes: a tar is made of many small pieces. */
const bufferBytes = 1 << 20;

/**
 * A file that has its name only when it is whole and on the disk. Before, it is called `<name>.part`: so it stays when this process is killed, and a
 * disk that is full leaves nothing.
 */
export class WholeFile implements ByteSink {
  private readonly waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  written = 0;

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** Readable for its owner alone. @throws BackupFault when there is such a file, or its folder cannot be written to */
  static async create(path: string): Promise<WholeFile> {
    if (await stat(path).catch(() => null)) throw new BackupFault(`${path} is there already, and a backup overwrites none: name another file`);
    try {
      return new WholeFile(path, await open(part(path), 'wx', 0o600));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw new BackupFault(`${part(path)} is there: another backup writes it, or was killed; remove it when none runs`, { cause });
      throw new BackupFault(`${path} cannot be written (${(cause as Error).message})`, { cause });
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.waiting.push(bytes);
    this.waitingBytes += bytes.byteLength;
    if (this.waitingBytes >= bufferBytes) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.file.sync();
    await this.file.close();
    await rename(part(this.path), this.path);
    await syncFolder(dirname(this.path));
  }

  /** Leaves nothing. */
  async giveUp(): Promise<void> {
    await this.file.close().catch(() => undefined);
    await rm(part(this.path), { force: true });
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.waiting);
    this.waiting.length = 0;
    this.waitingBytes = 0;
    for (let at = 0; at < bytes.length; ) at += (await this.file.write(bytes, at)).bytesWritten;
    this.written += bytes.length;
  }
}

function part(path: string): string {
  return `${path}.part`;
}

/** A new name outlives a power cut only when its folder was written too. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

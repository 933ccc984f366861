import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupFault } from './backup-fault.js';
import { isSafeName } from './kept-files.js';
import { syncFolder } from './whole-file.js';

/** Bytes of files that are on their way to the disk at a time. */
const mostUnderWay = 32 << 20;

/** Writes files of a backup below their folders, several at a time: each waits for the disk. */
export class RestoredFiles {
  private readonly under = new Set<Promise<void>>();
  private readonly folders = new Set<string>();
  private bytes = 0;
  private fault: unknown = null;
  files = 0;

  constructor(
    private readonly dataDir: string,
    private readonly packDir: string,
  ) {}

  async add(name: string, bytes: Buffer): Promise<void> {
    while (this.under.size >= 16 || (this.bytes > 0 && this.bytes + bytes.length > mostUnderWay)) await Promise.race(this.under);
    if (this.fault) throw this.fault;
    this.bytes += bytes.length;
    this.files += 1;
    const writing: Promise<void> = this.write(this.pathOf(name), bytes, name.startsWith('beside/') ? 0o600 : 0o644)
      .catch((cause: unknown) => void (this.fault ??= cause))
      .finally(() => {
        this.bytes -= bytes.length;
        this.under.delete(writing);
      });
    this.under.add(writing);
  }

  /** All of them are on the disk after it, and so are their names. */
  async end(): Promise<void> {
    await Promise.all(this.under);
    if (this.fault) throw this.fault;
    for (const folder of this.folders) await syncFolder(folder);
  }

  private pathOf(name: string): string {
    if (!isSafeName(name) || name.startsWith('tables/')) throw new BackupFault(`${JSON.stringify(name)} is no file that a restore writes`);
    const [first, ...rest] = name.split('/');
    if (first === 'pack') return join(this.packDir, ...rest);
    return first === 'beside' ? join(this.dataDir, ...rest) : join(this.dataDir, name);
  }

  private async write(path: string, bytes: Buffer, mode: number): Promise<void> {
    const folder = dirname(path);
    if (!this.folders.has(folder)) await mkdir(folder, { recursive: true });
    this.folders.add(folder);
    const file = await open(path, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

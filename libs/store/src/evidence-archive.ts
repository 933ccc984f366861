import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './write-whole.js';

/** Files that prove what was done, named by the SHA-256 of their bytes below `<dataDir>/evidence/aa/bb/`. Nothing is ever removed. */
export class EvidenceArchive {
  constructor(private readonly dataDir: string) {}

  /** @returns its SHA-256, once the bytes are on the disk */
  async put(body: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(body).digest('hex');
    const path = this.pathOf(sha256);
    if (!(await stat(path).catch(() => null))) await writeWhole(path, body);
    return sha256;
  }

  /** @returns null when there is no such file */
  async open(sha256: string): Promise<{ stream: ReadStream; bytes: number } | null> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    const path = this.pathOf(sha256);
    const found = await stat(path).catch(() => null);
    return found && { stream: createReadStream(path), bytes: found.size };
  }

  private pathOf(sha256: string): string {
    return join(this.dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { RawRef } from './batch.js';
import { clean } from './columns.js';
import type { Database } from './database.js';
import { StoreFault } from './store-fault.js';
import { writeWhole } from './write-whole.js';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** Quality 4 packs text about as small as gzip's best, three times as fast. */
const compression = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export interface RawMeta {
  name: string;
  contentType: string;
  /** Address or path without any secret. */
  locator: string;
}

/**
 * What departments answered, byte for byte: files named by the SHA-256 of their bytes, compressed, below
 * `<dataDir>/raw/aa/bb/`. The same bytes again cost nothing.
 */
export class RawArchive {
  constructor(
    private readonly database: Database,
    private readonly dataDir: string,
  ) {}

  /** @returns once the bytes are on the disk and named in `raw_payload` */
  async put(body: Uint8Array, { name, contentType, locator }: RawMeta): Promise<RawRef> {
    const sha256 = createHash('sha256').update(body).digest('hex');
    const path = this.pathOf(sha256);
    if (!(await exists(path))) await writeWhole(path, await compress(body, compression));
    await this.database.query(
      `INSERT INTO raw_payload AS p (sha256, content_type, bytes, first_seen_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (sha256) DO UPDATE SET last_seen_at = now(), dropped_at = NULL
       WHERE p.last_seen_at < now() - interval '1 hour' OR p.dropped_at IS NOT NULL`,
      [sha256, clean(contentType), body.byteLength],
    );
    // The policy may have let go of it just before it came again; from the row on it does not.
    if (!(await exists(path))) await writeWhole(path, await compress(body, compression));
    return { sha256, name, contentType, bytes: body.byteLength, locator };
  }

  /**
   * @returns `null` when no such payload was archived
   * @throws StoreFault when the file no longer holds what it is named for
   */
  async get(sha256: string): Promise<{ body: Buffer; contentType: string; bytes: number } | null> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    const [row] = await this.database.query<{ contentType: string; bytes: number }>(
      `SELECT content_type AS "contentType", bytes FROM raw_payload WHERE sha256 = $1`,
      [sha256],
    );
    const path = this.pathOf(sha256);
    if (!row || !(await exists(path))) return null;
    const body = await decompress(await readFile(path));
    if (createHash('sha256').update(body).digest('hex') !== sha256)
      throw new StoreFault(`the archived payload ${path} is damaged`);
    return { body, ...row };
  }

  /** Takes the bytes off the disk; none there is no fault. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  private pathOf(sha256: string): string {
    return join(this.dataDir, 'raw', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.br`);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

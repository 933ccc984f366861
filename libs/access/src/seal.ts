import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes, keyBytes] = [12, 16, 32];

/** Shuts small secrets with a key that lies in the data folder and in no database. */
export class Seal {
  private constructor(private readonly key: Buffer) {}

  /** @throws Error when the key file is there and holds no key */
  static of(dataDir: string): Seal {
    const file = join(dataDir, 'access.key');
    const key = readKey(file) ?? newKey(file);
    if (key.length !== keyBytes) throw new Error(`${file} holds no key of ${keyBytes} bytes: put the file of a backup there; without it second factors must be set up anew`);
    return new Seal(key);
  }

  shut(secret: string): string {
    const iv = randomBytes(ivBytes);
    const shutting = createCipheriv(cipher, this.key, iv);
    const body = Buffer.concat([shutting.update(secret, 'utf8'), shutting.final()]);
    return Buffer.concat([iv, shutting.getAuthTag(), body]).toString('base64');
  }

  /** @throws Error when it was shut with another key, or changed */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const opening = createDecipheriv(cipher, this.key, bytes.subarray(0, ivBytes));
    opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]).toString('utf8');
  }

  /** What follows on a token: the same each time, and nobody else can work it out. */
  successor(token: string): string {
    return createHmac('sha256', this.key).update(`successor of a token\n${token}`).digest('base64url');
  }
}

function readKey(file: string): Buffer | null {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Of two servers that begin on one folder, the second takes what the first wrote. */
function newKey(file: string): Buffer {
  const key = randomBytes(keyBytes);
  try {
    writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  }
}

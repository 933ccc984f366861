import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { BackupFault } from './backup-fault.js';
import { ByteReader } from './byte-reader.js';
import type { ByteSink } from './whole-file.js';

/*
 * A sealed file: magic (8), log2 of scrypt's N (1), salt (16), proof of the key (16), then frames. Each frame is 1 MiB, the last one less, encrypted by
 * AES-256-GCM and followed by its tag (16). The nonce is the number of the frame and whether it is the last (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár, 2015): a frame that is changed, missing, moved, or a file that ends too early does not open. The salt is new for each
 * file and so is the key, hence no nonce is used twice. The header is part of what each tag proves.
 */
export const sealMagic = Buffer.from('RNGSEAL1');
const frameBytes = 1 << 20;
const tagBytes = 16;
const headerBytes = sealMagic.length + 1 + 16 + 16;
/** 2^16 × 8 × 128 B = 64 MB and about 0.3 s a guess. A file may ask for at most four times that. */
const logN = 16;
const mostLogN = 18;

interface Keys {
  key: Buffer;
  /** Says whether the passphrase is the right one, and nothing about the key: both are parts of what scrypt gives. */
  proof: Buffer;
}

/** Encrypts what is written to it, frame by frame. */
export class Sealed implements ByteSink {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private frame = 0;

  private constructor(
    private readonly out: ByteSink,
    private readonly key: Buffer,
    private readonly header: Buffer,
  ) {}

  static async over(out: ByteSink, passphrase: string): Promise<Sealed> {
    const salt = randomBytes(16);
    const { key, proof } = await keysOf(passphrase, salt, logN);
    const header = Buffer.concat([sealMagic, Buffer.from([logN]), salt, proof]);
    await out.write(header);
    return new Sealed(out, key, header);
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.waiting.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    this.waitingBytes += bytes.byteLength;
    if (this.waitingBytes < frameBytes) return;
    const whole = Buffer.concat(this.waiting);
    let at = 0;
    for (; whole.length - at >= frameBytes; at += frameBytes) await this.seal(whole.subarray(at, at + frameBytes), false);
    this.waiting = [whole.subarray(at)];
    this.waitingBytes = whole.length - at;
  }

  /** The last frame is there even when it is empty. */
  async end(): Promise<void> {
    await this.seal(Buffer.concat(this.waiting), true);
    await this.out.end();
  }

  private async seal(plain: Buffer, isLast: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.frame++, isLast)).setAAD(this.header);
    await this.out.write(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  }
}

/** The plain bytes of a sealed file, each frame only after it was proven. @throws BackupFault for another key, a changed byte, a missing end */
export async function* unsealed(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  const header = await reader.take(headerBytes);
  const key = await keyOf(header, passphrase);
  for (let frame = 0, isLast = false; !isLast; frame++) {
    const sealed = await reader.take(frameBytes + tagBytes);
    // A whole frame is never the last one, since that one is shorter.
    isLast = sealed.length < frameBytes + tagBytes;
    yield opened(sealed, { key, header, nonce: nonceOf(frame, isLast) });
  }
}

async function keyOf(header: Buffer, passphrase: string): Promise<Buffer> {
  const asked = header[sealMagic.length] ?? 0;
  if (header.length < headerBytes || asked < logN || asked > mostLogN) throw new BackupFault('the beginning of the backup is damaged: take another copy of it');
  const { key, proof } = await keysOf(passphrase, header.subarray(sealMagic.length + 1, sealMagic.length + 17), asked);
  if (!timingSafeEqual(proof, header.subarray(-16))) throw new BackupFault('the key does not open this backup (or its beginning is damaged): name the key that it was made with by IOC_BACKUP_KEY_FILE');
  return key;
}

function opened(sealed: Buffer, { key, header, nonce }: { key: Buffer; header: Buffer; nonce: Buffer }): Buffer {
  if (sealed.length < tagBytes) throw new BackupFault('the backup ends too early: it was cut off; take another copy of it');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(header).setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new BackupFault('the backup is damaged or was cut off: a part of it does not open; take another copy of it', { cause });
  }
}

function nonceOf(frame: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(frame, 4);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function keysOf(passphrase: string, salt: Buffer, cost: number): Promise<Keys> {
  const options = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** cost * 8 * 128 * 2 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 48, options, (cause, made) => (cause ? reject(cause) : resolve({ key: made.subarray(0, 32), proof: made.subarray(32) })));
  });
}

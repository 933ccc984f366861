import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditHead } from '@ioc/contracts';
import type { Logger } from '@ioc/platform';
import type { ChainGrowth } from '@ioc/store';
import { anchorFolder, anchorOf, noteName } from './anchor-folder.js';

type Head = Omit<AuditHead, 'count'>;

/**
 * What a server remembers of the end of the chain in between two anchors, in its memory and in a file. A cut is found by it at once:
 * by the next entry, which would grow on an older end, and by the verifier. Only the newest is kept, and the disk is not waited for.
 */
export class HeadNote {
  private known: Head | null = null;
  private next: Head | null = null;
  private writing: Promise<void> | null = null;

  constructor(
    private readonly folder: string,
    private readonly log: Logger,
  ) {}

  /** Remembers what the last process wrote. */
  async start(): Promise<void> {
    const text = await readFile(join(this.folder, noteName), 'utf8').catch(() => '');
    this.known ??= anchorOf(text, noteName);
  }

  /** Never throws. */
  written({ after, number, hash }: ChainGrowth, at: number): void {
    const { known } = this;
    if (known && (after.number < known.number || (after.number === known.number && after.hash !== known.hash))) this.cut(known, after.number);
    this.known = { number, hash, at };
    this.next = this.known;
    // The anchors say when the folder cannot be written.
    this.writing ??= this.write().catch(() => undefined).finally(() => (this.writing = null));
  }

  /** Waits for what is being written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  /** What the chain has lost is laid down as an anchor: from now on it grows over the place. */
  private cut(known: Head, end: number): void {
    this.log.error({ had: known.number, has: end }, 'the audit was altered: its end is no longer the one that this server wrote; run `ioc audit verify`');
    const { number, hash, at } = known;
    anchorFolder(this.folder).put({ number, hash, at, count: number }).catch((cause: unknown) => this.log.error({ err: cause }, 'the lost end of the audit could not be laid down'));
  }

  private async write(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (let head = this.next; head; head = this.next) {
      this.next = null;
      await writeFile(join(this.folder, `${noteName}.new`), JSON.stringify(head));
      await rename(join(this.folder, `${noteName}.new`), join(this.folder, noteName));
    }
  }
}

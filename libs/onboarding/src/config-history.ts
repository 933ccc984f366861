import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ConfigVersion } from '@ioc/contracts';
import { z } from 'zod';
import { ConfigRefused } from './config-fault.js';
import type { FileEdit } from './config-edits.js';

const Manifest = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  what: z.string(),
  rolledBackAt: z.iso.datetime().nullable(),
  /** SHA-256 of each file as it was written; null where it was taken away. */
  files: z.array(z.object({ file: z.string(), existed: z.boolean(), sha256: z.string().nullable() })),
});
type Manifest = z.infer<typeof Manifest>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Writes files of a province's folder so that each is whole or as before, and keeps what was there under `.history/<version>/`. */
export class ConfigHistory {
  constructor(private readonly dir: string) {}

  /**
   * Keeps the files as they are, then writes them.
   * @returns the name of the kept version
   * @throws ConfigRefused `unwritable` with nothing changed, or `moved` when a file is no longer what the edit began from
   */
  async write(edits: readonly FileEdit[], { by, what, nowMs }: { by: string; what: string; nowMs: number }): Promise<string> {
    for (const edit of edits) {
      if ((await this.read(edit.file)) !== edit.before) throw new ConfigRefused('moved', `${edit.file} was changed meanwhile: look at the proposal again`);
    }
    const at = new Date(nowMs).toISOString();
    const version = `${at.replace(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`;
    const files = edits.map(({ file, before, after }) => ({ file, existed: before !== null, sha256: after === null ? null : sha256(after) }));
    try {
      for (const { file, before } of edits) if (before !== null) await this.put(join('.history', version, file), before);
      await this.putManifest(version, { at, by, what, files, rolledBackAt: null });
      await this.putAll(edits);
    } catch (cause) {
      throw this.unwritable(cause);
    }
    return version;
  }

  /**
   * What takes a version back: the files as they were before it.
   * @throws ConfigRefused `unknown`, or `moved` when a file was changed since
   */
  async undoOf(version: string): Promise<FileEdit[]> {
    const manifest = await this.manifest(version);
    if (!manifest) throw new ConfigRefused('unknown', `there is no kept version ${version}`);
    if (manifest.rolledBackAt) throw new ConfigRefused('moved', `${version} was taken back already`);
    return Promise.all(
      manifest.files.map(async ({ file, existed, sha256: written }) => {
        const now = await this.read(file);
        if ((now === null ? null : sha256(now)) !== written) throw new ConfigRefused('moved', `${file} was changed since: take it back by hand, or take back the later change first`);
        return { file, before: now, after: existed ? await this.read(join('.history', version, file)) : null };
      }),
    );
  }

  /** Remembers that a version was taken back. */
  async markUndone(version: string, nowMs: number): Promise<void> {
    const manifest = await this.manifest(version);
    if (manifest) await this.putManifest(version, { ...manifest, rolledBackAt: new Date(nowMs).toISOString() });
  }

  /** Newest first. */
  async versions(): Promise<ConfigVersion[]> {
    const names = await readdir(join(this.dir, '.history')).catch(() => []);
    const found = await Promise.all(names.sort().reverse().map(async (version) => ({ version, manifest: await this.manifest(version) })));
    return found.flatMap(({ version, manifest }) => (manifest ? [{ version, ...manifest, files: manifest.files.map(({ file }) => file) }] : []));
  }

  /** All files or none: when one cannot be written, those before it are put back. */
  private async putAll(edits: readonly FileEdit[]): Promise<void> {
    const done: FileEdit[] = [];
    try {
      for (const edit of edits) {
        await this.putOrRemove(edit.file, edit.after);
        done.push(edit);
      }
    } catch (cause) {
      for (const { file, before } of done) await this.putOrRemove(file, before);
      throw cause;
    }
  }

  private putOrRemove(file: string, text: string | null): Promise<void> {
    return text === null ? rm(join(this.dir, file), { force: true }) : this.put(file, text);
  }

  /** A reader sees the old file or the new one, never half of one. */
  private async put(file: string, text: string): Promise<void> {
    const path = join(this.dir, file);
    await mkdir(dirname(path), { recursive: true });
    const half = `${path}.${randomUUID()}.tmp`;
    try {
      await writeFile(half, text, { flush: true });
      await rename(half, path);
    } catch (cause) {
      await rm(half, { force: true });
      throw cause;
    }
  }

  private putManifest(version: string, manifest: Manifest): Promise<void> {
    return this.put(join('.history', version, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  }

  private async manifest(version: string): Promise<Manifest | null> {
    const text = await this.read(join('.history', version, 'manifest.json'));
    return text === null ? null : Manifest.parse(JSON.parse(text));
  }

  private read(file: string): Promise<string | null> {
    return readFile(join(this.dir, file), 'utf8').catch(() => null);
  }

  private unwritable(cause: unknown): ConfigRefused {
    const { code } = cause as NodeJS.ErrnoException;
    return new ConfigRefused('unwritable', `the configuration folder ${this.dir} cannot be written (${code ?? String(cause)}): let the server's user write there, or change the files by hand`);
  }
}

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adapters } from '@ioc/adapter-tabular';
import { checkPack, type LoadOptions, type PackFault } from '@ioc/platform';

const base = join(import.meta.dirname, '../../config/example');
export const faultFolder = join(import.meta.dirname, 'faults');

export const tabularKinds: NonNullable<LoadOptions['adapters']> = {
  kinds: adapters.map(({ kind }) => kind),
  settingsOf: (kind) => adapters.find((adapter) => adapter.kind === kind)?.settings,
};

/** Lays one fixture's files over the example pack, after `change` was done to it, and checks the whole. */
export async function faultsOf(
  fixture: string | null,
  change: (dir: string) => void = () => undefined,
): Promise<PackFault[]> {
  const dir = mkdtempSync(join(tmpdir(), 'rong-pack-'));
  try {
    cpSync(base, dir, { recursive: true });
    if (fixture) cpSync(join(faultFolder, fixture), dir, { recursive: true });
    change(dir);
    const { pack, faults } = await checkPack(dir, { adapters: tabularKinds, environment: {} });
    if (faults.length > 0 && pack) throw new Error('a faulty pack was handed out');
    return faults.map((fault) => ({ ...fault, file: fault.file.slice(dir.length + 1) }));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

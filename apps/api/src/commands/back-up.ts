import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupFault, backUp, type Manifest } from '@ioc/backup';
import { createLogger, readEnvironment } from '@ioc/platform';
import api from '../../package.json' with { type: 'json' };

/** `ioc backup FILE|FOLDER`: everything of this centre in one file, whether its server runs or not. */
export async function backUpCommand(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [to] = positionals;
  if (!to || positionals.length > 1) throw new BackupFault('ioc backup needs one file that is not there yet, or one folder');
  const begun = performance.now();
  const environment = readEnvironment();
  const passphrase = backupKey(environment.backupKeyFile);
  const { file, fileBytes, manifest } = await backUp({ to, environment, passphrase, product: api.version, province: basename(environment.configDir), log: createLogger('backup', 'warn') });
  if (manifest.missingPayloads > 0) process.stderr.write(`warning: ${manifest.missingPayloads} archived payloads that the database names are not on the disk and not in the backup\n`);
  process.stdout.write(`${file}: ${contents(manifest)}, ${size(fileBytes)}${passphrase === undefined ? '' : ', sealed'}; ${effort(begun, fileBytes)}\n`);
  return 0;
}

/** A short one would be guessed. @throws BackupFault naming the file and what to do */
export function backupKey(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= 16) return key;
  } catch (cause) {
    throw new BackupFault(`IOC_BACKUP_KEY_FILE cannot be read (${(cause as Error).message})`, { cause });
  }
  throw new BackupFault(`the key in ${file} has fewer than 16 letters: openssl rand -base64 32 makes one`);
}

export function contents({ madeAt, tables, parts }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const files = parts.filter(({ name }) => !name.startsWith('tables/')).reduce((sum, { members }) => sum + members, 0);
  return `as of ${madeAt}, ${tables.length} tables, ${rows} rows, ${files} files`;
}

/** What it took: to plan by. */
export function effort(begun: number, bytes: number): string {
  const seconds = (performance.now() - begun) / 1000;
  // Kilobytes on Linux.
  const memory = process.resourceUsage().maxRSS * 1024;
  return `${seconds.toFixed(1)} s, ${size(bytes / seconds)}/s, at most ${size(memory)} of memory`;
}

export function size(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

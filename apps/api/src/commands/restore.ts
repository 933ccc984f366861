import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BackupFault, checkedManifest, restore } from '@ioc/backup';
import { createLogger, readEnvironment } from '@ioc/platform';
import { backupKey, contents, effort } from './back-up.js';

/** `ioc restore FILE [--replace] [--check]`: checks a whole backup, then brings it back into an empty data folder and database. */
export async function restoreCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { replace: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } } });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new BackupFault('ioc restore needs one file that ioc backup made');
  const begun = performance.now();
  const environment = readEnvironment();
  const passphrase = backupKey(environment.backupKeyFile);
  if (values.check) {
    const manifest = await checkedManifest(file, passphrase);
    say(`${file}: whole, of Rông ${manifest.product}, ${contents(manifest)}; ${effort(begun, statSync(file).size)}`);
    return 0;
  }
  const { manifest, files, packDir, movedTo } = await restore({ file, environment, passphrase, replace: values.replace, log: createLogger('restore', 'warn') });
  say(`restored: ${contents(manifest)}, every table compared; ${files} files written; ${effort(begun, statSync(file).size)}`);
  if (movedTo) say(`what was there lies in ${movedTo}: remove it when you do not need it any more`);
  say(`the province pack of the backup lies in ${packDir}: start with IOC_CONFIG=${packDir} to use it, or with your own`);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { EnvironmentError, PackError, loadPack, readEnvironment } from '@ioc/platform';
import { DataFolderLocked, refuseLockedData } from '@ioc/store';
import { adapterKinds } from '../adapter-kinds.js';
import { exitConfiguration, exitDataInUse } from '../exit-codes.js';

/** `ioc preflight`: whether a server could start here, so that a launcher starts nothing beside a server that will be refused. */
export async function preflight(): Promise<number> {
  try {
    const { configDir, databaseUrl, dataDir } = readEnvironment();
    await loadPack(configDir, { adapters: adapterKinds });
    if (!databaseUrl) refuseLockedData(dataDir);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof PackError || error instanceof EnvironmentError) return exitConfiguration;
    return error instanceof DataFolderLocked ? exitDataInUse : 1;
  }
}

import { once } from 'node:events';
import { createServer } from 'node:net';
import { EnvironmentError, PackError, loadPack, readEnvironment, withoutSecrets } from '@ioc/platform';
import { DataFolderLocked, refuseLockedData } from '@ioc/store';
import { adapterKinds } from '../adapter-kinds.js';
import { exitConfiguration, exitInUse } from '../exit-codes.js';

/** `ioc preflight`: whether a server could start here, so that a launcher starts nothing beside a server that will be refused. */
export async function preflight(): Promise<number> {
  try {
    const { configDir, databaseUrl, dataDir, host, port } = readEnvironment();
    await loadPack(configDir, { adapters: adapterKinds });
    if (!databaseUrl) refuseLockedData(dataDir);
    await refuseTakenPort(host, port);
    return 0;
  } catch (error) {
    process.stderr.write(`${withoutSecrets(error instanceof Error ? error.message : String(error))}\n`);
    if (error instanceof PackError || error instanceof EnvironmentError) return exitConfiguration;
    return error instanceof DataFolderLocked || error instanceof PortTaken ? exitInUse : 1;
  }
}

class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Somebody else's server at our address would be taken for ours. @throws PortTaken */
async function refuseTakenPort(host: string, port: number): Promise<void> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, 'listening');
  } catch (cause) {
    throw new PortTaken(`${host}:${port} is in use by another program: stop that, or set IOC_PORT to a free port`, { cause });
  } finally {
    probe.close();
  }
}

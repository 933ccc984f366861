import 'reflect-metadata';
import { EnvironmentError, PackError, createLogger, readEnvironment, withoutSecrets } from '@ioc/platform';
import { DataFolderLocked, DatabaseUnavailable } from '@ioc/store';
import { exitConfiguration, exitInUse } from './exit-codes.js';
import { openHouse, type House } from './house.js';
import { createServer } from './server.js';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const house = await openHouse(environment);
  const app = await createServer(house);
  await house.start();
  await app.listen(environment.port, environment.host);
  createLogger('rong').info({ port: environment.port, feeds: house.runners.size }, 'listening');
  await offerFirstAccount(house);
  // `disconnect`: the launcher that started this is gone.
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void end(app, house));
}

/** Instead of a password that everybody knows: a link that opens once, for whoever reads this. */
async function offerFirstAccount({ access, environment }: House): Promise<void> {
  if (environment.demonstration) return;
  const token = await access.accounts.firstLink();
  if (token === null) return;
  // Not by the logger: logs are kept and sent elsewhere.
  process.stdout.write(`There is no administrator yet. Open this link within three days, once: ${environment.publicUrl}/sign-in/setup#${token}\n`);
}

async function end(app: { close(): Promise<void> }, house: House): Promise<void> {
  await app.close();
  await house.close();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${withoutSecrets(error instanceof Error ? error.message : String(error))}\n`);
  if (isUnexpected(error)) process.stderr.write(`${withoutSecrets((error as Error | null)?.stack ?? '')}\n`);
  process.exit(exitCodeOf(error));
});

function exitCodeOf(error: unknown): number {
  if (error instanceof PackError || error instanceof EnvironmentError) return exitConfiguration;
  return error instanceof DataFolderLocked ? exitInUse : 1;
}

function isUnexpected(error: unknown): boolean {
  return ![PackError, EnvironmentError, DataFolderLocked, DatabaseUnavailable].some((kind) => error instanceof kind);
}

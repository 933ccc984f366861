import { writeFileSync } from 'node:fs';
import { Accounts, newToken, Pairing, Seal, Sessions } from '@ioc/access';
import type { Environment, ProvincePack } from '@ioc/platform';
import { AccountStore, PairingStore, SessionStore, type Database } from '@ioc/store';
import { commandKeyFile } from './command-key.js';
import { areasWithin } from './places.js';
import { Identity, type IdentityDeps } from './identity.js';

/** Who may see and do what. */
export interface Access {
  accounts: Accounts;
  sessions: Sessions;
  pairing: Pairing;
  identity: Identity;
}

export interface AccessGround {
  environment: Environment;
  database: Database;
  pack: () => ProvincePack;
}

export function makeAccess({ environment, database, pack }: AccessGround): Access {
  const store = new SessionStore(database);
  const sessions = new Sessions(store);
  const pairing = new Pairing(new PairingStore(database));
  const accounts = new Accounts({ store: new AccountStore(database), sessions: store, seal: Seal.of(environment.dataDir) });
  const visitor = environment.demonstration?.visitor ?? null;
  const identity = new Identity({ sessions, pairing, visitor, keys: keysOf(environment), below: (area) => areasWithin(pack(), area) });
  return { accounts, sessions, pairing, identity };
}

/** A new one at every start. */
function keysOf({ dataDir, metricsToken }: Environment): IdentityDeps['keys'] {
  const command = newToken();
  writeFileSync(commandKeyFile(dataDir), `${command}\n`, { mode: 0o600 });
  const grant = { components: null, area: null, organisation: null };
  const grants = [{ ...grant, role: 'administrator' as const }, { ...grant, role: 'shift-lead' as const }];
  const commands = { token: command, actor: { kind: 'person' as const, id: 'command-line', name: 'Dòng lệnh', grants } };
  if (metricsToken === undefined) return [commands];
  return [commands, { token: metricsToken, actor: { kind: 'person', id: 'metrics', name: 'Thu thập số liệu', grants: [] }, only: 'health' }];
}

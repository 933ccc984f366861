import { writeFileSync } from 'node:fs';
import { Accounts, newToken, Pairing, Passkeys, ProviderAccounts, ProviderLogin, relyingPartyOf, Seal, Sessions } from '@ioc/access';
import type { Environment, ProvincePack, Secrets } from '@ioc/platform';
import { AccountStore, PairingStore, PasskeyStore, SessionStore, type Database } from '@ioc/store';
import type { Transports } from '@ioc/transports';
import { commandKeyFile } from './command-key.js';
import { areasWithin } from './places.js';
import { Identity, type IdentityDeps } from './identity.js';
import { SignIns } from './sign-ins.js';

/** Who may see and do what. */
export interface Access {
  accounts: Accounts;
  sessions: Sessions;
  pairing: Pairing;
  identity: Identity;
  provider: ProviderLogin;
  provided: ProviderAccounts;
  passkeys: Passkeys;
  signIns: SignIns;
}

export interface AccessGround {
  environment: Environment;
  database: Database;
  pack: () => ProvincePack;
  secrets: Secrets;
  transports: Transports;
}

/** Where a provider sends people back to; the same words stand in its own configuration. */
export const providerCallback = 'single-sign-on/callback';

export function makeAccess({ environment, database, pack, secrets, transports }: AccessGround): Access {
  const stores = { store: new AccountStore(database), sessions: new SessionStore(database), passkeys: new PasskeyStore(database) };
  const sessions = new Sessions(stores.sessions);
  const seal = Seal.of(environment.dataDir);
  const pairing = new Pairing(new PairingStore(database), seal);
  const accounts = new Accounts({ ...stores, seal });
  const visitor = environment.demonstration?.visitor ?? null;
  const identity = new Identity({ sessions, pairing, visitor, keys: keysOf(environment), below: (area) => areasWithin(pack(), area) });
  const provider = new ProviderLogin({
    provider: () => pack().signIn.provider ?? null,
    secret: ({ clientSecret }) => secrets.resolve(clientSecret),
    fetchFrom: (origins) => transports.fetchFrom(origins),
    backTo: `${environment.publicUrl}/${providerCallback}`,
  });
  const passkeys = new Passkeys({ store: stores.passkeys, accounts: stores.store, party: () => relyingPartyOf(environment.publicUrl, pack().signIn.passkeys), centre: () => pack().province.centreName });
  return { accounts, sessions, pairing, identity, provider, passkeys, provided: new ProviderAccounts(stores), signIns: new SignIns(sessions) };
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

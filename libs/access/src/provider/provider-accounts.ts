import { randomUUID } from 'node:crypto';
import type { IdentityProvider } from '@ioc/contracts';
import type { AccountStore, Identity, SessionStore, StoredAccount } from '@ioc/store';
import { AccessRefused } from '../access-refused.js';
import { checkOpen, hasFactor } from '../account-state.js';
import { claimOf, grantsFor, isFactorProved, loginsFor, nameOf, textsOf, type Claims } from './provider-claims.js';

export interface ProviderAccountsDeps {
  store: AccountStore;
  sessions: SessionStore;
  now?: () => number;
}

/** Whoever a provider let in, and what is still to be proved here. */
export interface Provided {
  account: StoredAccount;
  /** The provider asked for a second factor. */
  isFactorProved: boolean;
  /** The account has one of its own here, and the provider asked for none. */
  isFactorAsked: boolean;
}

/** Accounts of people whom a provider knows: made at the first sign-in, and given at each what the provider says then. */
export class ProviderAccounts {
  private readonly now: () => number;

  constructor(private readonly deps: ProviderAccountsDeps) {
    this.now = deps.now ?? Date.now;
  }

  /** @throws AccessRefused `no-role`, `switched-off`, `locked` */
  async enter(claims: Claims, provider: IdentityProvider): Promise<Provided> {
    const identity = { issuer: provider.issuer, subject: String(claims['sub']) };
    const before = await this.deps.store.byIdentity(identity);
    const grants = grantsFor(textsOf(claimOf(claims, provider.claims.groups)), provider.grants);
    if (grants.length === 0) return this.turnAway(before, claims, provider);
    const account = await this.renewed(before ?? (await this.made(identity, claims, provider)), { name: nameOf(claims, provider), grants });
    checkOpen(account, this.now());
    const proved = isFactorProved(claims, provider.secondFactor);
    const isFactorAsked = hasFactor(account) && !proved;
    if (!isFactorAsked) await this.deps.store.signedIn(account.id, this.now());
    return { account, isFactorProved: proved, isFactorAsked };
  }

  /** Whoever had roles has none any more, and is signed out everywhere. */
  private async turnAway(before: StoredAccount | null, claims: Claims, provider: IdentityProvider): Promise<never> {
    if (before) {
      await this.deps.store.change(before.id, { ...before, grants: [] });
      await this.deps.sessions.endAll(before.id, { at: this.now() });
    }
    const [login = ''] = loginsFor(claims, provider);
    throw new AccessRefused('no-role', `Nothing that the provider says of ${login} (${String(claims['sub'])}) gives a role here`);
  }

  private async renewed(account: StoredAccount, { name, grants }: { name: string | null; grants: StoredAccount['grants'] }): Promise<StoredAccount> {
    const next = { ...account, name: name ?? account.name, grants };
    await this.deps.store.change(account.id, next);
    return next;
  }

  private async made(identity: Identity, claims: Claims, provider: IdentityProvider): Promise<StoredAccount> {
    for (const login of loginsFor(claims, provider)) {
      await this.deps.store.createOfProvider({ ...identity, id: randomUUID(), login, name: nameOf(claims, provider) ?? login, grants: [], createdAt: this.now() });
      const made = await this.deps.store.byIdentity(identity);
      if (made) return made;
    }
    throw new Error('no login was free for an account of the provider');
  }
}

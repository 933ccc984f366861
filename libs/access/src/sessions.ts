import { randomUUID } from 'node:crypto';
import type { Actor, Role, SessionInfo } from '@ioc/contracts';
import type { SessionStore, StoredAccount, StoredSession } from '@ioc/store';
import { hashOf, newToken } from './tokens.js';

/** A shift and its hand-over: whoever works longer signs in again. */
export const longestSessionMs = 12 * 3_600_000;
/** A page that is closed, or a machine that sleeps. */
export const idleSessionMs = 60 * 60_000;
/** How exactly it is noted when a session was last used. */
const seenStepMs = 60_000;

/** Where somebody signs in from. */
export interface Origin {
  address: string;
  agent: string;
}

/** Whom a cookie stands for. */
export interface OpenSession {
  id: string;
  actor: Actor;
  /** An administrator without a second factor: nothing else may be done before. */
  isFactorDue: boolean;
  hasFactor: boolean;
  hasAuthenticator: boolean;
  /** By a provider, which says who it is. */
  isProvided: boolean;
  until: number;
}

export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * A new token for every sign-in: one that was there before stays what it was.
   * @param factorProved to the provider that signed the person in
   * @returns what the cookie holds
   */
  async open(account: Pick<StoredAccount, 'id'>, origin: Origin, factorProved = false): Promise<{ token: string; id: string }> {
    return this.begin({ accountId: account.id, actor: null, factorProved }, origin);
  }

  /** A role of the demonstration. */
  async openRole(role: Role, name: string, origin: Origin): Promise<{ token: string; id: string }> {
    const actor: Actor = { kind: 'person', id: `demonstration-${role}`, name, grants: [{ role, components: null, area: null, organisation: null }] };
    return this.begin({ accountId: null, actor, factorProved: false }, origin);
  }

  /** @returns null when the token opens nothing: unknown, ended, too old, or of an account that is switched off */
  async find(token: string): Promise<OpenSession | null> {
    const session = await this.store.find(hashOf(token));
    const now = this.now();
    if (!session || !isOpen(session, now)) return null;
    if (now - session.seenAt > seenStepMs) await this.store.seen(hashOf(token), now);
    return openOf(session);
  }

  async list(account: string | null, own: string | undefined): Promise<SessionInfo[]> {
    const now = this.now();
    const sessions = await this.store.list(account, now);
    return sessions.filter((session) => isOpen(session, now)).map((session) => infoOf(session, own));
  }

  end(id: string, account: string | null): Promise<boolean> {
    return this.store.end(id, account, this.now());
  }

  /** Forgets sessions that ended so long ago. @returns how many */
  forget(olderThanMs: number): Promise<number> {
    return this.store.forget(this.now() - olderThanMs);
  }

  private async begin(who: { accountId: string | null; actor: Actor | null; factorProved: boolean }, { address, agent }: Origin): Promise<{ token: string; id: string }> {
    const [token, id, startedAt] = [newToken(), randomUUID(), this.now()];
    await this.store.open({ ...who, tokenHash: hashOf(token), id, startedAt, until: startedAt + longestSessionMs, address, agent: agent.slice(0, 300) });
    return { token, id };
  }
}

function isOpen({ endedAt, until, seenAt, account }: StoredSession, now: number): boolean {
  return endedAt === null && until > now && now - seenAt < idleSessionMs && (account === null || account.disabledAt === null);
}

function openOf({ id, account, actor, until, factorProved }: StoredSession): OpenSession | null {
  if (!account) return actor && { id, actor, until, isFactorDue: false, hasFactor: false, hasAuthenticator: false, isProvided: false };
  const { name, grants, hasSecondFactor: hasFactor, hasAuthenticator, issuer } = account;
  const isFactorDue = !hasFactor && !factorProved && grants.some(({ role }) => role === 'administrator');
  return { id, actor: { kind: 'person', id: account.id, name, grants }, until, isFactorDue, hasFactor, hasAuthenticator, isProvided: issuer !== null };
}

function infoOf({ id, account, actor, startedAt, seenAt, until, address, agent }: StoredSession, own: string | undefined): SessionInfo {
  return { id, account: account?.id ?? actor?.id ?? '', name: account?.name ?? actor?.name ?? '', startedAt, seenAt, until, address, agent, own: id === own };
}

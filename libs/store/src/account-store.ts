import type { Grant } from '@ioc/contracts';
import type { Database } from './database.js';
import { moment, ms } from './read/latest.js';

/** An account as it is kept; times in milliseconds. */
export interface StoredAccount {
  id: string;
  login: string;
  name: string;
  grants: Grant[];
  /** Of the provider that says who it is, with its own name for the person; null: an account of this centre. */
  issuer: string | null;
  subject: string | null;
  passwordHash: string | null;
  totpSealed: string | null;
  recoveryHashes: string[];
  /** How many there are. */
  passkeys: number;
  failures: number;
  lockedUntil: number | null;
  disabledAt: number | null;
  createdAt: number;
  signedInAt: number | null;
}

/** A person by the name that a provider has for him. */
export interface Identity {
  issuer: string;
  subject: string;
}

const columns = `id, login, name, grants, issuer, subject, password_hash AS "passwordHash", totp_sealed AS "totpSealed", recovery_hashes AS "recoveryHashes", failures,
  (SELECT count(*)::int FROM passkey WHERE passkey.account = account.id) AS passkeys,
  ${ms('locked_until', 'lockedUntil')}, ${ms('disabled_at', 'disabledAt')}, ${ms('created_at', 'createdAt')}, ${ms('signed_in_at', 'signedInAt')}`;

/** Accounts and the one-time links by which people come to theirs. */
export class AccountStore {
  constructor(private readonly database: Database) {}

  /** @returns false when the login is taken */
  async create({ id, login, name, grants, createdAt }: Pick<StoredAccount, 'id' | 'login' | 'name' | 'grants' | 'createdAt'>): Promise<boolean> {
    const made = await this.database.query<{ id: string }>(
      `INSERT INTO account (id, login, name, grants, recovery_hashes, created_at) VALUES ($1::uuid, $2, $3, $4::jsonb, '[]', ${moment('$5')})
       ON CONFLICT (login) DO UPDATE SET login = account.login RETURNING id`,
      [id, login, name, JSON.stringify(grants), createdAt],
    );
    return made[0]?.id === id;
  }

  /** Does nothing where the login is taken, or the provider's person has an account already. */
  async createOfProvider({ id, login, name, grants, issuer, subject, createdAt }: Pick<StoredAccount, 'id' | 'login' | 'name' | 'grants' | 'createdAt'> & Identity): Promise<void> {
    await this.database.query(
      `INSERT INTO account (id, login, name, grants, issuer, subject, recovery_hashes, created_at) VALUES ($1::uuid, $2, $3, $4::jsonb, $5, $6, '[]', ${moment('$7')}) ON CONFLICT DO NOTHING`,
      [id, login, name, JSON.stringify(grants), issuer, subject, createdAt],
    );
  }

  byIdentity({ issuer, subject }: Identity): Promise<StoredAccount | null> {
    return this.one('issuer = $1 AND subject = $2', [issuer, subject]);
  }

  async byLogin(login: string): Promise<StoredAccount | null> {
    return this.one('login = $1', [login]);
  }

  async byId(id: string): Promise<StoredAccount | null> {
    return this.one('id = $1::uuid', [id]);
  }

  /** All, by name. */
  list(): Promise<StoredAccount[]> {
    return this.database.query(`SELECT ${columns} FROM account ORDER BY name, login`);
  }

  /** Whether anybody can sign in who gives accounts to others. */
  async hasAdministrator(): Promise<boolean> {
    const found = await this.database.query(`SELECT 1 FROM account WHERE password_hash IS NOT NULL AND disabled_at IS NULL AND grants @> '[{"role":"administrator"}]' LIMIT 1`);
    return found.length > 0;
  }

  async change(id: string, { name, grants, disabledAt }: Pick<StoredAccount, 'name' | 'grants' | 'disabledAt'>): Promise<void> {
    await this.database.query(`UPDATE account SET name = $2, grants = $3::jsonb, disabled_at = ${moment('$4')} WHERE id = $1::uuid`, [id, name, JSON.stringify(grants), disabledAt]);
  }

  /** A new password ends a lock. */
  async setPassword(id: string, hash: string): Promise<void> {
    await this.database.query('UPDATE account SET password_hash = $2, failures = 0, locked_until = NULL WHERE id = $1::uuid', [id, hash]);
  }

  /** Sets or takes away the authenticator, with recovery codes. */
  async setTotp(id: string, sealed: string | null, recoveryHashes: readonly string[]): Promise<void> {
    await this.database.query('UPDATE account SET totp_sealed = $2, totp_step = NULL, recovery_hashes = $3::jsonb WHERE id = $1::uuid', [id, sealed, JSON.stringify(recoveryHashes)]);
  }

  /** @returns false when a code of this step, or of a later one, was taken already */
  async takeStep(id: string, step: number): Promise<boolean> {
    const taken = await this.database.query('WITH taken AS (UPDATE account SET totp_step = $2::bigint WHERE id = $1::uuid AND (totp_step IS NULL OR totp_step < $2::bigint) RETURNING id) SELECT id FROM taken', [id, step]);
    return taken.length > 0;
  }

  /** @returns whether the recovery code was there; it is not there any more */
  async takeRecovery(id: string, hash: string): Promise<boolean> {
    const taken = await this.database.query('WITH taken AS (UPDATE account SET recovery_hashes = recovery_hashes - $2::text WHERE id = $1::uuid AND recovery_hashes ? $2::text RETURNING id) SELECT id FROM taken', [id, hash]);
    return taken.length > 0;
  }

  /** In place of all that were there. */
  async setRecovery(id: string, hashes: readonly string[]): Promise<void> {
    await this.database.query('UPDATE account SET recovery_hashes = $2::jsonb WHERE id = $1::uuid', [id, JSON.stringify(hashes)]);
  }

  /** One more wrong password or code; from `most` on the account is locked until then. */
  async failed(id: string, { most, until }: { most: number; until: number }): Promise<void> {
    await this.database.query(
      `UPDATE account SET failures = failures + 1, locked_until = CASE WHEN failures + 1 >= $2 THEN ${moment('$3')} ELSE locked_until END WHERE id = $1::uuid`,
      [id, most, until],
    );
  }

  async signedIn(id: string, at: number): Promise<void> {
    await this.database.query(`UPDATE account SET failures = 0, locked_until = NULL, signed_in_at = ${moment('$2')} WHERE id = $1::uuid`, [id, at]);
  }

  /** @param account null: the link makes the first administrator */
  async addLink(tokenHash: string, account: string | null, until: number): Promise<void> {
    await this.database.query(`INSERT INTO setup_link (token_hash, account, until) VALUES ($1, $2::uuid, ${moment('$3')}) ON CONFLICT DO NOTHING`, [tokenHash, account, until]);
  }

  /** Links that were not used mean nothing any more. @param account null: those for the first administrator */
  async endLinks(account: string | null): Promise<void> {
    await this.database.query('UPDATE setup_link SET used_at = now() WHERE account IS NOT DISTINCT FROM $1::uuid AND used_at IS NULL', [account]);
  }

  /** Whom a link is for, without spending it; undefined when it opens nothing. */
  async linkFor(tokenHash: string, at: number): Promise<{ account: string | null } | undefined> {
    const [found] = await this.database.query<{ account: string | null }>(`SELECT account FROM setup_link WHERE token_hash = $1 AND used_at IS NULL AND until > ${moment('$2')}`, [tokenHash, at]);
    return found;
  }

  /** @returns whom the link is for, once; undefined when it opens nothing */
  async takeLink(tokenHash: string, at: number): Promise<{ account: string | null } | undefined> {
    const taken = await this.database.query<{ account: string | null }>(
      `WITH taken AS (UPDATE setup_link SET used_at = ${moment('$2')} WHERE token_hash = $1 AND used_at IS NULL AND until > ${moment('$2')} RETURNING account) SELECT account FROM taken`,
      [tokenHash, at],
    );
    return taken[0];
  }

  private async one(condition: string, parameters: unknown[]): Promise<StoredAccount | null> {
    const [found] = await this.database.query<StoredAccount>(`SELECT ${columns} FROM account WHERE ${condition}`, parameters);
    return found ?? null;
  }
}

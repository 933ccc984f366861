import type { Actor } from '@ioc/contracts';
import type { StoredAccount } from './account-store.js';
import type { Database } from './database.js';
import { moment, ms } from './read/latest.js';

/** A session that may still be good; whoever asks looks at its times. */
export interface StoredSession {
  id: string;
  /** Null: a role of the demonstration. */
  account: Pick<StoredAccount, 'id' | 'login' | 'name' | 'grants' | 'disabledAt' | 'issuer'> & { hasSecondFactor: boolean; hasAuthenticator: boolean } | null;
  actor: Actor | null;
  /** A second factor was proved to the provider that signed the person in. */
  factorProved: boolean;
  startedAt: number;
  seenAt: number;
  until: number;
  endedAt: number | null;
  address: string;
  agent: string;
}

export interface NewSession extends Pick<StoredSession, 'id' | 'actor' | 'factorProved' | 'startedAt' | 'until' | 'address' | 'agent'> {
  tokenHash: string;
  accountId: string | null;
}

const columns = `session.id, session.actor, session.address, session.agent, session.factor_proved AS "factorProved",
  ${ms('session.started_at', 'startedAt')}, ${ms('session.seen_at', 'seenAt')}, ${ms('session.until', 'until')}, ${ms('session.ended_at', 'endedAt')},
  CASE WHEN account.id IS NULL THEN NULL ELSE jsonb_build_object('id', account.id, 'login', account.login, 'name', account.name, 'grants', account.grants, 'issuer', account.issuer,
    'disabledAt', extract(epoch FROM account.disabled_at) * 1000, 'hasAuthenticator', account.totp_sealed IS NOT NULL, 'hasSecondFactor', account.totp_sealed IS NOT NULL OR EXISTS (SELECT FROM passkey WHERE passkey.account = account.id)) END AS account`;
const joined = 'FROM session LEFT JOIN account ON account.id = session.account';

/** What cookies open. */
export class SessionStore {
  constructor(private readonly database: Database) {}

  async open({ tokenHash, id, accountId, actor, factorProved, startedAt, until, address, agent }: NewSession): Promise<void> {
    await this.database.query(
      `INSERT INTO session (token_hash, id, account, actor, started_at, seen_at, until, address, agent, factor_proved)
       VALUES ($1, $2::uuid, $3::uuid, $4::jsonb, ${moment('$5')}, ${moment('$5')}, ${moment('$6')}, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [tokenHash, id, accountId, actor && JSON.stringify(actor), startedAt, until, address, agent, factorProved],
    );
  }

  async find(tokenHash: string): Promise<StoredSession | null> {
    const [found] = await this.database.query<StoredSession>(`SELECT ${columns} ${joined} WHERE session.token_hash = $1`, [tokenHash]);
    return found ?? null;
  }

  async seen(tokenHash: string, at: number): Promise<void> {
    await this.database.query(`UPDATE session SET seen_at = ${moment('$2')} WHERE token_hash = $1 AND seen_at < ${moment('$2')}`, [tokenHash, at]);
  }

  /** Those that are open, of one account or of all, newest first. */
  list(account: string | null, now: number): Promise<StoredSession[]> {
    return this.database.query(
      `SELECT ${columns} ${joined} WHERE session.ended_at IS NULL AND session.until > ${moment('$2')} AND ($1::uuid IS NULL OR session.account = $1::uuid)
       ORDER BY session.started_at DESC LIMIT 500`,
      [account, now],
    );
  }

  /** @param account whose session it must be; null: anybody's. @returns whether there was one to end */
  async end(id: string, account: string | null, at: number): Promise<boolean> {
    const ended = await this.database.query(
      `WITH ended AS (UPDATE session SET ended_at = ${moment('$3')} WHERE id = $1::uuid AND ended_at IS NULL AND ($2::uuid IS NULL OR account = $2::uuid) RETURNING id) SELECT id FROM ended`,
      [id, account, at],
    );
    return ended.length > 0;
  }

  /** @param but the one that may go on */
  async endAll(account: string, { at, but }: { at: number; but?: string | undefined }): Promise<void> {
    await this.database.query(`UPDATE session SET ended_at = ${moment('$2')} WHERE account = $1::uuid AND ended_at IS NULL AND ($3::uuid IS NULL OR id <> $3::uuid)`, [account, at, but ?? null]);
  }

  /** Forgets what ended long ago. @returns how many */
  async forget(before: number): Promise<number> {
    const gone = await this.database.query(`WITH gone AS (DELETE FROM session WHERE coalesce(ended_at, until) < ${moment('$1')} RETURNING id) SELECT id FROM gone`, [before]);
    return gone.length;
  }
}

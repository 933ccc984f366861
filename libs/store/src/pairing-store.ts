import type { Database } from './database.js';
import { moment, ms } from './read/latest.js';

/** A screen that asks to be let in, or was. */
export interface StoredPairing {
  id: string;
  userCode: string;
  askedAt: number;
  until: number;
  address: string;
  agent: string;
  display: string | null;
  decidedBy: string | null;
  decidedAt: number | null;
  endedAt: number | null;
  endedBy: string | null;
}

/** What a token of a screen opens. */
export interface StoredDisplayToken {
  pairing: string;
  display: string;
  issuedAt: number;
  usedAt: number | null;
  /** Of the token or of its pairing. */
  endedAt: number | null;
}

const columns = `id, user_code AS "userCode", ${ms('asked_at', 'askedAt')}, ${ms('until', 'until')}, address, agent, display, decided_by AS "decidedBy",
  ${ms('decided_at', 'decidedAt')}, ${ms('ended_at', 'endedAt')}, ended_by AS "endedBy"`;

/** Pairings of screens, and the tokens that they live on. */
export class PairingStore {
  constructor(private readonly database: Database) {}

  async ask({ deviceHash, id, userCode, askedAt, until, address, agent }: Pick<StoredPairing, 'id' | 'userCode' | 'askedAt' | 'until' | 'address' | 'agent'> & { deviceHash: string }): Promise<void> {
    await this.database.query(
      `INSERT INTO display_pairing (id, device_hash, user_code, asked_at, until, address, agent) VALUES ($1::uuid, $2, $3, ${moment('$4')}, ${moment('$5')}, $6, $7) ON CONFLICT DO NOTHING`,
      [id, deviceHash, userCode, askedAt, until, address, agent],
    );
  }

  async byDevice(deviceHash: string): Promise<StoredPairing | null> {
    const [found] = await this.database.query<StoredPairing>(`SELECT ${columns} FROM display_pairing WHERE device_hash = $1`, [deviceHash]);
    return found ?? null;
  }

  /** One that waits under this code. */
  async byCode(userCode: string, now: number): Promise<StoredPairing | null> {
    const [found] = await this.database.query<StoredPairing>(
      `SELECT ${columns} FROM display_pairing WHERE user_code = $1 AND until > ${moment('$2')} AND decided_at IS NULL AND ended_at IS NULL ORDER BY asked_at DESC LIMIT 1`,
      [userCode, now],
    );
    return found ?? null;
  }

  /** @returns false when somebody decided first, or the code is too old */
  async approve(id: string, { display, by, at }: { display: string; by: string; at: number }): Promise<boolean> {
    const decided = await this.database.query(
      `WITH decided AS (UPDATE display_pairing SET display = $2, decided_by = $3, decided_at = ${moment('$4')}
         WHERE id = $1::uuid AND decided_at IS NULL AND ended_at IS NULL AND until > ${moment('$4')} RETURNING id) SELECT id FROM decided`,
      [id, display, by, at],
    );
    return decided.length > 0;
  }

  /** Those that were let in and not sent away, newest first. */
  paired(): Promise<StoredPairing[]> {
    return this.database.query(`SELECT ${columns} FROM display_pairing WHERE decided_at IS NOT NULL AND ended_at IS NULL ORDER BY decided_at DESC LIMIT 500`);
  }

  /** Sends a screen away. @returns false when it was not there */
  async end(id: string, { by, at }: { by: string; at: number }): Promise<boolean> {
    const ended = await this.database.query(
      `WITH ended AS (UPDATE display_pairing SET ended_by = $2, ended_at = ${moment('$3')} WHERE id = $1::uuid AND ended_at IS NULL RETURNING id) SELECT id FROM ended`,
      [id, by, at],
    );
    return ended.length > 0;
  }

  async issue(tokenHash: string, { pairing, display, at }: { pairing: string; display: string; at: number }): Promise<void> {
    await this.database.query(`INSERT INTO display_token (token_hash, pairing, display, issued_at) VALUES ($1, $2::uuid, $3, ${moment('$4')}) ON CONFLICT DO NOTHING`, [tokenHash, pairing, display, at]);
  }

  async token(tokenHash: string): Promise<StoredDisplayToken | null> {
    const [found] = await this.database.query<StoredDisplayToken>(
      `SELECT token.pairing, token.display, ${ms('token.issued_at', 'issuedAt')}, ${ms('token.used_at', 'usedAt')}, ${ms('least(token.ended_at, paired.ended_at)', 'endedAt')}
       FROM display_token AS token JOIN display_pairing AS paired ON paired.id = token.pairing WHERE token_hash = $1`,
      [tokenHash],
    );
    return found ?? null;
  }

  /** The first time that a token is shown; all others of its pairing end then, or a little later. */
  async firstUse(tokenHash: string, { at, othersEndAt }: { at: number; othersEndAt: number }): Promise<void> {
    await this.database.query(
      `WITH used AS (UPDATE display_token SET used_at = ${moment('$2')} WHERE token_hash = $1 AND used_at IS NULL RETURNING pairing)
       UPDATE display_token SET ended_at = ${moment('$3')} FROM used WHERE display_token.pairing = used.pairing AND token_hash <> $1 AND ended_at IS NULL`,
      [tokenHash, at, othersEndAt],
    );
  }

  /** Forgets codes that nobody typed and tokens that ended. @returns how many */
  async forget(before: number): Promise<number> {
    const gone = await this.database.query(
      `WITH unasked AS (DELETE FROM display_pairing WHERE decided_at IS NULL AND until < ${moment('$1')} RETURNING id),
            ended AS (DELETE FROM display_token WHERE ended_at < ${moment('$1')} RETURNING pairing)
       SELECT id FROM unasked UNION ALL SELECT pairing FROM ended`,
      [before],
    );
    return gone.length;
  }
}

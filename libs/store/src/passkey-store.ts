import type { Database } from './database.js';
import { moment, ms } from './read/latest.js';

/** A passkey as it is kept; times in milliseconds. */
export interface StoredPasskey {
  id: string;
  account: string;
  name: string;
  /** COSE, in base64url. */
  publicKey: string;
  transports: string[];
  synced: boolean;
  createdAt: number;
  usedAt: number | null;
}

const columns = `id, account, name, public_key AS "publicKey", transports, synced, ${ms('created_at', 'createdAt')}, ${ms('used_at', 'usedAt')}`;

/** Public halves of the keys by which people sign in. */
export class PasskeyStore {
  constructor(private readonly database: Database) {}

  /** @returns false when somebody has it already */
  async add({ id, account, name, publicKey, counter, transports, synced, createdAt }: Omit<StoredPasskey, 'usedAt'> & { counter: number }): Promise<boolean> {
    const kept = await this.database.query<{ account: string }>(
      `INSERT INTO passkey (id, account, name, public_key, counter, transports, synced, created_at) VALUES ($1, $2::uuid, $3, $4, $5::bigint, $6::jsonb, $7, ${moment('$8')})
       ON CONFLICT (id) DO UPDATE SET id = passkey.id RETURNING account`,
      [id, account, name, publicKey, counter, JSON.stringify(transports), synced, createdAt],
    );
    return kept[0]?.account === account;
  }

  async byId(id: string): Promise<StoredPasskey | null> {
    const [found] = await this.database.query<StoredPasskey>(`SELECT ${columns} FROM passkey WHERE id = $1`, [id]);
    return found ?? null;
  }

  /** Of one account, newest first. */
  list(account: string): Promise<StoredPasskey[]> {
    return this.database.query(`SELECT ${columns} FROM passkey WHERE account = $1::uuid ORDER BY created_at DESC, id`, [account]);
  }

  /** Notes that it signed. @returns false when it did not count on: many never count and stay at 0, those that do never stand still */
  async used(id: string, { counter, at }: { counter: number; at: number }): Promise<boolean> {
    const noted = await this.database.query(
      `WITH noted AS (UPDATE passkey SET counter = $2::bigint, used_at = ${moment('$3')} WHERE id = $1 AND (counter < $2::bigint OR (counter = 0 AND $2::bigint = 0)) RETURNING id) SELECT id FROM noted`,
      [id, counter, at],
    );
    return noted.length > 0;
  }

  /** @returns whether the account had it */
  async remove(id: string, account: string): Promise<boolean> {
    const gone = await this.database.query('WITH gone AS (DELETE FROM passkey WHERE id = $1 AND account = $2::uuid RETURNING id) SELECT id FROM gone', [id, account]);
    return gone.length > 0;
  }

  async removeAll(account: string): Promise<void> {
    await this.database.query('DELETE FROM passkey WHERE account = $1::uuid', [account]);
  }
}

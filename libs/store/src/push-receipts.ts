import type { PushAnswer } from '@ioc/contracts';
import type { Database } from './database.js';
import { newRunId } from './run-id.js';

/** How a push under an Idempotency-Key stands. */
export interface PushReceiptState {
  /** The run that stores it: the same one at a second attempt, so that nothing is stored twice. */
  runId: string;
  /** SHA-256 of the body that came first under this key. */
  sha256: string;
  /** Null while the first attempt has not ended, or ended without an answer. */
  answer: PushAnswer | null;
}

/** Begins the name under which a signed push is remembered by its signature. */
export const signatureName = 'signature ';

/** Remembers what was answered to pushes, by feed and Idempotency-Key. */
export class PushReceipts {
  constructor(private readonly database: Database) {}

  /** Opens a receipt, or finds the one that was opened under this key before. */
  async open(feed: string, key: string, sha256: string): Promise<PushReceiptState> {
    await this.database.query(`INSERT INTO push_receipt (feed, key, sha256, run_id, received_at) VALUES ($1, $2, $3, $4, now()) ON CONFLICT DO NOTHING`, [
      feed,
      key,
      sha256,
      newRunId(),
    ]);
    const [row] = await this.database.query<PushReceiptState>(`SELECT run_id AS "runId", sha256, answer FROM push_receipt WHERE feed = $1 AND key = $2`, [feed, key]);
    if (!row) throw new Error('a receipt that was just opened is not there');
    return row;
  }

  async answered(feed: string, key: string, answer: PushAnswer): Promise<void> {
    await this.database.query(`UPDATE push_receipt SET answer = $3 WHERE feed = $1 AND key = $2`, [feed, key, JSON.stringify(answer)]);
  }

  /** Signatures are taken for minutes; a day later nobody can send one again. @returns how many were forgotten */
  async forgetSignatures(): Promise<number> {
    const rows = await this.database.query(`WITH gone AS (DELETE FROM push_receipt WHERE key LIKE $1 AND received_at < now() - interval '1 day' RETURNING 1) SELECT 1 FROM gone`, [`${signatureName}%`]);
    return rows.length;
  }
}

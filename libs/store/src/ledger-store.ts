import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { onceMoreWhenDead } from './dead-connection.js';
import { ms } from './read/latest.js';

/** Kinds of matters; each counts its changes from 1 on. */
export type LedgerName = 'incident' | 'procedure-run' | 'hand-over' | 'roll-call' | 'log-book' | 'directive' | 'drill';

/** Something that people handle, as it stands. */
export interface StoredMatter {
  id: string;
  isOpen: boolean;
  /** Number of the change after which it stands so. */
  last: number;
  standing: object;
}

/** One event that changed one matter, or was said of it. */
export interface StoredMatterChange {
  number: number;
  id: string;
  at: number;
  kind: string;
  /** The person who did it. */
  by: string | null;
  /** Made by whoever asked for it. */
  key: string | null;
  event: object;
  /** The whole matter after it. */
  standing: object;
  vi: string;
  en: string;
}

/** How far another log was taken over. */
export interface LedgerCursor {
  source: string;
  /** Where it stood for the writer; null before the first time. */
  from: number | null;
  to: number;
}

export interface LedgerWrite {
  /** The change up to which the writer knows everything. */
  after: number;
  /** In the order in which they happened; `isOpen` is that of the matter after it. */
  changes: readonly (Omit<StoredMatterChange, 'number'> & { isOpen: boolean })[];
  cursor?: LedgerCursor | undefined;
}

export interface MatterList {
  /** Those that are open, those that are not, or all. */
  open?: boolean | undefined;
  limit: number;
  offset?: number | undefined;
}

export interface MatterPast {
  id: string;
  limit: number;
  offset?: number | undefined;
}

/** Any number; the same one in every Rông. Writers of one ledger take turns. */
const ledgerLock = 6_200_003;

const stood = `id, is_open AS "isOpen", last::float8 AS last, standing`;
const changed = `number::float8 AS number, id, ${ms('at', 'at')}, kind, done_by AS by, key, event, standing, vi, en`;
const lastNumber = `SELECT coalesce(max(number), 0)::float8 AS after FROM matter_change WHERE ledger = $1`;

/** How matters of one kind stand, and everything that ever changed one. */
export class LedgerStore {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerName,
  ) {}

  /** Number of the last change; 0 before the first. */
  async position(): Promise<number> {
    return positionIn(await this.database.query<{ after: number }>(lastNumber, [this.ledger]));
  }

  /** Open matters, and those that changed after a number, of one moment. */
  async read(after?: number): Promise<{ after: number; matters: StoredMatter[] }> {
    const [row] = await this.database.query<{ after: number; matters: StoredMatter[] }>(
      `SELECT (${lastNumber}) AS after,
              (SELECT coalesce(json_agg(m), '[]') FROM (SELECT ${stood} FROM matter WHERE ledger = $1 AND CASE WHEN $2::float8 IS NULL THEN is_open ELSE last > $2 END ORDER BY matter.last) m) AS matters`,
      [this.ledger, after ?? null],
    );
    return row ?? { after: 0, matters: [] };
  }

  async find(id: string): Promise<StoredMatter | null> {
    const [row] = await this.database.query<StoredMatter>(`SELECT ${stood} FROM matter WHERE ledger = $1 AND id = $2`, [this.ledger, id]);
    return row ?? null;
  }

  /** The matter that was changed under a key; null when nothing was. */
  async changedUnder(key: string): Promise<StoredMatter | null> {
    const [row] = await this.database.query<StoredMatter>(
      `SELECT ${stood} FROM matter WHERE ledger = $1 AND id = (SELECT id FROM matter_change WHERE ledger = $1 AND key = $2)`,
      [this.ledger, key],
    );
    return row ?? null;
  }

  /** What changed last, first. */
  list({ open, limit, offset = 0 }: MatterList): Promise<StoredMatter[]> {
    return this.database.query<StoredMatter>(
      `SELECT ${stood} FROM matter WHERE ledger = $1 AND ($2::boolean IS NULL OR is_open = $2) ORDER BY matter.last DESC LIMIT $3 OFFSET $4`,
      [this.ledger, open ?? null, limit, offset],
    );
  }

  /** What changed one matter, newest first. */
  changes({ id, limit, offset = 0 }: MatterPast): Promise<StoredMatterChange[]> {
    return this.database.query<StoredMatterChange>(
      `SELECT ${changed} FROM matter_change WHERE ledger = $1 AND id = $2 ORDER BY matter_change.number DESC LIMIT $3 OFFSET $4`,
      [this.ledger, id, limit, offset],
    );
  }

  /** What changed any matter after a number, oldest first. */
  changesAfter(number: number, limit: number): Promise<StoredMatterChange[]> {
    return this.database.query<StoredMatterChange>(`SELECT ${changed} FROM matter_change WHERE ledger = $1 AND number > $2 ORDER BY matter_change.number LIMIT $3`, [this.ledger, number, limit]);
  }

  /** How far another log was taken over; null before the first time. */
  async cursor(source: string): Promise<number | null> {
    const [row] = await this.database.query<{ number: number }>('SELECT number::float8 AS number FROM ledger_cursor WHERE ledger = $1 AND source = $2', [this.ledger, source]);
    return row?.number ?? null;
  }

  /**
   * Writes what changed, and how far another log was taken over with it, all or nothing.
   * @returns the number of the last change; null when somebody else wrote what the writer does not know: nothing was written
   */
  keep(write: LedgerWrite): Promise<number | null> {
    // Sent again, it finds what the first one wrote and writes nothing twice.
    return onceMoreWhenDead(() => this.database.dataSource.transaction((manager) => keepIn(manager, this.ledger, write)));
  }
}

const positionIn = ([row]: { after: number }[]): number => row?.after ?? 0;

async function keepIn(manager: EntityManager, ledger: LedgerName, { after, changes, cursor }: LedgerWrite): Promise<number | null> {
  await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [ledgerLock, ledger]);
  if (positionIn(await manager.query<{ after: number }[]>(lastNumber, [ledger])) !== after) return null;
  if (cursor && !(await moveCursor(manager, ledger, cursor))) return null;
  if (changes.length === 0) return after;
  const numbered = changes.map((change, index) => ({ ...change, number: after + index + 1 }));
  await addChanges(manager, ledger, numbered);
  await putMatters(manager, ledger, new Map(numbered.map((change) => [change.id, change])));
  return after + changes.length;
}

async function moveCursor(manager: EntityManager, ledger: LedgerName, { source, from, to }: LedgerCursor): Promise<boolean> {
  const moved = await manager.query<unknown[]>(
    `WITH put AS (
       INSERT INTO ledger_cursor AS c (ledger, source, number) VALUES ($1, $2, $4)
       ON CONFLICT (ledger, source) DO UPDATE SET number = excluded.number WHERE c.number = $3::bigint RETURNING 1
     ) SELECT 1 FROM put`,
    [ledger, source, from, to],
  );
  return moved.length > 0;
}

type Numbered = StoredMatterChange & { isOpen: boolean };

async function addChanges(manager: EntityManager, ledger: LedgerName, numbered: readonly Numbered[]): Promise<void> {
  await manager.query(
    `INSERT INTO matter_change (ledger, number, id, at, kind, done_by, key, event, standing, vi, en)
     SELECT $1, number, id, to_timestamp(at / 1000), kind, by, key, event, standing, vi, en
     FROM jsonb_to_recordset($2::jsonb) AS c(number bigint, id text, at float8, kind text, by text, key text, event jsonb, standing jsonb, vi text, en text)`,
    [ledger, JSON.stringify(numbered)],
  );
}

async function putMatters(manager: EntityManager, ledger: LedgerName, last: ReadonlyMap<string, Numbered>): Promise<void> {
  await manager.query(
    `INSERT INTO matter (ledger, id, is_open, last, standing)
     SELECT $1, id, "isOpen", number, standing FROM jsonb_to_recordset($2::jsonb) AS m(id text, "isOpen" boolean, number bigint, standing jsonb)
     ON CONFLICT (ledger, id) DO UPDATE SET is_open = excluded.is_open, last = excluded.last, standing = excluded.standing`,
    [ledger, JSON.stringify([...last.values()])],
  );
}

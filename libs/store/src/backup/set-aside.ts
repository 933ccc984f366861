import type pg from 'pg';
import { quoted } from './table-facts.js';

interface Trigger {
  table: string;
  name: string;
  mode: string;
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

const enabling: Readonly<Record<string, string>> = { O: 'ENABLE TRIGGER', A: 'ENABLE ALWAYS TRIGGER', R: 'ENABLE REPLICA TRIGGER' };

/**
 * What would judge or change rows that come back as they were: triggers of ours, and foreign keys, which would ask for an order of tables.
 * An owner of the tables may do this; `session_replication_role` would ask for a superuser. All of it is part of the transaction.
 */
export class SetAside {
  private triggers: Trigger[] = [];
  private keys: ForeignKey[] = [];

  constructor(private readonly client: pg.Client) {}

  async take(): Promise<void> {
    this.triggers = (
      await this.client.query<Trigger>(
        `SELECT c.relname AS table, t.tgname AS name, t.tgenabled AS mode FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgparentid = 0 AND c.relnamespace = current_schema()::regnamespace`,
      )
    ).rows;
    this.keys = (
      await this.client.query<ForeignKey>(
        `SELECT c.relname AS table, f.conname AS name, pg_get_constraintdef(f.oid) AS definition FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
         WHERE f.contype = 'f' AND f.conparentid = 0 AND c.relnamespace = current_schema()::regnamespace`,
      )
    ).rows;
    for (const { table, name } of this.triggers) await this.alter(table, `DISABLE TRIGGER ${quoted(name)}`);
    for (const { table, name } of this.keys) await this.alter(table, `DROP CONSTRAINT ${quoted(name)}`);
  }

  /** Each key is checked over all rows here. */
  async putBack(): Promise<void> {
    for (const { table, name, definition } of this.keys) await this.alter(table, `ADD CONSTRAINT ${quoted(name)} ${definition}`);
    for (const { table, name, mode } of this.triggers) await this.alter(table, `${enabling[mode]} ${quoted(name)}`);
  }

  private async alter(table: string, what: string): Promise<void> {
    await this.client.query(`ALTER TABLE ${quoted(table)} ${what}`);
  }
}

import type { Database } from './database.js';

/** What lies before shares one partition, which the migration makes. */
const firstMonth = '2000_01';
/** Any number; the same one in every Rông. */
const partitionLock = 6_200_002;

/** Month partitions of `reading`, made when a reading of theirs comes, and ahead. */
export class Partitions {
  private readonly known = new Set<string>();

  constructor(private readonly database: Database) {}

  /** @param moments epoch milliseconds */
  async ensure(moments: Iterable<number>): Promise<void> {
    const months = new Map<string, number>();
    for (const ms of oneOfEachDay(moments)) {
      const name = monthName(ms);
      if (name >= firstMonth && !this.known.has(name)) months.set(name, ms);
    }
    for (const [name, ms] of months) {
      await this.make(name, ms);
      this.known.add(name);
    }
  }

  /** Attached and not created in place: attaching does not stop those who read or write other months. */
  private async make(name: string, ms: number): Promise<void> {
    const table = `reading_${name}`;
    await this.database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [partitionLock]);
      const [found] = await manager.query<{ table: string | null }[]>('SELECT to_regclass($1)::text AS "table"', [
        table,
      ]);
      if (found?.table) return;
      await manager.query(`CREATE TABLE ${table} (LIKE reading INCLUDING DEFAULTS)`);
      await manager.query(
        `ALTER TABLE reading ATTACH PARTITION ${table} FOR VALUES FROM ('${monthStart(ms, 0)}') TO ('${monthStart(ms, 1)}')`,
      );
    });
  }
}

const dayMs = 86_400_000;

/** A name costs more than a reading's place in the table: one a day is enough. */
function oneOfEachDay(moments: Iterable<number>): Iterable<number> {
  const days = new Map<number, number>();
  for (const ms of moments) days.set(Math.floor(ms / dayMs), ms);
  return days.values();
}

function monthName(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7).replace('-', '_');
}

function monthStart(ms: number, later: number): string {
  const date = new Date(ms);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later)).toISOString();
}

import type { Database } from './database.js';

/** What lies before shares one partition, which the migration makes. */
const firstMonth = '2000_01';
/** Any number; the same one in every Rông. */
const partitionLock = 6_200_002;

/** Month partitions of `reading`, made when a reading of theirs comes, and ahead. */
export class Partitions {
  private readonly known = new Set<string>();
  private making: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /** @param moments epoch milliseconds */
  async ensure(moments: Iterable<number>): Promise<void> {
    const months = new Map<string, number>();
    for (const ms of oneOfEachDay(moments)) {
      const name = monthName(ms);
      if (name >= firstMonth && !this.known.has(name)) months.set(name, ms);
    }
    if (months.size === 0) return;
    // One after the other: at start every feed wants the same months, and each that waited for the lock inside the database would keep a connection from the rest.
    const made = this.making.then(() => this.makeMissing(months));
    this.making = made.catch(() => undefined);
    await made;
  }

  private async makeMissing(wanted: ReadonlyMap<string, number>): Promise<void> {
    const months = new Map([...wanted].filter(([name]) => !this.known.has(name)));
    if (months.size === 0) return;
    await this.make(months);
    for (const name of months.keys()) this.known.add(name);
  }

  /**
   * All in one transaction: a department's first answer often holds years, and a commit for each of their months was most of a cold start.
   * Attached and not created in place: attaching does not stop those who read or write other months.
   */
  private async make(months: ReadonlyMap<string, number>): Promise<void> {
    await this.database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [partitionLock]);
      const found = await manager.query<{ name: string }[]>('SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass($2 || name) IS NOT NULL', [[...months.keys()], 'reading_']);
      const there = new Set(found.map(({ name }) => name));
      const statements = [...months].filter(([name]) => !there.has(name)).map(([name, ms]) => partition(name, ms));
      if (statements.length > 0) await manager.query(statements.join(';\n'));
    });
  }
}

function partition(name: string, ms: number): string {
  return `CREATE TABLE reading_${name} (LIKE reading INCLUDING DEFAULTS);
    ALTER TABLE reading ATTACH PARTITION reading_${name} FOR VALUES FROM ('${monthStart(ms, 0)}') TO ('${monthStart(ms, 1)}')`;
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

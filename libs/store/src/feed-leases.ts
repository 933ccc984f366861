import pg from 'pg';
import type { Logger } from '@ioc/platform';
import type { Database } from './database.js';

/** Keeps two servers on one database from polling one feed at the same time. */
const lockSpace = 0x524f4e47; // "RONG"

/**
 * A lease per feed, held over the whole of a poll. Advisory locks of one connection of its own: when this server dies
 * or loses its database, they are free at once, and nothing has to be cleaned up.
 */
export class FeedLeases {
  private connection: Promise<pg.Client> | null = null;
  private asking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** @returns what `work` answers, or `null` when another server holds the feed */
  async hold<T>(feed: string, work: () => Promise<T>): Promise<T | null> {
    const client = await this.connect();
    const { rows } = await this.ask<{ held: boolean }>(client, 'SELECT pg_try_advisory_lock($1, hashtext($2)) AS held', feed);
    if (!rows[0]?.held) return null;
    try {
      return await work();
    } finally {
      // On a connection that died meanwhile there is no lock left to give back.
      await this.ask(client, 'SELECT pg_advisory_unlock($1, hashtext($2))', feed).catch(() => undefined);
    }
  }

  /** One after the other: a connection answers one statement at a time, and many feeds ask on this one. */
  private ask<Row extends pg.QueryResultRow>(client: pg.Client, sql: string, feed: string): Promise<pg.QueryResult<Row>> {
    const answer = this.asking.then(() => client.query<Row>(sql, [lockSpace, feed]));
    this.asking = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    const client = await this.connection?.catch(() => null);
    this.connection = null;
    await client?.end();
  }

  private connect(): Promise<pg.Client> {
    this.connection ??= this.open().catch((cause: unknown) => {
      this.connection = null;
      throw cause;
    });
    return this.connection;
  }

  private async open(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.database.url, application_name: 'rong leases' });
    client.on('error', (cause) => {
      this.log.warn({ err: cause }, 'the connection that holds the feeds was lost');
      this.connection = null;
    });
    await client.connect();
    return client;
  }
}

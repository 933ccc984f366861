import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { onceMoreWhenDead } from './dead-connection.js';
import { ms } from './read/latest.js';

/** Somebody to be told something at its time. */
export interface PlannedNotice {
  /** The same one when it is planned again. */
  key: string;
  subject: string;
  /** 0 for the first to be told, higher while nobody acknowledges. */
  level: number;
  recipient: string;
  content: object;
  /** The recipient gets no second message within so many seconds. */
  apartS: number;
  dueAt: number;
}

/** What a log says that somebody be told, up to one of its entries. */
export interface NoticePlan {
  reader: string;
  from: number;
  to: number;
  /** Subjects whose further steps, planned before, nobody needs any more. */
  settled: readonly string[];
  notices: readonly PlannedNotice[];
}

export interface DueNotice {
  id: string;
  recipient: string;
  content: object;
}

export interface NewDelivery {
  id: string;
  notices: readonly string[];
  recipient: string;
  channel: string;
  address: string;
  language: string;
  message: object;
  /** Why it can never arrive; it is kept as failed. */
  fault: string | null;
}

export interface StoredDelivery extends Omit<NewDelivery, 'notices'> {
  createdAt: number;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  nextAt: number;
  sentAt: number | null;
  receipt: string | null;
}

export interface DeliveryQuery {
  subject?: string | undefined;
  state?: StoredDelivery['state'] | undefined;
  channel?: string | undefined;
  limit: number;
  offset?: number | undefined;
}

export interface PushSubscriber {
  endpoint: string;
  recipient: string;
  p256dh: string;
  auth: string;
}

const delivered = `id, recipient, channel, address, language, message, ${ms('created_at', 'createdAt')}, state, attempts, ${ms('next_at', 'nextAt')}, ${ms('sent_at', 'sentAt')}, receipt, fault`;

/** Who is to be told what, and what became of it. Planned, then put into messages, then sent: each step is one transaction. */
export class NotificationStore {
  constructor(private readonly database: Database) {}

  /** Number of the last entry of a log that was worked on; null before the first time. */
  async cursor(reader: string): Promise<number | null> {
    const [row] = await this.database.query<{ number: number }>('SELECT number::float8 AS number FROM log_cursor WHERE reader = $1', [reader]);
    return row?.number ?? null;
  }

  /** Begins to read a log after an entry, unless somebody has begun. */
  async begin(reader: string, number: number): Promise<void> {
    await this.database.query('INSERT INTO log_cursor (reader, number) VALUES ($1, $2) ON CONFLICT DO NOTHING', [reader, number]);
  }

  /** Keeps what a log asks for and goes on in it, all or nothing. @returns false when somebody else went on before */
  plan(plan: NoticePlan): Promise<boolean> {
    return onceMoreWhenDead(() => this.database.dataSource.transaction((manager) => planIn(manager, plan)));
  }

  /**
   * What is due, oldest first, of recipients that may be written to: none of whom it is asked that he gets no second message yet, unless something is due for him that never waits.
   * Those that wait stand in nobody's way, however many they are. A message of a drill keeps nobody from hearing what is so.
   */
  due(now: number): Promise<DueNotice[]> {
    return this.database.query<DueNotice>(
      `WITH due AS (SELECT id, recipient, content, apart_s FROM notice WHERE state = 'planned' AND due_at <= to_timestamp($1::float8 / 1000)),
            told AS (SELECT recipient, max(created_at) AS at FROM delivery WHERE recipient IN (SELECT recipient FROM due) AND NOT coalesce((message ->> 'drill')::boolean, false) GROUP BY recipient),
            free AS (SELECT DISTINCT due.recipient FROM due LEFT JOIN told USING (recipient) WHERE told.at IS NULL OR told.at + make_interval(secs => due.apart_s) <= to_timestamp($1::float8 / 1000))
       SELECT due.id::text AS id, recipient, content FROM due JOIN free USING (recipient) ORDER BY due.id LIMIT 2000`,
      [now],
    );
  }

  /** Puts notices into messages; those that somebody dropped or told meanwhile are left out by the caller's lease. */
  async tell(notices: readonly string[], deliveries: readonly NewDelivery[], now: number): Promise<void> {
    await this.database.dataSource.transaction(async (manager) => {
      await manager.query(`UPDATE notice SET state = 'told' WHERE id = ANY($1::bigint[]) AND state = 'planned'`, [notices]);
      await manager.query(
        `INSERT INTO delivery (id, notices, recipient, channel, address, language, message, created_at, state, next_at, fault)
         SELECT id, ARRAY(SELECT jsonb_array_elements_text(notices)::bigint), recipient, channel, address, language, message, to_timestamp($2::float8 / 1000),
                CASE WHEN fault IS NULL THEN 'waiting' ELSE 'failed' END, to_timestamp($2::float8 / 1000), fault
         FROM jsonb_to_recordset($1::jsonb) AS d(id uuid, notices jsonb, recipient text, channel text, address text, language text, message jsonb, fault text)`,
        [JSON.stringify(deliveries), now],
      );
    });
  }

  /** Takes messages whose time has come; nobody else gets them before `until`, and then only if nothing was said of them. */
  claim({ now, until, limit }: { now: number; until: number; limit: number }): Promise<StoredDelivery[]> {
    return this.database.query<StoredDelivery>(
      `WITH taken AS (SELECT id AS taken_id FROM delivery WHERE state = 'waiting' AND next_at <= to_timestamp($1::float8 / 1000) ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED),
       claimed AS (UPDATE delivery SET attempts = attempts + 1, next_at = to_timestamp($2::float8 / 1000) FROM taken WHERE id = taken_id RETURNING delivery.*)
       SELECT ${delivered} FROM claimed`,
      [now, until, limit],
    );
  }

  async sent(id: string, { at, receipt }: { at: number; receipt: string | null }): Promise<void> {
    await this.database.query(`UPDATE delivery SET state = 'sent', sent_at = to_timestamp($2::float8 / 1000), receipt = $3, fault = NULL WHERE id = $1`, [id, at, receipt]);
  }

  /** @param again epoch milliseconds of the next try; null gives it up */
  async failed(id: string, { fault, again }: { fault: string; again: number | null }): Promise<void> {
    await this.database.query(
      `UPDATE delivery SET fault = $2, state = CASE WHEN $3::float8 IS NULL THEN 'failed' ELSE state END, next_at = coalesce(to_timestamp($3::float8 / 1000), next_at) WHERE id = $1`,
      [id, fault, again],
    );
  }

  /** Messages, newest first. */
  deliveries({ subject, state, channel, limit, offset = 0 }: DeliveryQuery): Promise<StoredDelivery[]> {
    return this.database.query<StoredDelivery>(
      `SELECT ${delivered} FROM delivery
       WHERE ($1::text IS NULL OR notices && (SELECT array_agg(n.id) FROM notice n WHERE n.subject = $1)) AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR channel = $3)
       ORDER BY created_at DESC, id LIMIT $4 OFFSET $5`,
      [subject ?? null, state ?? null, channel ?? null, limit, offset],
    );
  }

  async subscribe({ endpoint, recipient, p256dh, auth }: PushSubscriber): Promise<void> {
    await this.database.query(
      `INSERT INTO push_subscription (endpoint, recipient, p256dh, auth, subscribed_at) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (endpoint) DO UPDATE SET recipient = excluded.recipient, p256dh = excluded.p256dh, auth = excluded.auth`,
      [endpoint, recipient, p256dh, auth],
    );
  }

  async unsubscribe(endpoint: string): Promise<void> {
    await this.database.query('DELETE FROM push_subscription WHERE endpoint = $1', [endpoint]);
  }

  subscribers(): Promise<PushSubscriber[]> {
    return this.database.query<PushSubscriber>('SELECT endpoint, recipient, p256dh, auth FROM push_subscription ORDER BY subscribed_at LIMIT 10000');
  }
}

async function planIn(manager: EntityManager, { reader, from, to, settled, notices }: NoticePlan): Promise<boolean> {
  const moved = await manager.query<[unknown, number]>('UPDATE log_cursor SET number = $3 WHERE reader = $1 AND number = $2', [reader, from, to]);
  if (moved[1] === 0) return false;
  await manager.query(`UPDATE notice SET state = 'dropped' WHERE state = 'planned' AND level > 0 AND subject = ANY($1::text[])`, [settled]);
  await manager.query(
    `INSERT INTO notice (key, subject, level, recipient, content, apart_s, due_at, state)
     SELECT key, subject, level, recipient, content, "apartS", to_timestamp("dueAt" / 1000), 'planned'
     FROM jsonb_to_recordset($1::jsonb) AS n(key text, subject text, level int, recipient text, content jsonb, "apartS" int, "dueAt" float8)
     ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(notices)],
  );
  return true;
}

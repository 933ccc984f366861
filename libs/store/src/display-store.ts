import type { DisplayState, Heartbeat, PastOrder, WallOrder } from '@ioc/contracts';
import type { Database } from './database.js';
import { ms } from './read/latest.js';

/** What a screen said last. */
export interface HeardDisplay extends Pick<DisplayState, 'id'> {
  heardAt: number;
  upSince: number;
  shownSince: number;
  beat: Omit<Heartbeat, 'display'>;
}

const ordered = `id, display, content, ordered_by AS by, why, firm, drill, ${ms('ordered_at', 'at')}, ${ms('until', 'until')}`;

/** Orders for displays, and the last heartbeat of each. */
export class DisplayStore {
  constructor(private readonly database: Database) {}

  /** Puts one order on its displays; what stood there ends, said to be by the same person. */
  async order(orders: readonly WallOrder[]): Promise<void> {
    const [first] = orders;
    if (!first) return;
    const { id, content, by, why, at, until, firm, drill } = first;
    await this.database.query(
      `WITH ended AS (
         UPDATE display_order SET ended_at = to_timestamp($6::float8 / 1000), ended_by = $4
         WHERE display = ANY($2::text[]) AND ended_at IS NULL AND id <> $1::uuid AND (until IS NULL OR until > to_timestamp($6::float8 / 1000))
       )
       INSERT INTO display_order (id, display, content, ordered_by, why, ordered_at, until, firm, drill)
       SELECT $1::uuid, display, $3::jsonb, $4::text, $5::text, to_timestamp($6::float8 / 1000), to_timestamp($7::float8 / 1000), $8::boolean, $9::text
       FROM unnest($2::text[]) AS display ON CONFLICT DO NOTHING`,
      [id, orders.map(({ display }) => display), JSON.stringify(content), by, why, at, until, firm, drill],
    );
  }

  /** Ends what stands on displays. */
  async end(displays: readonly string[], { by, at }: { by: string; at: number }): Promise<void> {
    await this.database.query(
      `UPDATE display_order SET ended_at = to_timestamp($2::float8 / 1000), ended_by = $3
       WHERE display = ANY($1::text[]) AND ended_at IS NULL AND (until IS NULL OR until > to_timestamp($2::float8 / 1000))`,
      [displays, at, by],
    );
  }

  /** The order that stands on each display at a moment. */
  standing(at: number): Promise<WallOrder[]> {
    return this.database.query<WallOrder>(
      `SELECT DISTINCT ON (display) ${ordered} FROM display_order
       WHERE ended_at IS NULL AND (until IS NULL OR until > to_timestamp($1::float8 / 1000)) ORDER BY display, ordered_at DESC`,
      [at],
    );
  }

  /** Orders of a display, newest first. */
  past(display: string, limit: number): Promise<PastOrder[]> {
    return this.database.query<PastOrder>(
      `SELECT ${ordered}, ${ms('ended_at', 'endedAt')}, ended_by AS "endedBy" FROM display_order WHERE display = $1 ORDER BY ordered_at DESC, id LIMIT $2`,
      [display, limit],
    );
  }

  async heard({ id, heardAt, upSince, shownSince, beat }: HeardDisplay): Promise<void> {
    await this.database.query(
      `INSERT INTO display_heard AS d (display, heard_at, up_since, shown_since, beat)
       VALUES ($1, to_timestamp($2::float8 / 1000), to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000), $5)
       ON CONFLICT (display) DO UPDATE SET heard_at = excluded.heard_at, up_since = excluded.up_since, shown_since = excluded.shown_since, beat = excluded.beat
       WHERE d.heard_at <= excluded.heard_at`,
      [id, heardAt, upSince, shownSince, JSON.stringify(beat)],
    );
  }

  lastHeard(): Promise<HeardDisplay[]> {
    return this.database.query<HeardDisplay>(
      `SELECT display AS id, ${ms('heard_at', 'heardAt')}, ${ms('up_since', 'upSince')}, ${ms('shown_since', 'shownSince')}, beat FROM display_heard`,
    );
  }
}

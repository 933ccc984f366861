import type { RestatedValue } from '@ioc/contracts';
import type { Database } from './database.js';
import { moment, ms } from './read/latest.js';
import type { Span } from './read/scores.js';

/** A piece of a record; the body is packed by whoever writes it. */
export interface PlaybackChunk {
  run: string;
  number: number;
  isKey: boolean;
  fromAt: number;
  toAt: number;
  frames: number;
  body: Buffer;
}

/** A stretch of a record without its body. */
export type PlaybackCover = Omit<PlaybackChunk, 'body' | 'isKey' | 'number'>;

export interface RaisedAlarm {
  at: number;
  priority: string;
  vi: string;
  en: string;
}

const chunk = `c.run, c.number, c.is_key AS "isKey", c.frames, c.body, ${ms('c.from_at', 'fromAt')}, ${ms('c.to_at', 'toAt')}`;
/** A correction of what is older than this is no news on a wall. */
const restatedWithin = `interval '400 days'`;
/** Lets the index find a span; a chunk is seconds long. */
const longestChunk = `interval '1 minute'`;
const mostRestated = 2000;

/** What the screens were told, in pieces. */
export class PlaybackStore {
  constructor(private readonly database: Database) {}

  /** Written twice it is there once: an answer may be lost. */
  async add({ run, number, isKey, fromAt, toAt, frames, body }: PlaybackChunk): Promise<void> {
    await this.database.query(
      `INSERT INTO playback_chunk (run, number, is_key, from_at, to_at, frames, body)
       VALUES ($1, $2, $3, ${moment('$4')}, ${moment('$5')}, $6, $7) ON CONFLICT DO NOTHING`,
      [run, number, isKey, fromAt, toAt, frames, body],
    );
  }

  /** The last whole picture at or before a moment, and what follows it up to then. */
  upTo(at: number): Promise<PlaybackChunk[]> {
    return this.database.query<PlaybackChunk>(
      `WITH key AS (SELECT run, number FROM playback_chunk WHERE is_key AND from_at <= ${moment('$1')} ORDER BY from_at DESC LIMIT 1)
       SELECT ${chunk} FROM key JOIN playback_chunk c ON c.run = key.run AND c.number >= key.number
       WHERE c.from_at <= ${moment('$1')} ORDER BY c.number`,
      [at],
    );
  }

  /** What touches a span, oldest first; whole pictures only where a run begins. */
  between({ fromMs, toMs }: Span): Promise<PlaybackChunk[]> {
    return this.database.query<PlaybackChunk>(
      `SELECT ${chunk} FROM playback_chunk c
       WHERE c.from_at <= ${moment('$2')} AND c.to_at > ${moment('$1')} AND c.from_at > ${moment('$1')} - ${longestChunk} AND (NOT c.is_key OR c.number = 0)
       ORDER BY c.from_at, c.number`,
      [fromMs, toMs],
    );
  }

  /** Which stretches of a span are kept, one after the other; neighbours of one run are one. */
  cover({ fromMs, toMs }: Span): Promise<PlaybackCover[]> {
    return this.database.query<PlaybackCover>(
      `SELECT run, sum(frames)::int AS frames, ${ms('min(from_at)', 'fromAt')}, ${ms('max(to_at)', 'toAt')} FROM playback_chunk
       WHERE to_at > ${moment('$1')} AND from_at < ${moment('$2')} AND from_at > ${moment('$1')} - ${longestChunk} GROUP BY run ORDER BY min(from_at)`,
      [fromMs, toMs],
    );
  }

  /** How many frames were told in each of equal steps of a span. */
  async tally({ fromMs, toMs }: Span, steps: number): Promise<number[]> {
    const rows = await this.database.query<{ step: number; frames: number }>(
      `SELECT least($3::int, width_bucket(extract(epoch FROM from_at) * 1000, $1::float8, $2::float8, $3::int)) - 1 AS step, sum(frames)::int AS frames
       FROM playback_chunk WHERE from_at >= ${moment('$1')} AND from_at < ${moment('$2')} GROUP BY 1`,
      [fromMs, toMs, steps],
    );
    const tallied = Array<number>(steps).fill(0);
    for (const { step, frames } of rows) tallied[step] = frames;
    return tallied;
  }

  /** The nearest kept moments around one that is not: the end of what lies before, the beginning of what lies after. */
  async around(at: number): Promise<{ before: number | null; after: number | null }> {
    const [row] = await this.database.query<{ before: number | null; after: number | null }>(
      `SELECT ${ms('max(p.to_at)', 'before')}, ${ms('min(n.from_at)', 'after')}
       FROM (SELECT to_at FROM playback_chunk WHERE from_at <= ${moment('$1')} ORDER BY from_at DESC, number DESC LIMIT 1) p
       FULL JOIN (SELECT from_at FROM playback_chunk WHERE is_key AND from_at > ${moment('$1')} ORDER BY from_at LIMIT 1) n ON true`,
      [at],
    );
    return row ?? { before: null, after: null };
  }

  /** Alarms that were raised in a span, oldest first. */
  raised({ fromMs, toMs }: Span): Promise<RaisedAlarm[]> {
    return this.database.query<RaisedAlarm>(
      `SELECT ${ms('at', 'at')}, priority, vi, en FROM alarm_change
       WHERE at >= ${moment('$1')} AND at < ${moment('$2')} AND state_after = 'unacknowledged' AND state_before <> 'unacknowledged' ORDER BY number`,
      [fromMs, toMs],
    );
  }

  /** Values that were valid at a moment and were corrected after it, once their period was over. */
  restated(at: number): Promise<RestatedValue[]> {
    return this.database.query<RestatedValue>(
      `SELECT s.indicator, s.area, nullif(s.breakdown, '') AS breakdown, ${ms('v.at', 'at')}, v.period, r.value
       FROM reading_revision v JOIN series s ON s.id = v.series_id
       JOIN reading r ON r.series_id = v.series_id AND r.at = v.at AND r.period = v.period
       WHERE v.superseded_at > ${moment('$1')} AND v.received_at <= ${moment('$1')} AND r.revised_at IS NOT NULL AND r.value IS DISTINCT FROM v.value
         AND v.at > ${moment('$1')} - ${restatedWithin}
       ORDER BY v.at DESC LIMIT ${mostRestated}`,
      [at],
    );
  }

  /** Lets go of what was told before a moment. @returns how many pieces that were */
  async dropBefore(at: number): Promise<number> {
    const rows = await this.database.query(`WITH gone AS (DELETE FROM playback_chunk WHERE to_at < ${moment('$1')} RETURNING 1) SELECT 1 FROM gone`, [at]);
    return rows.length;
  }
}

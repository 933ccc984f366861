import type { ShiftSwap, ShiftSwapRequest } from '@ioc/contracts';
import type { Database } from './database.js';
import { ms } from './read/latest.js';

/** What was changed of the shift plan by hand. */
export class ShiftStore {
  constructor(private readonly database: Database) {}

  /** Adds the swaps of one request; one with a key that is stored already adds nothing. */
  async swap({ key, seats, by, why }: ShiftSwapRequest, at: number): Promise<void> {
    await this.database.query(
      `INSERT INTO shift_swap (key, day, watch, post, person, swapped_by, why, at)
       SELECT $1::uuid, day, watch, post, person, $3::text, $4::text, to_timestamp($5::float8 / 1000)
       FROM jsonb_to_recordset($2::jsonb) AS s(day date, watch text, post text, person text)
       ON CONFLICT DO NOTHING`,
      [key, JSON.stringify(seats), by, why, at],
    );
  }

  /** Swaps of the watches that begin on these days, both included, in the order in which they were made. */
  swaps(from: string, to: string): Promise<ShiftSwap[]> {
    return this.database.query<ShiftSwap>(
      `SELECT day::text AS day, watch, post, person, swapped_by AS by, why, ${ms('at', 'at')}
       FROM shift_swap WHERE day BETWEEN $1::date AND $2::date ORDER BY shift_swap.at, key`,
      [from, to],
    );
  }
}

import type { CameraSpan } from '@ioc/contracts';
import { Columns } from './columns.js';
import type { Database } from './database.js';
import { ms } from './read/latest.js';
import type { Span } from './read/scores.js';

/** One camera's state over a time. */
export type SeenCamera = CameraSpan & { camera: string };

/** What was seen of the cameras' states. */
export class CameraStore {
  constructor(private readonly database: Database) {}

  /** Notes times in which cameras were in a state; one that began at the same moment is made longer. */
  async note(seen: readonly SeenCamera[]): Promise<void> {
    if (seen.length === 0) return;
    const columns = new Columns()
      .add('camera', 'text', seen.map(({ camera }) => camera))
      .add('starts_at', 'ms', seen.map(({ from }) => from))
      .add('ends_at', 'ms', seen.map(({ to }) => to))
      .add('state', 'text', seen.map(({ state }) => state));
    await this.database.query(
      `INSERT INTO camera_span AS s (${columns.list}) ${columns.select}
       ON CONFLICT (camera, starts_at) DO UPDATE SET ends_at = greatest(s.ends_at, excluded.ends_at)`,
      columns.parameters,
    );
  }

  /** What touches a span, by camera, oldest first. */
  async spans({ fromMs, toMs }: Span): Promise<Map<string, CameraSpan[]>> {
    const rows = await this.database.query<SeenCamera>(
      `SELECT camera, state, ${ms('starts_at', 'from')}, ${ms('ends_at', 'to')} FROM camera_span
       WHERE ends_at > to_timestamp($1::float8 / 1000) AND starts_at < to_timestamp($2::float8 / 1000) ORDER BY camera, starts_at`,
      [fromMs, toMs],
    );
    const byCamera = new Map<string, CameraSpan[]>();
    for (const { camera, ...span } of rows) byCamera.set(camera, [...(byCamera.get(camera) ?? []), span]);
    return byCamera;
  }

  /** Lets go of what ended before a moment. @returns how many spans that were */
  async dropBefore(moment: number): Promise<number> {
    const rows = await this.database.query(`WITH gone AS (DELETE FROM camera_span WHERE ends_at < to_timestamp($1::float8 / 1000) RETURNING 1) SELECT 1 FROM gone`, [moment]);
    return rows.length;
  }
}

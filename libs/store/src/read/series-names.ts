import type { ComponentId } from '@ioc/contracts';
import type { SeriesRef } from '../batch.js';
import type { Database } from '../database.js';

export interface SeriesName extends SeriesRef {
  component: ComponentId;
}

/** Names of the series by their numbers, remembered: a series is never renamed. */
export class SeriesNames {
  private readonly known = new Map<number, SeriesName>();

  constructor(private readonly database: Database) {}

  /** In the order of the numbers. */
  async of(ids: readonly number[]): Promise<SeriesName[]> {
    const unknown = ids.filter((id) => !this.known.has(id));
    if (unknown.length > 0) await this.load(unknown);
    return ids.flatMap((id) => this.known.get(id) ?? []);
  }

  private async load(ids: readonly number[]): Promise<void> {
    const rows = await this.database.query<SeriesName & { id: number }>(
      `SELECT id, indicator, area, nullif(breakdown, '') AS breakdown, component FROM series WHERE id = ANY ($1)`,
      [ids],
    );
    for (const { id, breakdown, ...name } of rows) this.known.set(id, breakdown ? { ...name, breakdown } : name);
  }
}

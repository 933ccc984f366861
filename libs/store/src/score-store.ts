import { dayOf, type ScoreRecord } from '@ioc/contracts';
import type { Database } from './database.js';
import { lengthenSpan } from './ingest/tally.js';
import { cellsOf, faultsOf, latenciesOf, revisionsOf, seriesOf, spansOf, talliesOf, type CellSeries, type FeedTally, type LatencyCount, type Span, type StoredCell } from './read/scores.js';

/** Silence of Rông itself that is no interruption yet. */
const patienceMs = 90_000;

/** What the scorecard rests on. */
export class ScoreStore {
  constructor(
    private readonly database: Database,
    private readonly utcOffset: string,
  ) {}

  /** Notes that Rông runs at this moment; to be called at least every 30 s. */
  async watch(nowMs: number): Promise<void> {
    const [last] = await this.database.query<{ near: boolean }>(
      `SELECT ends_at >= to_timestamp($1::float8 / 1000) AS near FROM watch_span WHERE feed = '' ORDER BY starts_at DESC LIMIT 1`,
      [nowMs - patienceMs],
    );
    await this.database.query(lengthenSpan, ['', last?.near ? nowMs - patienceMs : nowMs, nowMs]);
  }

  tallies(span: Span): Promise<FeedTally[]> {
    return talliesOf(this.database, this.days(span));
  }

  latencies(span: Span): Promise<LatencyCount[]> {
    return latenciesOf(this.database, this.days(span));
  }

  spans(span: Span): Promise<Map<string, Span[]>> {
    return spansOf(this.database, span);
  }

  revisions(span: Span): Promise<Map<string, number>> {
    return revisionsOf(this.database, span);
  }

  series(indicators: readonly string[]): Promise<CellSeries[]> {
    return seriesOf(this.database, indicators);
  }

  cells(indicators: readonly string[], span: Span): Promise<StoredCell[]> {
    return cellsOf(this.database, indicators, span);
  }

  faults(feed: string, span: Span): Promise<ScoreRecord[]> {
    return faultsOf(this.database, feed, span);
  }

  private days({ fromMs, toMs }: Span): { from: string; to: string } {
    return { from: dayOf(fromMs, this.utcOffset), to: dayOf(toMs - 1, this.utcOffset) };
  }
}

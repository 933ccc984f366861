import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many polls of one feed on one day took how long: percentiles of a quarter without its millions of runs. */
@Entity('feed_latency')
export class FeedLatency {
  @PrimaryColumn('text')
  feed!: string;

  @PrimaryColumn('date')
  day!: string;

  /** Rounded up to two digits. */
  @PrimaryColumn('integer', { name: 'latency_ms' })
  latencyMs!: number;

  @Column('integer')
  runs!: number;
}

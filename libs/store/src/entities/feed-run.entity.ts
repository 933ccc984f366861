import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One poll of one feed, whatever its outcome. */
@Entity('feed_run')
@Index('feed_run_newest', ['feed', 'startedAt'])
export class FeedRun {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  feed!: string;

  @Column('text')
  adapter!: string;

  @Column('smallint', { name: 'contract_version' })
  contractVersion!: number;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'finished_at' })
  finishedAt!: Date;

  @Column('text')
  outcome!: string;

  /** In plain words, secrets redacted. */
  @Column('text', { nullable: true })
  fault!: string | null;

  @Column('integer', { name: 'latency_ms' })
  latencyMs!: number;

  @Column('integer')
  rejected!: number;

  @Column('integer')
  readings!: number;

  @Column('integer')
  events!: number;

  /** Why this run was made other than by its schedule, and by whom. */
  @Column('text', { nullable: true })
  note!: string | null;
}

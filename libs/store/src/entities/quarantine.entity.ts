import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A record that the gate refused; the same record in every poll is one row that counts. */
@Entity('quarantine')
@Index('quarantine_newest', ['feed', 'lastSeenAt'])
export class QuarantineRow {
  @PrimaryColumn('text')
  feed!: string;

  /** Digest of place, text and reason. */
  @PrimaryColumn('text')
  fingerprint!: string;

  @Column('text')
  locator!: string;

  @Column('text')
  raw!: string;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { name: 'first_seen_at' })
  firstSeenAt!: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt!: Date;

  /** In how many polls it came. */
  @Column('integer', { default: 1 })
  times!: number;

  @Column('uuid', { name: 'first_run_id' })
  firstRunId!: string;

  @Column('uuid', { name: 'last_run_id' })
  lastRunId!: string;

  /** The run of a replay in which it was refused no more; cleared when it is refused again. */
  @Column('uuid', { name: 'resolved_by', nullable: true })
  resolvedBy!: string | null;
}

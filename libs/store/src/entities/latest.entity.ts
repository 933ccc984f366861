import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The newest reading of each series, with its age: what screens ask for, without a look into history. */
@Entity('latest')
export class Latest {
  @PrimaryColumn('integer', { name: 'series_id' })
  seriesId!: number;

  @Column('double precision', { nullable: true })
  value!: number | null;

  @Column('text')
  period!: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { name: 'age_from' })
  ageFrom!: Date;

  @Column('timestamptz', { name: 'stale_at' })
  staleAt!: Date;

  /** When it was last heard, changed or not. */
  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  @Column('text')
  provenance!: string;

  @Column('text', { nullable: true })
  status!: string | null;

  @Column('text', { nullable: true })
  qualifier!: string | null;

  @Column('text')
  feed!: string;

  /** The run that brought or confirmed it last. */
  @Column('uuid', { name: 'run_id' })
  runId!: string;

  @Column('timestamptz', { name: 'revised_at', nullable: true })
  revisedAt!: Date | null;

  /**
   * Counts the corrections of any reading of this series. What a process remembers of the series' readings is true while
   * this number is the one that it saw.
   */
  @Column('integer', { name: 'history_version', default: 0 })
  historyVersion!: number;
}

import { Column, PrimaryColumn } from 'typeorm';
import type { Operand } from '../batch.js';

/** What one version of one reading is made of, newest or superseded. */
export abstract class ReadingColumns {
  @PrimaryColumn('integer', { name: 'series_id' })
  seriesId!: number;

  /** End of the period, or the instant. */
  @PrimaryColumn('timestamptz')
  at!: Date;

  /** The period as the source named it, or `instant`. */
  @PrimaryColumn('text')
  period!: string;

  @Column('double precision', { nullable: true })
  value!: number | null;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'as_of', nullable: true })
  asOf!: Date | null;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  @Column('text', { nullable: true })
  status!: string | null;

  @Column('text', { nullable: true })
  qualifier!: string | null;

  @Column('text')
  provenance!: string;

  @Column('text')
  feed!: string;

  /** The run that brought this version first; no foreign key, since one would cost a look-up for every row. */
  @Column('uuid', { name: 'run_id' })
  runId!: string;

  /** Where in the payload it stood. */
  @Column('text', { nullable: true })
  locator!: string | null;

  /** What a derived number was made of. */
  @Column('jsonb', { nullable: true })
  operands!: Operand[] | null;
}

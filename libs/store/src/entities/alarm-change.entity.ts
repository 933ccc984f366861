import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One event that changed one alarm. Rows are added and never altered: numbers follow each other without a gap. */
@Entity('alarm_change')
@Index('alarm_change_of_rule', ['rule', 'number'])
@Index('alarm_change_at', ['at'])
export class AlarmChangeRow {
  @PrimaryColumn('bigint')
  number!: string;

  @Column('text')
  rule!: string;

  @Column('text')
  area!: string;

  @Column('text')
  source!: string;

  @Column('text')
  priority!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  kind!: string;

  /** The person who did it; null for what is watched, the clock and the design. */
  @Column('text', { name: 'done_by', nullable: true })
  doneBy!: string | null;

  /** What that person said of it. */
  @Column('text', { nullable: true })
  why!: string | null;

  @Column('text', { name: 'state_before' })
  stateBefore!: string;

  @Column('text', { name: 'state_after' })
  stateAfter!: string;

  /** The whole alarm after it, so that how alarms stood at any moment can be said later. */
  @Column('jsonb')
  standing!: object;

  @Column('jsonb', { nullable: true })
  evidence!: object | null;

  @Column('text')
  vi!: string;

  @Column('text')
  en!: string;
}

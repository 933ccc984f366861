import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One event that changed one matter, or was said of it. Rows are added and never altered: within a ledger the numbers follow each other without a gap. */
@Entity('matter_change')
@Index('matter_change_of_one', ['ledger', 'id', 'number'])
@Index('matter_change_key', ['ledger', 'key'], { unique: true, where: 'key IS NOT NULL' })
export class MatterChangeRow {
  @PrimaryColumn('text')
  ledger!: string;

  @PrimaryColumn('bigint')
  number!: string;

  @Column('text')
  id!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  kind!: string;

  /** The person who did it; null for the clock, the alarms and the machine. */
  @Column('text', { name: 'done_by', nullable: true })
  doneBy!: string | null;

  /** Made by whoever asked for it; what is asked twice is done once. */
  @Column('text', { nullable: true })
  key!: string | null;

  @Column('jsonb')
  event!: object;

  /** The whole matter after it. */
  @Column('jsonb')
  standing!: object;

  @Column('text')
  vi!: string;

  @Column('text')
  en!: string;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A figure that a person wrote, from draft to a second person's confirmation. */
@Entity('manual_entry')
@Index('manual_entry_newest', ['state', 'enteredAt'])
export class ManualEntryRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  indicator!: string;

  @Column('text')
  area!: string;

  @Column('text')
  period!: string;

  /** As it was written. */
  @Column('text')
  written!: string;

  @Column('double precision', { nullable: true })
  value!: number | null;

  @Column('text')
  note!: string;

  @Column('text')
  author!: string;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt!: Date;

  /** `draft` · `confirmed` · `withdrawn` */
  @Column('text')
  state!: string;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('uuid', { name: 'run_id', nullable: true })
  runId!: string | null;
}

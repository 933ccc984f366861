import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who brought the figures of a run by hand, and who confirmed them. */
@Entity('handled_run')
export class HandledRun {
  @PrimaryColumn('uuid', { name: 'run_id' })
  runId!: string;

  /** `upload` · `entry` */
  @Column('text')
  kind!: string;

  @Column('text')
  author!: string;

  @Column('text', { nullable: true })
  approver!: string | null;

  @Column('text')
  note!: string;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Work that is known beforehand, and what it touches; kept after it is over. */
@Entity('maintenance_window')
@Index('maintenance_window_until', ['untilAt'])
export class MaintenanceWindowRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  @Column('timestamptz', { name: 'until_at' })
  untilAt!: Date;

  /** Ids; null: whatever it is. */
  @Column('text', { array: true, nullable: true })
  feeds!: string[] | null;

  @Column('text', { array: true, nullable: true })
  rules!: string[] | null;

  @Column('text', { array: true, nullable: true })
  areas!: string[] | null;

  @Column('text', { name: 'opened_by' })
  openedBy!: string;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  /** When somebody ended it before its time. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { name: 'ended_by', nullable: true })
  endedBy!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an event stood from a moment on: a row is added when its status, severity, title, owner or due time is another one, and never altered. */
@Entity('event_version')
export class EventVersionRow {
  @PrimaryColumn('text')
  feed!: string;

  @PrimaryColumn('text', { name: 'source_id' })
  sourceId!: string;

  /** When it was learnt. */
  @PrimaryColumn('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  @Column('text')
  status!: string;

  @Column('smallint')
  severity!: number;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  organisation!: string | null;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;
}

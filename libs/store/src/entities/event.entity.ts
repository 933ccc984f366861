import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A discrete happening from a feed; (feed, id at the source) is its identity. */
@Entity('event')
@Index('event_worst_first', ['status', 'severity', 'startedAt'])
export class EventRow {
  @PrimaryColumn('text')
  feed!: string;

  @PrimaryColumn('text', { name: 'source_id' })
  sourceId!: string;

  @Column('text')
  component!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('smallint')
  severity!: number;

  @Column('text')
  status!: string;

  @Column('text', { nullable: true })
  area!: string | null;

  @Column('text', { nullable: true })
  organisation!: string | null;

  @Column('text', { nullable: true })
  place!: string | null;

  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('double precision', { nullable: true })
  lon!: number | null;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'updated_at', nullable: true })
  updatedAt!: Date | null;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** When this version of it was learnt. */
  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  /** When it was first learnt that it is open; an update does not change it, a closing and opening anew does. */
  @Column('timestamptz', { name: 'known_since', nullable: true })
  knownSince!: Date | null;

  @Column('text')
  provenance!: string;

  @Column('uuid', { name: 'run_id' })
  runId!: string;

  @Column('text', { nullable: true })
  locator!: string | null;
}

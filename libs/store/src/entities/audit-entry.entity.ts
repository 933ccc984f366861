import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What somebody did, once and for all: the database refuses to alter, delete or truncate. Numbers follow each other without a gap. */
@Entity('audit_entry')
@Index('audit_entry_at', ['at'])
@Index('audit_entry_actor', ['actorId', 'number'])
@Index('audit_entry_subject', ['subjectKind', 'subjectId', 'number'])
@Index('audit_entry_act', ['act', 'number'])
export class AuditEntryRow {
  @PrimaryColumn('bigint')
  number!: string;

  /** Made by whoever records it: a batch whose answer was lost is found again by it. */
  @Column('uuid')
  id!: string;

  /** To the millisecond, which is what the hash is made of. */
  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column('text', { name: 'actor_kind' })
  actorKind!: string;

  @Column('text', { name: 'actor_id' })
  actorId!: string;

  @Column('text', { name: 'actor_name' })
  actorName!: string;

  @Column('text')
  act!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: string;

  @Column('text', { name: 'subject_id', nullable: true })
  subjectId!: string | null;

  @Column('text', { nullable: true })
  component!: string | null;

  @Column('text', { nullable: true })
  area!: string | null;

  @Column('text', { nullable: true })
  organisation!: string | null;

  @Column('text', { nullable: true })
  why!: string | null;

  @Column('text', { name: 'from_address', nullable: true })
  fromAddress!: string | null;

  @Column('text')
  outcome!: string;

  @Column('jsonb')
  details!: object;

  /** Hash of the entry before: tells an entry that was made anew from one whose neighbour was. */
  @Column('bytea')
  previous!: Buffer;

  @Column('bytea')
  hash!: Buffer;
}

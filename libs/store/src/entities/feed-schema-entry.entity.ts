import type { SchemaChange } from '@ioc/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The history of a feed's schema: what was learnt, what broke, what people accepted. */
@Entity('feed_schema_entry')
@Index('feed_schema_entry_newest', ['feed', 'at'])
export class FeedSchemaEntryRow {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  @Column('text')
  feed!: string;

  @Column('timestamptz')
  at!: Date;

  /** `learnt` · `added` · `drifted` · `healed` · `mended` · `accepted` */
  @Column('text')
  kind!: string;

  @Column('jsonb')
  changes!: SchemaChange[];

  /** The poll in which it was seen; null for what a person decided. */
  @Column('uuid', { name: 'run_id', nullable: true })
  runId!: string | null;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;
}

import type { KnownSchema, SchemaChange } from '@ioc/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SchemaSample } from '../batch.js';

/** How the payloads of one feed are built, as it was accepted, and how they differ from it now. */
@Entity('feed_schema')
export class FeedSchemaRow {
  @PrimaryColumn('text')
  feed!: string;

  /** Rises with every change of the row: who decides on what was read before writes nothing. */
  @Column('integer')
  version!: number;

  @Column('jsonb')
  known!: KnownSchema;

  /** Polls that held something for the first time: they tell what is read from a field. */
  @Column('jsonb')
  samples!: SchemaSample[];

  @Column('timestamptz', { name: 'drift_since', nullable: true })
  driftSince!: Date | null;

  @Column('jsonb')
  changes!: SchemaChange[];

  /** Names the mapping for which `changes` says what is read from each field. */
  @Column('text', { nullable: true })
  mapping!: string | null;
}

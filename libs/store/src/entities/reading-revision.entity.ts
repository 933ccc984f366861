import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ReadingColumns } from './reading-columns.js';

/** What a reading said before it was corrected. */
@Entity('reading_revision')
@Index('reading_revision_newest', ['feed', 'supersededAt'])
export class ReadingRevision extends ReadingColumns {
  @PrimaryColumn('smallint')
  revision!: number;

  @Column('timestamptz', { name: 'superseded_at' })
  supersededAt!: Date;

  /** The run that brought the next version. */
  @Column('uuid', { name: 'superseded_by' })
  supersededBy!: string;
}

import { Column, Entity } from 'typeorm';
import { ReadingColumns } from './reading-columns.js';

/** The valid version of each reading; partitioned by month of `at`. */
@Entity('reading')
export class StoredReadingRow extends ReadingColumns {
  @Column('smallint', { default: 0 })
  revision!: number;

  /** Set when the value changed after its period had ended. */
  @Column('timestamptz', { name: 'revised_at', nullable: true })
  revisedAt!: Date | null;
}

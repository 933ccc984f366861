import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A piece of what the screens were told: a whole picture (`key`) or the frames that followed. Chunks of one run follow each other without a gap in
 * number and time. Rows are added, and dropped when they are old.
 */
@Entity('playback_chunk')
@Index('playback_chunk_at', ['fromAt'])
@Index('playback_chunk_key', ['fromAt'], { where: 'is_key' })
export class PlaybackChunkRow {
  /** One server's record, from its start to its end. */
  @PrimaryColumn('uuid')
  run!: string;

  @PrimaryColumn('integer')
  number!: number;

  @Column('boolean', { name: 'is_key' })
  isKey!: boolean;

  /** A chunk speaks of what came after here … */
  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  /** … up to here; of a picture both are the same. */
  @Column('timestamptz', { name: 'to_at' })
  toAt!: Date;

  @Column('integer')
  frames!: number;

  /** JSON, packed with Brotli. */
  @Column('bytea')
  body!: Buffer;
}

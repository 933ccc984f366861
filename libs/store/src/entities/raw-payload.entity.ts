import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A department's answer, byte for byte, named by its own digest; the bytes lie in the archive's folder. */
@Entity('raw_payload')
export class RawPayloadRow {
  @PrimaryColumn('text')
  sha256!: string;

  @Column('text', { name: 'content_type' })
  contentType!: string;

  /** Size before compression. */
  @Column('integer')
  bytes!: number;

  @Column('timestamptz', { name: 'first_seen_at' })
  firstSeenAt!: Date;

  /** When it last came again, to the hour: what departments still answer is not old. */
  @Column('timestamptz', { name: 'last_seen_at', default: () => 'now()' })
  lastSeenAt!: Date;

  /** When the policy let go of its bytes; the row stays, so that what was fetched can still be told. */
  @Column('timestamptz', { name: 'dropped_at', nullable: true })
  droppedAt!: Date | null;
}

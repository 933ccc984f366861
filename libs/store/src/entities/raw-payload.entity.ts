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
}

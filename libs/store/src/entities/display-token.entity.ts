import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What lets a paired screen look. Each one is replaced daily; the one before stays good until its successor was used. */
@Entity('display_token')
@Index('display_token_of_pairing', ['pairing'])
export class DisplayTokenRow {
  @PrimaryColumn('text', { name: 'token_hash' })
  tokenHash!: string;

  /** All tokens of one approval. */
  @Column('uuid')
  pairing!: string;

  @Column('text')
  display!: string;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  /** When it was first shown here. */
  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

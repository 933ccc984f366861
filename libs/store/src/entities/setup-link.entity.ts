import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link that lets somebody set a password once. */
@Entity('setup_link')
export class SetupLinkRow {
  @PrimaryColumn('text', { name: 'token_hash' })
  tokenHash!: string;

  /** Null: it makes the first administrator. */
  @Column('uuid', { nullable: true })
  account!: string | null;

  @Column('timestamptz')
  until!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Somebody who may sign in. An account is never deleted: its name stands under what it did. */
@Entity('account')
@Unique('account_of_provider', ['issuer', 'subject'])
export class AccountRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  login!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  grants!: object;

  /** Of the provider that says who this is, with its own name for the person; null: an account of this centre. */
  @Column('text', { nullable: true })
  issuer!: string | null;

  @Column('text', { nullable: true })
  subject!: string | null;

  /** Argon2id, with its parameters and salt; null: not set up yet, or signed in by another provider alone. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** Of the authenticator, sealed with the key of the data folder. */
  @Column('text', { name: 'totp_sealed', nullable: true })
  totpSealed!: string | null;

  /** Step of the last code that was taken: no code counts twice. */
  @Column('bigint', { name: 'totp_step', nullable: true })
  totpStep!: string | null;

  /** Hashes of recovery codes that were not used. */
  @Column('jsonb', { name: 'recovery_hashes' })
  recoveryHashes!: object;

  @Column('int', { default: 0 })
  failures!: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil!: Date | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'signed_in_at', nullable: true })
  signedInAt!: Date | null;
}

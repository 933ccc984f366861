import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A key by which somebody signs in (WebAuthn); here lies its public half. */
@Entity('passkey')
@Index('passkey_of_account', ['account'])
export class PasskeyRow {
  /** As its authenticator named it, in base64url. */
  @PrimaryColumn('text')
  id!: string;

  @Column('uuid')
  account!: string;

  @Column('text')
  name!: string;

  /** COSE, in base64url. */
  @Column('text', { name: 'public_key' })
  publicKey!: string;

  /** How often it signed, as far as it counts: a copy gives itself away by counting behind. */
  @Column('bigint')
  counter!: string;

  /** How a browser reaches it: internal, usb, hybrid. */
  @Column('jsonb')
  transports!: object;

  /** It is kept by a service that copies it to other devices of its owner. */
  @Column('boolean')
  synced!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}

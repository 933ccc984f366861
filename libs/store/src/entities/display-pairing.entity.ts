import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A screen that asks to be let in, or was (RFC 8628). */
@Entity('display_pairing')
export class DisplayPairingRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** What the screen alone knows. */
  @Column('text', { name: 'device_hash', unique: true })
  deviceHash!: string;

  /** What it shows, to be typed at the desk. */
  @Column('text', { name: 'user_code' })
  userCode!: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  /** The code means nothing after it. */
  @Column('timestamptz')
  until!: Date;

  @Column('text')
  address!: string;

  @Column('text')
  agent!: string;

  @Column('text', { nullable: true })
  display!: string | null;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { name: 'ended_by', nullable: true })
  endedBy!: string | null;
}

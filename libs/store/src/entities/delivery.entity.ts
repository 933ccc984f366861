import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One message to one address by one channel, sent until it has arrived or is given up. */
@Entity('delivery')
@Index('delivery_waiting', ['nextAt'], { where: `state = 'waiting'` })
@Index('delivery_newest', ['createdAt', 'id'])
@Index('delivery_to', ['recipient', 'createdAt'])
export class DeliveryRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('bigint', { array: true })
  notices!: string[];

  @Column('text')
  recipient!: string;

  @Column('text')
  channel!: string;

  /** Empty where the channel is the address. */
  @Column('text')
  address!: string;

  @Column('text')
  language!: string;

  /** What is said, checked by the room of notification. */
  @Column('jsonb')
  message!: object;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** waiting, sent, failed (given up). */
  @Column('text')
  state!: string;

  @Column('int', { default: 0 })
  attempts!: number;

  /** When it is tried, or tried again. */
  @Column('timestamptz', { name: 'next_at' })
  nextAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  /** What the other side calls it. */
  @Column('text', { nullable: true })
  receipt!: string | null;

  /** Why the last try failed; never a secret. */
  @Column('text', { nullable: true })
  fault!: string | null;
}

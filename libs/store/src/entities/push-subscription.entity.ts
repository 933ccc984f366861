import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser that asked for messages of a recipient (RFC 8030). Its keys encrypt what it is sent and open nothing else. */
@Entity('push_subscription')
export class PushSubscriptionRow {
  @PrimaryColumn('text')
  endpoint!: string;

  @Column('text')
  recipient!: string;

  @Column('text')
  p256dh!: string;

  @Column('text')
  auth!: string;

  @Column('timestamptz', { name: 'subscribed_at' })
  subscribedAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One push under its Idempotency-Key: the same key again gets the same answer, and nothing is stored twice. */
@Entity('push_receipt')
export class PushReceipt {
  @PrimaryColumn('text')
  feed!: string;

  @PrimaryColumn('text')
  key!: string;

  /** SHA-256 of the body: another body under the same key is a fault of the sender. */
  @Column('text')
  sha256!: string;

  @Column('uuid', { name: 'run_id' })
  runId!: string;

  /** What was answered; null until then. */
  @Column('jsonb', { nullable: true })
  answer!: unknown;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;
}

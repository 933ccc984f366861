import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What somebody ordered for a display, kept after it ended; an order for several displays is a row for each. */
@Entity('display_order')
@Index('display_order_newest', ['display', 'orderedAt'])
export class DisplayOrder {
  @PrimaryColumn('uuid')
  id!: string;

  @PrimaryColumn('text')
  display!: string;

  @Column('jsonb')
  content!: object;

  @Column('text', { name: 'ordered_by' })
  orderedBy!: string;

  @Column('text')
  why!: string;

  @Column('timestamptz', { name: 'ordered_at' })
  orderedAt!: Date;

  /** When it ends by itself; null: until it is taken back. */
  @Column('timestamptz', { nullable: true })
  until!: Date | null;

  @Column('boolean')
  firm!: boolean;

  /** When somebody took it back or ordered something else. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /** The drill in which it was ordered. */
  @Column('text', { nullable: true })
  drill!: string | null;

  @Column('text', { name: 'ended_by', nullable: true })
  endedBy!: string | null;
}

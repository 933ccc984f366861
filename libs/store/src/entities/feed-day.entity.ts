import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the polls of one feed brought on one day of the province's calendar; stays when the runs themselves have gone. */
@Entity('feed_day')
export class FeedDay {
  @PrimaryColumn('text')
  feed!: string;

  @PrimaryColumn('date')
  day!: string;

  /** When the first poll of the day ended: the feed's first day tells when it began. */
  @Column('timestamptz', { name: 'first_at' })
  firstAt!: Date;

  @Column('integer')
  runs!: number;

  /** Records that passed the gate, readings and events. */
  @Column('integer')
  accepted!: number;

  @Column('integer')
  refused!: number;

  /** Records that said once more what another one of the same poll said. */
  @Column('integer')
  duplicates!: number;

  /** Cross-checks that did not hold. */
  @Column('integer')
  breaches!: number;

  /** Times that the source's schema broke. Null for days before it was watched. */
  @Column('integer', { nullable: true })
  drifts!: number | null;

  /** Figures whose unit was converted, and names that were found by an alias or in another spelling. Null for days before they were counted. */
  @Column('integer', { nullable: true })
  repairs!: number | null;
}

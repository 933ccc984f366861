import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time without interruption in which a feed was on its own schedule, or in which Rông itself was running. */
@Entity('watch_span')
export class WatchSpan {
  /** Empty for Rông itself. */
  @PrimaryColumn('text')
  feed!: string;

  @PrimaryColumn('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;
}

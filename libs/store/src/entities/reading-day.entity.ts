import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Roll-up of one series over one day of the province's calendar. */
@Entity('reading_day')
export class ReadingDay {
  @PrimaryColumn('integer', { name: 'series_id' })
  seriesId!: number;

  @PrimaryColumn('date')
  day!: string;

  /** Readings with a value. */
  @Column('integer')
  count!: number;

  @Column('double precision', { nullable: true })
  sum!: number | null;

  @Column('double precision', { nullable: true })
  min!: number | null;

  @Column('double precision', { nullable: true })
  max!: number | null;

  @Column('double precision', { nullable: true })
  last!: number | null;

  /** Time of the reading that gave `last`. */
  @Column('timestamptz', { name: 'last_at' })
  lastAt!: Date;
}

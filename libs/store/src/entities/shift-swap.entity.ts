import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody took a seat of one watch of one day. Rows are added and never altered: of several for one seat the last one holds. */
@Entity('shift_swap')
@Index('shift_swap_day', ['day'])
export class ShiftSwapRow {
  /** Of the request, made by whoever asked; what is sent twice is stored once. */
  @PrimaryColumn('uuid')
  key!: string;

  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  watch!: string;

  @PrimaryColumn('text')
  post!: string;

  @Column('text')
  person!: string;

  @Column('text', { name: 'swapped_by' })
  swappedBy!: string;

  @Column('text')
  why!: string;

  @Column('timestamptz')
  at!: Date;
}

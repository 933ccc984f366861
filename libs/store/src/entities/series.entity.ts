import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One indicator for one area; everything else names it by a small number. */
@Entity('series')
@Index('series_identity', ['indicator', 'area', 'breakdown'], { unique: true })
export class Series {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'BY DEFAULT', type: 'integer' })
  id!: number;

  @Column('text')
  indicator!: string;

  @Column('text')
  area!: string;

  /** Empty for the plain series. */
  @Column('text', { default: '' })
  breakdown!: string;

  @Index('series_component')
  @Column('text')
  component!: string;
}

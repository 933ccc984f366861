import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Which payloads a run rests on. */
@Entity('run_raw')
export class RunRaw {
  @PrimaryColumn('uuid', { name: 'run_id' })
  runId!: string;

  /** Place among the run's payloads, from 0. */
  @PrimaryColumn('smallint')
  ordinal!: number;

  @Index('run_raw_payload')
  @Column('text')
  sha256!: string;

  @Column('text')
  name!: string;

  /** Address or path without any secret. */
  @Column('text')
  locator!: string;
}

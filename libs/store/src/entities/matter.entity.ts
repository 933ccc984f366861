import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that people handle, as it stands: an incident, a run of a procedure, a hand-over, a roll-call. */
@Entity('matter')
@Index('matter_open', ['ledger', 'isOpen', 'last'])
export class MatterRow {
  /** Which kind it is; numbers of changes are counted for each kind. */
  @PrimaryColumn('text')
  ledger!: string;

  @PrimaryColumn('text')
  id!: string;

  /** Somebody still has to do something about it. */
  @Column('boolean', { name: 'is_open' })
  isOpen!: boolean;

  /** Number of the change after which it stands so. */
  @Column('bigint')
  last!: string;

  /** All that decides what the next event does, as the room of operations writes it. */
  @Column('jsonb')
  standing!: object;
}

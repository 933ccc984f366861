import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to which change another log was taken over into a ledger; written together with what was taken over. */
@Entity('ledger_cursor')
export class LedgerCursorRow {
  @PrimaryColumn('text')
  ledger!: string;

  @PrimaryColumn('text')
  source!: string;

  @Column('bigint')
  number!: string;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a cookie opens. The cookie itself is kept by the browser alone: here lies its hash. */
@Entity('session')
@Index('session_of_account', ['account'])
export class SessionRow {
  @PrimaryColumn('text', { name: 'token_hash' })
  tokenHash!: string;

  /** Names it in lists; opens nothing. */
  @Column('uuid', { unique: true })
  id!: string;

  /** Null: a role of the demonstration. */
  @Column('uuid', { nullable: true })
  account!: string | null;

  /** A second factor was proved to the provider that signed the person in. */
  @Column('boolean', { name: 'factor_proved', default: false })
  factorProved!: boolean;

  /** Who it is where there is no account. */
  @Column('jsonb', { nullable: true })
  actor!: object | null;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt!: Date;

  @Column('timestamptz')
  until!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text')
  address!: string;

  @Column('text')
  agent!: string;
}

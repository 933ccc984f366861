import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An alarm as it stands: one row for each rule, area and source. */
@Entity('alarm')
export class AlarmRow {
  @PrimaryColumn('text')
  rule!: string;

  @PrimaryColumn('text')
  area!: string;

  /** Feed, machine or event that tells alarms of one rule in one area apart; empty where there is none. */
  @PrimaryColumn('text')
  source!: string;

  @Column('text')
  priority!: string;

  @Column('text')
  state!: string;

  /** All that decides what the next event does, as the room of alarms writes it. */
  @Column('jsonb')
  standing!: object;

  /** What its condition was found by when that changed last. */
  @Column('jsonb', { nullable: true })
  evidence!: object | null;
}

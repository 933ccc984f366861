import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody is to be told, once it is due: the raising of an alarm, the next step while nobody acknowledges. */
@Entity('notice')
@Index('notice_planned', ['dueAt'], { where: `state = 'planned'` })
@Index('notice_subject', ['subject', 'id'])
export class NoticeRow {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  /** What makes it the same one when it is planned again after a restart. */
  @Column('text', { unique: true })
  key!: string;

  /** What it is about, e.g. `alarm/river-level-3/610`. */
  @Column('text')
  subject!: string;

  /** 0 for the first to be told; higher while nobody acknowledges. */
  @Column('int')
  level!: number;

  /** Id of a recipient; `organisation/<id>` for an organisation. Where he is reached is looked up when it is due. */
  @Column('text')
  recipient!: string;

  /** What is told, checked by the room of notification. */
  @Column('jsonb')
  content!: object;

  /** He gets no second message within this time. */
  @Column('int', { name: 'apart_s' })
  apartS!: number;

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  /** planned, told, or dropped: acknowledged before its time. */
  @Column('text')
  state!: string;
}

/** How far a log was read by somebody who works on from there. */
@Entity('log_cursor')
export class LogCursorRow {
  @PrimaryColumn('text')
  reader!: string;

  /** Number of the last entry that was worked on. */
  @Column('bigint')
  number!: string;
}

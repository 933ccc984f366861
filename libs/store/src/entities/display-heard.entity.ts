import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last heartbeat of a display, so that after a restart it is still known since when one is lost. */
@Entity('display_heard')
export class DisplayHeard {
  @PrimaryColumn('text')
  display!: string;

  @Column('timestamptz', { name: 'heard_at' })
  heardAt!: Date;

  @Column('timestamptz', { name: 'up_since' })
  upSince!: Date;

  @Column('timestamptz', { name: 'shown_since' })
  shownSince!: Date;

  @Column('jsonb')
  beat!: object;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CameraState } from '@ioc/contracts';

/** A time in which a camera was seen in one state. Where no span lies, nobody was looking: the state is unknown. */
@Entity('camera_span')
export class CameraSpanRow {
  @PrimaryColumn('text')
  camera!: string;

  @PrimaryColumn('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Index()
  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text')
  state!: CameraState;
}

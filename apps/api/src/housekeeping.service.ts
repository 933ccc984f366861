import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { isSlow } from '@ioc/contracts';
import { RawRetention, type Dropped } from '@ioc/store';
import { House } from './house.js';
import { Metrics } from './metrics.js';

const dayMs = 86_400_000;
/** States of cameras are asked for by the hour or the week; a month answers questions about either. */
const cameraDays = 31;

/** Who was signed in from where is looked back at for a quarter. */
const sessionDays = 90;

/** What is done by night. */
@Injectable()
export class Housekeeping {
  private readonly retention: RawRetention;

  constructor(
    private readonly house: House,
    private readonly metrics: Metrics,
  ) {
    this.retention = new RawRetention(house.database, house.archive);
  }

  /** By the province's policy; a night that fails is made up for by the next one. */
  @Cron('0 30 2 * * *', { name: 'raw retention', waitForCompletion: true })
  async letGoOfRaw(): Promise<Dropped | null> {
    const { pack, log } = this.house;
    const indicators = pack.indicators.filter(({ cadence }) => isSlow(cadence)).map(({ id }) => id);
    try {
      const dropped = await this.retention.sweep({ seenSinceMs: Date.now() - pack.province.retention.rawDays * dayMs, indicators });
      this.metrics.rawDropped(dropped);
      log.info(dropped, 'old payloads let go of');
      return dropped;
    } catch (cause) {
      log.error({ reason: cause instanceof Error ? cause.message : String(cause) }, 'old payloads could not be let go of');
      return null;
    }
  }

  @Cron('0 50 2 * * *', { name: 'playback', waitForCompletion: true })
  async letGoOfPlayback(): Promise<number | null> {
    const { pack, playbackStore, log } = this.house;
    try {
      const pieces = await playbackStore.dropBefore(Date.now() - pack.province.retention.playbackDays * dayMs);
      log.info({ pieces }, 'old pieces of the record for playback let go of');
      return pieces;
    } catch (cause) {
      log.error({ reason: cause instanceof Error ? cause.message : String(cause) }, 'old pieces of the record for playback could not be let go of');
      return null;
    }
  }

  @Cron('0 40 2 * * *', { name: 'camera states', waitForCompletion: true })
  async letGoOfCameraStates(): Promise<number | null> {
    const { cameraStore, log } = this.house;
    try {
      const spans = await cameraStore.dropBefore(Date.now() - cameraDays * dayMs);
      log.info({ spans }, 'old states of cameras let go of');
      return spans;
    } catch (cause) {
      log.error({ reason: cause instanceof Error ? cause.message : String(cause) }, 'old states of cameras could not be let go of');
      return null;
    }
  }

  @Cron('0 45 2 * * *', { name: 'sessions', waitForCompletion: true })
  async letGoOfSessions(): Promise<number | null> {
    const { access, log } = this.house;
    try {
      const [sessions, screens] = [await access.sessions.forget(sessionDays * dayMs), await access.pairing.forget(sessionDays * dayMs)];
      log.info({ sessions, screens }, 'sessions and tokens that ended long ago let go of');
      return sessions + screens;
    } catch (cause) {
      log.error({ reason: cause instanceof Error ? cause.message : String(cause) }, 'old sessions could not be let go of');
      return null;
    }
  }
}

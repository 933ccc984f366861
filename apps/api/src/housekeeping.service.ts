import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { isSlow } from '@ioc/contracts';
import { PushReceipts, RawRetention, type Dropped } from '@ioc/store';
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

  /** What feeds with personal data brought: masked before it was stored, and all the same not kept for longer than they say. */
  @Cron('0 35 2 * * *', { name: 'payloads of personal feeds', waitForCompletion: true })
  letGoOfPersonal(): Promise<number | null> {
    return this.byNight('payloads of feeds with personal data', async () => {
      let payloads = 0;
      for (const { id, personalData } of this.house.pack.feeds) {
        if (!personalData) continue;
        const dropped = await this.retention.sweepFeed(id, Date.now() - personalData.keepRawDays * dayMs);
        this.metrics.rawDropped(dropped);
        payloads += dropped.payloads;
      }
      return payloads;
    });
  }

  @Cron('0 50 2 * * *', { name: 'playback', waitForCompletion: true })
  letGoOfPlayback(): Promise<number | null> {
    const { pack, playbackStore } = this.house;
    return this.byNight('old pieces of the record for playback', () => playbackStore.dropBefore(Date.now() - pack.province.retention.playbackDays * dayMs));
  }

  @Cron('0 40 2 * * *', { name: 'camera states', waitForCompletion: true })
  letGoOfCameraStates(): Promise<number | null> {
    return this.byNight('old states of cameras', () => this.house.cameraStore.dropBefore(Date.now() - cameraDays * dayMs));
  }

  @Cron('0 20 2 * * *', { name: 'signatures of pushes', waitForCompletion: true })
  letGoOfSignatures(): Promise<number | null> {
    return this.byNight('signatures of pushes', () => new PushReceipts(this.house.database).forgetSignatures());
  }

  /** @returns how many were let go of; null when that failed, which the log says */
  private async byNight(what: string, work: () => Promise<number>): Promise<number | null> {
    const { log } = this.house;
    try {
      const count = await work();
      log.info({ count }, `${what} let go of`);
      return count;
    } catch (cause) {
      log.error({ reason: cause instanceof Error ? cause.message : String(cause) }, `${what} could not be let go of`);
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

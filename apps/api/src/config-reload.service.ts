import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { ReloadAnswer } from '@ioc/contracts';
import { ProvincePack, loadPack } from '@ioc/platform';
import { adapterKinds } from './adapter-kinds.js';
import { FeedScheduler } from './feed-scheduler.service.js';
import { House } from './house.js';

/** Takes a changed province pack while everything runs: the whole pack is right, or nothing changes. */
@Injectable()
export class ConfigReload {
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly house: House,
    private readonly scheduler: FeedScheduler,
  ) {}

  /** One at a time. @throws PackError with every fault of the pack, and nothing was changed */
  reload(): Promise<ReloadAnswer> {
    const next = this.working.catch(() => undefined).then(() => this.take());
    this.working = next.catch(() => undefined);
    return next;
  }

  private async take(): Promise<ReloadAnswer> {
    const before = this.house.pack;
    const read = await loadPack(this.house.environment.configDir, { adapters: adapterKinds });
    const { pack, atNextStart } = keepWhatIsBuiltIn(before, read);
    const feeds = await this.house.changePack(pack);
    this.scheduler.follow(feeds);
    const known = (one: ProvincePack) => new Set(one.indicators.map(({ id }) => id));
    const [old, now] = [known(before), known(pack)];
    const indicators = { added: [...now].filter((id) => !old.has(id)), removed: [...old].filter((id) => !now.has(id)) };
    this.house.log.info({ feeds, indicators }, 'configuration reloaded');
    return { feeds, indicators, atNextStart };
  }
}

/** Cameras are connected and days are counted from the first moment on: such changes wait for the next start, and are said. */
function keepWhatIsBuiltIn(before: ProvincePack, read: ProvincePack): { pack: ProvincePack; atNextStart: string[] } {
  const atNextStart: string[] = [];
  if (!isDeepStrictEqual([before.cameras, before.relay], [read.cameras, read.relay])) atNextStart.push('cameras.yaml');
  if (before.utcOffset !== read.utcOffset || before.provinceArea !== read.provinceArea) atNextStart.push('province.yaml');
  if (atNextStart.length === 0) return { pack: read, atNextStart };
  const province = atNextStart.includes('province.yaml') ? before.province : read.province;
  return { pack: new ProvincePack({ ...read.content(), province, cameras: before.cameras, relay: before.relay }), atNextStart };
}

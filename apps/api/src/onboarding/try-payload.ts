import type { RawPayload } from '@ioc/adapter-kit';
import { AdapterFault } from '@ioc/adapter-kit';
import { Feed, type FeedPlan, type IndicatorInfo, type TryAnswer } from '@ioc/contracts';
import { passGate } from '@ioc/ingest';
import { feedOfPlan, wallLook } from '@ioc/onboarding';
import type { House } from '../house.js';

interface Trial {
  feed: Feed;
  /** Absent: the feed's own settings, as a poll reads it. */
  drafted: readonly IndicatorInfo[];
}
const shown = 500;

/** The feed that a plan means, and the indicators it would bring along. */
export function trialOf(plan: FeedPlan): Trial {
  return { feed: Feed.parse(feedOfPlan(plan)), drafted: plan.newIndicators.map((indicator) => ({ ...indicator, component: plan.component })) };
}

/** One payload through the real adapter, in the parse pool, and the real gate. Nothing is stored. */
export async function tryPayload(house: House, payload: RawPayload, { feed, drafted }: Trial): Promise<TryAnswer> {
  const indicator = (id: string) => drafted.find((one) => one.id === id) ?? house.pack.indicator(id);
  try {
    const batch = await house.parsers.parse({ feed: feed.id, payloads: [payload], draft: { kind: feed.kind, settings: feed.settings, indicators: drafted } });
    const nowMs = Date.now();
    const { accepted, rejected } = passGate(batch, { feed, utcOffset: house.pack.utcOffset, fetchedAtMs: nowMs, indicator, knowsArea: (code) => house.pack.areaByCode(code) !== undefined });
    const ground = { nowMs, areaName: (code: string) => house.pack.areaByCode(code)?.shortName ?? house.pack.areaByCode(code)?.name };
    return {
      looks: accepted.slice(0, shown).map((item) => wallLook(item, ground)),
      refused: rejected.filter((record) => !record.skipped).slice(0, shown).map(({ where, raw, reason }) => ({ where, raw, reason })),
      skipped: rejected.filter((record) => record.skipped).slice(0, shown).map(({ where, reason }) => ({ where, reason })),
    };
  } catch (error) {
    if (!(error instanceof AdapterFault)) throw error;
    return { looks: [], refused: [{ where: payload.name, raw: '', reason: error.message }], skipped: [] };
  }
}

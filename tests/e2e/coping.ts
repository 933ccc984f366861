import { componentIds, type ComponentId, type FeedState, type LatestReading } from '@ioc/contracts';
import type { Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

export const modes = ['slow', 'hang', 'error', 'garbage', 'empty', 'html-login', 'stale', 'partial', 'clock-skew'] as const;
export type Mode = (typeof modes)[number];

export interface Coping {
  component: ComponentId;
  mode: Mode;
  /** Worst delay of another component's feed beyond its own schedule, milliseconds. */
  otherDelayMs: number;
  /** What the centre said of the component's feeds while they were ill. */
  said: Record<string, string>;
  /** Values that disappeared or turned into 0 or nothing. */
  lost: string[];
  healedMs: number;
}

/** Feeds that a mode cannot make ill in the time of a test, and why. */
const unshaken: Partial<Record<Mode, RegExp>> = {
  // A file that is not renewed is a file that has not changed; its figures are due once a day or month.
  slow: /./,
  hang: /^(monthly-socio-report|education-|police-)/,
  // Old data with old times is good news until the indicators' own cadence has passed.
  stale: /./,
};

/** Makes all feeds of one component ill in one way, watches the rest, then heals them. */
export async function cope(centre: Centre, component: ComponentId, mode: Mode): Promise<Coping> {
  const before = await values(centre);
  const ill = (await feeds(centre)).filter((feed) => feed.component === component && feed.id !== 'camera-relay').map((feed) => feed.id);
  for (const feed of ill) await centre.control(feed, { mode });
  const watch = watchOthers(centre, component);
  const said: Record<string, string> = {};
  const expected = ill.filter((feed) => !unshaken[mode]?.test(feed));
  await eventually(async () => {
    for (const state of await feeds(centre)) if (isTrouble(state)) said[state.id] = state.fault ?? state.freshness;
    return expected.every((feed) => said[feed] !== undefined);
  }, 45_000, 400).catch((cause: unknown) => {
    throw new Error(`${component} ${mode}: nothing was said of ${expected.filter((feed) => !said[feed]).join(', ')}`, { cause });
  });
  if (expected.length === 0) await new Promise((resolve) => setTimeout(resolve, 8000));
  const lost = lostValues(before, await values(centre), mode);
  const otherDelayMs = await watch.stop();
  for (const feed of ill) await centre.control(feed, { mode: 'ok' });
  const healing = Date.now();
  await eventually(async () => (await feeds(centre)).every((feed) => !isTrouble(feed)), 90_000, 400).catch(async (cause: unknown) => {
    const left = (await feeds(centre)).filter(isTrouble).map((feed) => `${feed.id}: ${feed.fault ?? feed.freshness}`);
    throw new Error(`${component} ${mode}: not healed: ${left.join('; ')}`, { cause });
  });
  return { component, mode, otherDelayMs, said, lost, healedMs: Date.now() - healing };
}

export const components = componentIds;

function isTrouble(feed: FeedState): boolean {
  return feed.fault !== null || feed.rejected > 0 || feed.freshness === 'stale' || feed.freshness === 'missing';
}

function feeds(centre: Centre): Promise<FeedState[]> {
  return centre.get<FeedState[]>('/api/v1/feeds');
}

async function values(centre: Centre): Promise<Map<string, LatestReading>> {
  const all = await centre.get<LatestReading[]>('/api/v1/readings/latest');
  return new Map(all.map((reading) => [`${reading.indicator} ${reading.area} ${reading.breakdown ?? ''}`, reading]));
}

/** A figure may move; it may not vanish, and it may not become 0 because its source is ill. */
function lostValues(before: Map<string, LatestReading>, after: Map<string, LatestReading>, mode: Mode): string[] {
  return [...before].flatMap(([key, old]) => {
    const now = after.get(key);
    if (!now) return [`${key}: gone`];
    if (old.value !== null && now.value === null) return [`${key}: ${old.value} became nothing`];
    // A figure that was small may fall to zero by itself; a partial answer may count fewer.
    return Math.abs(old.value ?? 0) > 20 && now.value === 0 && mode !== 'partial' ? [`${key}: ${old.value} became 0`] : [];
  });
}

/** Samples how late the other components' feeds are by their own schedules. */
function watchOthers(centre: Centre, component: ComponentId): { stop(): Promise<number> } {
  let worst = 0;
  let going = true;
  const looking = (async () => {
    while (going) {
      const now = Date.now();
      for (const feed of await feeds(centre)) {
        if (feed.component === component || feed.lastRunAt === null) continue;
        worst = Math.max(worst, now - feed.lastRunAt - feed.everyMs);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  return {
    stop: async () => {
      going = false;
      await looking;
      return worst;
    },
  };
}

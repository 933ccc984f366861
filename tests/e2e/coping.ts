import { componentIds, dayOf, type ComponentId, type FeedState, type IndicatorInfo, type LatestReading } from '@ioc/contracts';
import type { Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { WallWatch, type Wall } from './wall-says.js';

export const modes = ['slow', 'hang', 'error', 'garbage', 'empty', 'html-login', 'stale', 'partial', 'clock-skew'] as const;
export type Mode = (typeof modes)[number];

/** All feeds of one component answer in one wrong way. */
export interface Illness {
  component: ComponentId;
  mode: Mode;
}

export interface Coping {
  /** By how much another component's feed came later than it did before, at worst, milliseconds. */
  otherDelayMs: number;
  /** What the centre said of the component's feeds while they were ill. */
  said: Record<string, string>;
  /** For how long the wall said something else than the server knew, at worst, milliseconds. */
  wallLagMs: number;
  /** Values that disappeared or turned into 0 or nothing. */
  lost: string[];
  healedMs: number;
}

/** Feeds of which a mode cannot be seen in the time of a test, and why. */
const unseen: Partial<Record<Mode, RegExp>> = {
  // Slow is late by the feed's own schedule only where an answer takes longer than the poll may.
  slow: /./,
  // A file that is not renewed is a file that has not changed; its figures are due once a day or month.
  hang: /^(monthly-socio-report|education-|police-)/,
  // Old data with old times is good news until the indicators' own cadence has passed.
  stale: /./,
  // One row, or lists whose missing members nobody can know of; what is there is right. A silent station shows by its own figures' ages.
  partial: /^(dvcqg-|stations-sta|sensors-mqtt|disaster-alerts)/,
  // Protocols and files that say no time of day, or only that of happenings, of which there may be none in the small hours.
  'clock-skew': /^(wazuh-|ncsc-taxii|open311-|accidents-|dvcqg-|ckan-|dhis2-|gso-|ecommerce-|monthly-|education-|police-)/,
};

/** A running centre, and a wall that shows it. */
export interface Watched {
  centre: Centre;
  wall: Wall;
}

/** A centre whose feeds are all well, and which has worked through what its first answers brought. */
export async function settled(centre: Centre): Promise<void> {
  await eventually(async () => (await feeds(centre)).every((feed) => feed.freshness === 'fresh' && !feed.fault), 60_000, 500);
  await eventually(async () => (await values(centre)).has('students-per-class 62 '), 120_000, 500);
}

/** Makes all feeds of one component ill in one way, watches the rest, then heals them. @param beside other components that are ill meanwhile */
export async function cope({ centre, wall }: Watched, { component, mode }: Illness, beside: readonly Illness[] = []): Promise<Coping> {
  const watch = new WallWatch(wall, component);
  const others = beside.map((other) => other.component);
  const away = [component, ...others];
  // Anew each time: feeds that were ill before may still be coming back to their own times.
  const usual = await lateness(centre, away, new Promise((resolve) => setTimeout(resolve, 6000)));
  // What is ill beside is judged by its own illness.
  const before = await values(centre, others);
  const ill = (await feeds(centre)).filter((feed) => feed.component === component && feed.id !== 'camera-relay').map((feed) => feed.id);
  const said: Record<string, string> = {};
  try {
    for (const feed of ill) await centre.control(feed, { mode });
    const ailing = listen(centre, { expected: ill.filter((feed) => !unseen[mode]?.test(feed)), said, watch });
    const during = await lateness(centre, away, ailing);
    await ailing;
    const lost = lostValues(before, await values(centre), mode);
    const healedMs = await heal(centre, ill, watch);
    return { otherDelayMs: Math.max(0, during - usual), said, wallLagMs: watch.lagMs, lost, healedMs };
  } finally {
    for (const feed of ill) await centre.control(feed, { mode: 'ok' });
  }
}

/** Waits until the centre has said of each expected feed that something is wrong; where none is expected, for eight seconds. */
async function listen(centre: Centre, { expected, said, watch }: { expected: readonly string[]; said: Record<string, string>; watch: WallWatch }): Promise<void> {
  const until = Date.now() + (expected.length === 0 ? 8000 : 45_000);
  while (Date.now() < until && (expected.length === 0 || expected.some((feed) => said[feed] === undefined))) {
    const states = await feeds(centre);
    for (const state of states) if (isTrouble(state)) said[state.id] = state.fault ?? state.freshness;
    await watch.look(states);
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  const silent = expected.filter((feed) => said[feed] === undefined);
  if (silent.length > 0) throw new Error(`nothing was said of ${silent.join(', ')}`);
}

/** Heals, and waits until the server knows of no trouble anywhere; the wall has to say so too. */
async function heal(centre: Centre, ill: readonly string[], watch: WallWatch): Promise<number> {
  for (const feed of ill) await centre.control(feed, { mode: 'ok' });
  const began = Date.now();
  for (;;) {
    const states = await feeds(centre);
    await watch.look(states);
    const troubled = states.filter(isTrouble).map((feed) => `${feed.id}: ${feed.fault ?? feed.freshness}`);
    if (troubled.length === 0 && watch.agrees) return Date.now() - began;
    if (Date.now() - began > 90_000) throw new Error(`not healed, or the wall does not say so: ${troubled.join('; ')}`);
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

export const components = componentIds;

function isTrouble(feed: FeedState): boolean {
  return feed.fault !== null || feed.rejected > 0 || feed.freshness === 'stale' || feed.freshness === 'missing';
}

function feeds(centre: Centre): Promise<FeedState[]> {
  return centre.get<FeedState[]>('/api/v1/feeds');
}

/** @param without components whose indicators are left out */
async function values(centre: Centre, without: readonly ComponentId[] = []): Promise<Map<string, LatestReading>> {
  const all = await centre.get<LatestReading[]>('/api/v1/readings/latest');
  const catalogue = await centre.get<IndicatorInfo[]>('/api/v1/indicators');
  const left = new Set(catalogue.filter(({ component }) => without.includes(component)).map(({ id }) => id));
  return new Map(all.filter(({ indicator }) => !left.has(indicator)).map((reading) => [`${reading.indicator} ${reading.area} ${reading.breakdown ?? ''}`, reading]));
}

/** A figure may move; it may not vanish, and it may not become 0 because its source is ill. */
function lostValues(before: Map<string, LatestReading>, after: Map<string, LatestReading>, mode: Mode): string[] {
  return [...before].flatMap(([key, old]) => {
    const now = after.get(key);
    if (!now) return [`${key}: gone`];
    if (old.value !== null && now.value === null) return [`${key}: ${old.value} became nothing`];
    // Counts of a day begin anew at midnight.
    if (dayOf(old.at) !== dayOf(now.at)) return [];
    // A figure that was small may fall to zero by itself; a partial answer may count fewer.
    return Math.abs(old.value ?? 0) > 20 && now.value === 0 && mode !== 'partial' ? [`${key}: ${old.value} became 0`] : [];
  });
}

/** How late the other components' feeds were at worst by their own schedules, milliseconds, while something went on. */
async function lateness(centre: Centre, away: readonly ComponentId[], meanwhile: Promise<unknown>): Promise<number> {
  let worst = 0;
  let going = true;
  const stop = () => (going = false);
  meanwhile.then(stop, stop);
  while (going) {
    const now = Date.now();
    for (const feed of await feeds(centre)) {
      if (away.includes(feed.component) || feed.lastRunAt === null) continue;
      worst = Math.max(worst, now - feed.lastRunAt - feed.everyMs);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return worst;
}

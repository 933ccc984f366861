import { feedModes, type FeedMode, type FeedView, type World } from '../department.js';
import { districts, isArea, province } from './areas.js';
import { figureAt } from './figure.js';
import { figures } from './figures/figures.js';
import { stream } from './random.js';
import { hourMs } from './vietnam-time.js';

/** What the control API may do to the world. */
export interface WorldControls {
  /** @throws RangeError for a mode that does not exist */
  setMode(feed: string, mode: FeedMode): void;
  /** From now until {@link reset} the indicator has this value in this area. */
  pin(feed: string, pin: { indicator: string; area: string; value: number }): void;
  modes(): Record<string, FeedMode>;
  pins(): { indicator: string; area: string; value: number }[];
  /** All modes back to ok, all pins gone. */
  reset(): void;
}

interface Pin {
  indicator: string;
  area: string;
  value: number;
  sinceMs: number;
}
type Pins = ReadonlyMap<string, Pin>;

interface Setting {
  mode: FeedMode;
  /** When the mode was set, and what was pinned then. */
  sinceMs: number;
  pins: Pins;
}

const skewMs = 3 * hourMs;
const pinKey = (indicator: string, area: string): string => `${indicator}|${area}`;

/**
 * The province as the departments see it.
 * @param options.seed the same seed and the same moment give the same values
 * @param options.now epoch milliseconds; the wall clock unless a test says otherwise
 */
export function createWorld(options: { seed: number; now?: () => number }): World & WorldControls {
  const now = options.now ?? Date.now;
  const { seed } = options;
  const settings = new Map<string, Setting>();
  const listeners: ((feed: string) => void)[] = [];
  let pins: Pins = new Map();
  const tell = (feed: string): void => listeners.forEach((listener) => listener(feed));
  const mode = (feed: string): FeedMode => settings.get(feed)?.mode ?? 'ok';

  return {
    seed,
    now,
    mode,
    random: (key) => stream(`${seed}|${key}`),
    value: (indicator, area, atMs) => valueAt({ seed, pins }, { indicator, area }, atMs ?? now()),
    pinned: (indicator, area) => pins.get(pinKey(indicator, area))?.value,
    onControl: (listener) => void listeners.push(listener),
    view: (feed) => viewOf({ seed, now, pins }, settings.get(feed)),
    setMode(feed, next) {
      if (!feedModes.includes(next)) throw new RangeError(`no mode ${next}: use ${feedModes.join(', ')}`);
      settings.set(feed, { mode: next, sinceMs: now(), pins });
      tell(feed);
    },
    pin(feed, { indicator, area, value }) {
      pins = new Map(pins).set(pinKey(indicator, area), { indicator, area, value, sinceMs: now() });
      tell(feed);
    },
    modes: () => Object.fromEntries([...settings].map(([feed, setting]) => [feed, setting.mode])),
    pins: () => [...pins.values()].map(({ indicator, area, value }) => ({ indicator, area, value })),
    reset() {
      const touched = [...settings.keys()];
      settings.clear();
      pins = new Map();
      tell('*');
      touched.forEach(tell);
    },
  };
}

/** A stale source goes on saying what it knew when it stuck; a skewed one has its clock three hours ahead. */
function viewOf(world: { seed: number; now: () => number; pins: Pins }, setting: Setting | undefined): FeedView {
  const mode = setting?.mode ?? 'ok';
  const stuck = mode === 'stale' && setting !== undefined;
  const pins = stuck ? setting.pins : world.pins;
  const nowMs = stuck ? setting.sinceMs : world.now() + (mode === 'clock-skew' ? skewMs : 0);
  const { seed } = world;
  return {
    mode,
    now: () => nowMs,
    value: (indicator, area, atMs) => valueAt({ seed, pins }, { indicator, area }, atMs ?? nowMs),
    pinned: (indicator, area) => pins.get(pinKey(indicator, area))?.value,
    latest: (indicator, area, atMs) => settled({ seed, pins }, { indicator, area }, atMs),
    random: (key) => stream(`${seed}|${key}`),
  };
}

interface Place {
  indicator: string;
  area: string;
}

/** Only what was pinned by then counts: history before a pin stays as it was. */
function valueAt(world: { seed: number; pins: Pins }, place: Place, atMs: number): number {
  const pins = new Map([...world.pins].filter(([, pin]) => pin.sinceMs <= atMs));
  return settled({ seed: world.seed, pins }, place, atMs);
}

/** A pin wins; a pinned district also moves the province's sum. */
function settled(world: { seed: number; pins: Pins }, place: Place, atMs: number): number {
  const natural = naturalValue(world.seed, place, atMs);
  if (world.pins.size === 0) return natural;
  const pin = world.pins.get(pinKey(place.indicator, place.area));
  if (pin) return pin.value;
  if (place.area !== province.code || figures.get(place.indicator)?.spread !== 'sum') return natural;
  return districts.reduce((sum, { code }) => {
    const held = world.pins.get(pinKey(place.indicator, code));
    return held ? sum + held.value - naturalValue(world.seed, { ...place, area: code }, atMs) : sum;
  }, natural);
}

function naturalValue(seed: number, { indicator, area }: Place, ms: number): number {
  const figure = figures.get(indicator);
  if (!figure) throw new RangeError(`no indicator ${indicator} in this world`);
  if (!isArea(area)) throw new RangeError(`no area ${area} in this world`);
  return figureAt(figure, `${seed}|${indicator}`, { area, ms });
}

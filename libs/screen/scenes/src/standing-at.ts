import type { Scene, Takeover, WallContent, WallOrder, WallStanding } from '@ioc/contracts';
import { sceneAt, turnEndAt, type SceneMoment } from './scene-at.js';
import { takeoverAt, type PlacedCamera, type Taken, type TakingAlarm, type TakingEvent } from './takeover-at.js';

/** What a wall shows at a moment, by whose word, and until when by the clock. */
export type Standing = Omit<WallStanding, 'next'>;

/** What the configuration says of a display's scenes. */
export interface SceneRules {
  scenes: readonly Scene[];
  /** Those that follow each other on it. */
  turns: readonly Scene[];
  takeovers: readonly Takeover[];
}

export interface StandingMoment extends SceneMoment {
  events: readonly TakingEvent[];
  alarms: readonly TakingAlarm[];
  cameras: readonly PlacedCamera[];
  /** What the address holds. */
  asked: WallContent | null;
  order: WallOrder | null;
}

/**
 * The address comes first, then a firm order or one for the very event that takes the wall, a takeover of severity or priority 1 that is no drill, any order, any other takeover, and
 * the turns of the scenes. What names a scene that is no longer there is passed over. Pure: by the server's clock alone, so that displays change together.
 */
export function standingAt({ scenes, turns, takeovers }: SceneRules, moment: StandingMoment): Standing | null {
  const isThere = ({ scene }: WallContent) => scenes.some(({ id }) => id === scene);
  const said = wordsOf(takeovers, moment).find((one) => one !== null && isThere(one.content));
  if (said) return said;
  const turn = sceneAt(turns, moment);
  return turn ? { by: 'turns', content: { scene: turn.id }, until: turnEndAt(turns, moment) } : null;
}

/** The scene that comes when what stands at a moment has ended, if nothing happens until then. Pure. */
export function nextAt(rules: SceneRules, moment: StandingMoment, until: number | null): string | null {
  return until === null ? null : (standingAt(rules, { ...moment, nowMs: until })?.content.scene ?? null);
}

/** Who says something of this moment, the first to be followed first. */
function wordsOf(takeovers: readonly Takeover[], moment: StandingMoment): (Standing | null)[] {
  const { asked, order } = moment;
  const taken = takeoverAt(takeovers, moment);
  const takeover: Standing | null = taken && { by: 'takeover', content: taken.content, until: taken.until };
  const ordered = standingOrder(moment);
  // Whoever puts something up for that event has seen it: the takeover has done what it is for.
  const isFirst = order?.firm || isForEvent(order, taken?.content.event);
  return [asked && { by: 'address', content: asked, until: null }, isFirst ? ordered : null, taken && goesOver(taken, order) ? takeover : null, ordered, takeover];
}

/** What is urgent goes over an order, whatever is so over one of a drill; a drill goes over nothing that somebody ordered. */
function goesOver({ severity, isDrill }: Taken, order: WallOrder | null): boolean {
  return !isDrill && (severity === 1 || Boolean(order?.drill));
}

function isForEvent(order: WallOrder | null, event: string | undefined): boolean {
  return event !== undefined && order?.content.event === event;
}

function standingOrder({ order, nowMs }: StandingMoment): Standing | null {
  const stands = order !== null && (order.until === null || nowMs < order.until);
  return stands ? { by: 'order', content: order.content, until: order.until } : null;
}

import { durationMs, type AlarmPriority, type ComponentId, type EventState, type Scene } from '@ioc/contracts';

/** What decides which scene a wall shows. */
export interface SceneMoment {
  /** The server's clock, epoch ms: displays that share it change at once. */
  nowMs: number;
  /** The province's clock, "14:26". */
  time: string;
  /** Open events, worst first. */
  events: readonly Pick<EventState, 'severity' | 'component'>[];
  /** Alarms that ask for somebody. */
  alarms: readonly { priority: AlarmPriority; component?: ComponentId | undefined }[];
}

/**
 * The scene of a moment: those that have a dwell and whose conditions hold follow each other in the order of the file. Nothing is remembered,
 * so that every display of a wall, and one that was just switched on, shows the same. Pure.
 */
export function sceneAt(scenes: readonly Scene[], moment: SceneMoment): Scene | undefined {
  return turnAt(scenes, moment)?.scene ?? scenes[0];
}

/**
 * For how long a scene has stood in all its turns, ms: what shows one thing after the other goes on in its next turn where it left off.
 * Null while another scene has its turn. Pure.
 */
export function stoodMs(scenes: readonly Scene[], moment: SceneMoment, id: string): number | null {
  const turn = turnAt(scenes, moment);
  return turn?.scene.id === id ? turn.rounds * turn.ms + turn.sinceMs : null;
}

/** When the turn of a moment ends, epoch ms; null where none does, because one scene stands alone. Pure. */
export function turnEndAt(scenes: readonly Scene[], moment: SceneMoment): number | null {
  const turn = turnAt(scenes, moment);
  return turn && !turn.isAlone ? moment.nowMs - turn.sinceMs + turn.ms : null;
}

interface Turn {
  scene: Scene;
  /** Its dwell, and for how long it has stood in this round. */
  ms: number;
  sinceMs: number;
  /** Rounds before this one. */
  rounds: number;
  /** No other scene has a turn. */
  isAlone: boolean;
}

function turnAt(scenes: readonly Scene[], moment: SceneMoment): Turn | null {
  const turns = scenes.flatMap((scene) => (scene.dwell !== undefined && holds(scene, moment) ? [{ scene, ms: durationMs(scene.dwell) ?? 0 }] : []));
  const round = turns.reduce((sum, { ms }) => sum + ms, 0);
  if (round === 0) return null;
  let left = moment.nowMs % round;
  for (const { scene, ms } of turns) {
    if (left < ms) return { scene, ms, sinceMs: left, rounds: Math.floor(moment.nowMs / round), isAlone: turns.length === 1 };
    left -= ms;
  }
  return null;
}

function holds(scene: Scene, { time, events, alarms }: SceneMoment): boolean {
  const { severity, alarm, from, to } = scene.when ?? {};
  if (from !== undefined && to !== undefined && !isWithin(minuteOf(time), minuteOf(from), minuteOf(to))) return false;
  const component = scene.layout === 'blocks' ? scene.component : undefined;
  const isOfScene = (one: { component?: ComponentId | undefined }) => component === undefined || one.component === component;
  if (alarm !== undefined && !alarms.some((one) => one.priority <= alarm && isOfScene(one))) return false;
  return severity === undefined || events.some((event) => event.severity <= severity && isOfScene(event));
}

/** The end may lie behind midnight. */
function isWithin(minute: number, from: number, to: number): boolean {
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

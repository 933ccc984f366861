import { worstFirst, type AlarmsFrame, type AlarmsSnapshot } from '@ioc/contracts';

/** Everything that is not known to be normal, worst first, with the rules that it is read with. */
export interface HeldAlarms extends AlarmsSnapshot {
  /** False until the first list was received: an empty one says nothing then. */
  readonly known: boolean;
}

export const noAlarms: HeldAlarms = {
  ...{ alarms: [], total: 0, rules: [], groups: [] },
  load: { operators: 1, tenMinutes: 0, day: 0, isFlood: false, isOverloaded: false, chattering: [] },
  known: false,
};

/** The server bounds its list as well; this bound keeps a screen that runs for months. */
const maxAlarms = 3000;

/** What a frame makes of it. Alarms that it does not name stay the same objects. Pure. */
export function withFrame(held: HeldAlarms, { alarms, gone, total, ruled, load }: AlarmsFrame): HeldAlarms {
  const next = { ...held, ...ruled, ...(load && { load }), total };
  if (alarms.length + gone.length === 0) return next;
  const byId = new Map(held.alarms.map((alarm) => [alarm.id, alarm]));
  for (const alarm of alarms) byId.set(alarm.id, alarm);
  for (const id of gone) byId.delete(id);
  return { ...next, alarms: [...byId.values()].sort(worstFirst).slice(0, maxAlarms) };
}

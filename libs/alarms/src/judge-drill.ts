import { drillOfSource, drillSource, type AlarmRule } from '@ioc/contracts';
import type { AlarmId } from './alarm.js';
import { areaName, type DrillGround, type Ground } from './ground.js';
import type { Together } from './judge-events.js';
import { verdict, type Verdict } from './verdict.js';

/** Alarms of a rule that drills ask for, each under a name that no real alarm has. */
export function drilled({ id: rule }: AlarmRule, { drills }: Pick<Ground, 'drills'>): Together[] {
  return drills.flatMap((drill) => drill.alarms.filter((alarm) => alarm.rule === rule).map(({ id, area }) => ({ area, source: drillSource(drill.id, id) })));
}

/** The drill of an alarm that is being closed now; null: it is no drill's, or that goes on. */
export function closingDrill({ source }: AlarmId, { drills }: Pick<Ground, 'drills'>): DrillGround | null {
  const id = drillOfSource(source);
  return drills.find((drill) => drill.id === id && drill.isClosing) ?? null;
}

/** What a script says of an alarm; null where it does not ask for one by name. */
export function judgeDrill({ name }: AlarmRule, { area, source }: AlarmId, ground: Ground): Verdict | null {
  const drill = ground.drills.find(({ id }) => id === drillOfSource(source));
  if (!drill?.alarms.some(({ id }) => drillSource(drill.id, id) === source)) return null;
  const where = areaName(area, ground.pack);
  return verdict('true', { why: { vi: `Diễn tập ${drill.id}: giả định ${name.vi}, ${where}.`, en: `Drill ${drill.id}: assumed ${name.en}, ${where}.` } });
}

/** What ends every alarm of a drill that is being closed. */
export function drillOver({ id }: DrillGround): Verdict {
  return verdict('false', { why: { vi: `Diễn tập ${id} đã kết thúc.`, en: `The drill ${id} has ended.` } });
}

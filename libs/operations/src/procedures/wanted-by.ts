import type { Procedure, ProcedureRun } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import type { StoredAlarmChange } from '@ioc/store';
import { alarmIdOf } from '../incidents/follow-alarms.js';

/** A procedure that an alarm asks for. */
export interface Wanted {
  procedure: Procedure;
  alarm: string;
}

/** Which procedures a piece of the alarms' log asks for: when an alarm is raised whose rule starts one, and none runs for it yet. Pure. */
export function wantedBy(changes: readonly StoredAlarmChange[], pack: Pick<ProvincePack, 'alarms' | 'procedures'>, running: readonly ProcedureRun[]): Wanted[] {
  const wanted: Wanted[] = [];
  for (const change of changes) {
    const rule = pack.alarms.rules.find(({ id }) => id === change.rule);
    if (!rule?.startProcedure || change.after !== 'unacknowledged' || change.before === 'unacknowledged') continue;
    const procedure = pack.procedures.find(({ id }) => id === rule.procedure);
    const alarm = alarmIdOf(change);
    const isUnderWay = [...running, ...wanted].some((one) => one.alarm === alarm && one.procedure.id === rule.procedure);
    if (procedure && !isUnderWay) wanted.push({ procedure, alarm });
  }
  return wanted;
}

import { drillOfSource } from '@ioc/contracts';
import type { Displays } from '@ioc/displays';
import type { Directives, Incidents, ProcedureRuns } from '@ioc/operations';
import type { AlarmStore } from '@ioc/store';

export interface DrillRooms {
  alarms: Pick<AlarmStore, 'read'>;
  procedures: Pick<ProcedureRuns, 'endDrill'>;
  incidents: Pick<Incidents, 'endDrill'>;
  directives: Pick<Directives, 'endDrill'>;
  displays: Pick<Displays, 'endDrill'>;
}

const atRest: readonly string[] = ['normal', 'unknown'];

/** Closes what has arisen from a drill; its alarms are brought to rest by the next round. @returns how much was open still */
export async function closeDrill(drill: string, { alarms, procedures, incidents, directives, displays }: DrillRooms): Promise<number> {
  await displays.endDrill(drill);
  const open = [await procedures.endDrill(drill), await directives.endDrill(drill), await incidents.endDrill(drill)];
  const { alarms: stored } = await alarms.read();
  const standing = stored.filter(({ source, state }) => drillOfSource(source) === drill && !atRest.includes(state)).length;
  return open.reduce((sum, count) => sum + count, standing);
}

import type { AlarmWatch } from '@ioc/alarms';
import type { EventState, FeedState, OpenMatters, SeriesState } from '@ioc/contracts';
import type { Displays } from '@ioc/displays';
import { DirectiveExchange, Directives, Drills, HandOvers, Incidents, LogBook, ProcedureRuns, RollCalls, Shifts, type ProcedurePorts } from '@ioc/operations';
import type { Bus, Logger, ProvincePack } from '@ioc/platform';
import { AlarmStore, LedgerStore, ShiftStore, type Database, type FeedLeases, type ReadingStore } from '@ioc/store';
import { closeDrill } from './close-drill.js';
import { openMatters } from './open-matters.js';

interface OperationsGround {
  database: Database;
  store: ReadingStore;
  leases: FeedLeases;
  bus: Bus;
  log: Logger;
  pack: () => ProvincePack;
  alarms: Pick<AlarmWatch, 'all'>;
  displays: Displays;
  feeds(): readonly FeedState[];
  newest(series: { indicator: string; area: string }): SeriesState | undefined;
}

/** What people do about what the centre shows. */
export interface Operations {
  shifts: Shifts;
  incidents: Incidents;
  directives: Directives;
  exchange: DirectiveExchange;
  drills: Drills;
  /** An event that a drill lets happen now. */
  drilledEvent(id: string): Promise<EventState | null>;
  procedures: ProcedureRuns;
  logBook: LogBook;
  rollCalls: RollCalls;
  handOvers: HandOvers;
  /** Everything that is open at this moment. */
  matters(): Promise<OpenMatters>;
}

export function makeOperations(ground: OperationsGround): Operations {
  const { database, store, leases, bus, log, pack } = ground;
  const alarms = new AlarmStore(database);
  const runs = new LedgerStore(database, 'procedure-run');
  const shared = { alarms, bus, pack, lease: leases.hold.bind(leases), log };
  const shifts = new Shifts({ store: new ShiftStore(database), plan: () => pack().shifts });
  const drilledEvent = async (id: string): Promise<EventState | null> => (await drills.pictures()).flatMap(({ events }) => events).find((event) => event.id === id) ?? null;
  const eventDetail = async (id: string): Promise<{ event: EventState } | null> => {
    const event = await drilledEvent(id);
    return event ? { event } : store.eventDetail(id);
  };
  const incidents = new Incidents({ ...shared, store: new LedgerStore(database, 'incident'), runs, events: { eventDetail } });
  const drillOf = (incident: string) => incidents.drillOf(incident);
  const given = new LedgerStore(database, 'directive');
  const directives = new Directives({ ...shared, store: given, drillOf });
  const exchange = new DirectiveExchange({ directives, store: given });
  const logBook = new LogBook({ store: new LedgerStore(database, 'log-book'), newest: ground.newest, drillOf });
  const rollCalls = new RollCalls({ store: new LedgerStore(database, 'roll-call'), onDuty: () => shifts.onDuty() });
  const ports = portsOf({ incidents, logBook, rollCalls }, ground.displays);
  const procedures = new ProcedureRuns({ ...shared, store: runs, ports, drillOf });
  const rooms = { alarms, procedures, incidents, directives, displays: ground.displays };
  const drills: Drills = new Drills({ ...shared, store: new LedgerStore(database, 'drill'), ports: { close: (drill) => closeDrill(drill, rooms), say: (line) => logBook.add(line) } });
  const matters = async () =>
    openMatters({ alarms: await ground.alarms.all({}), incidents: await incidents.open(), runs: await procedures.open(), feeds: ground.feeds(), areaName: (code) => pack().areaByCode(code)?.name }, Date.now());
  const handOvers = new HandOvers({ store: new LedgerStore(database, 'hand-over'), watches: () => shifts.standing(), matters });
  return { shifts, incidents, directives, exchange, drills, drilledEvent, procedures, logBook, rollCalls, handOvers, matters };
}

/** What procedures do by themselves. A second time under the same key is the first one: the ledgers know keys, and what stands on a wall already is put there again. */
function portsOf({ incidents, logBook, rollCalls }: Pick<Operations, 'incidents' | 'logBook' | 'rollCalls'>, displays: Displays): ProcedurePorts {
  const by = 'Hệ thống';
  return {
    openIncident: async ({ key, alarm, title, by: procedure, drill }) => {
      const standing = alarm === null ? null : await incidents.ofAlarm(alarm);
      if (standing) return standing.id;
      // Of an alarm the incident takes title, severity and place.
      const what = alarm === null ? { title, severity: 3 as const, alarms: [] } : { alarms: [alarm] };
      return (await incidents.create({ key, by: procedure, description: '', events: [], ...what }, drill)).id;
    },
    notify: async ({ key, to, text, incident, drill }) => void (await logBook.add({ key, by, text: text.vi, to, incident, drill })),
    putOnWall: async ({ scene, forS, why, drill }) => void (await displays.order(displays.named('all'), { content: { scene }, by, why: why.slice(0, 200), forS, firm: false }, drill)),
    rollCall: async ({ key, question, drill }) => void (await rollCalls.ask({ key, by, question: question.vi, forS: 600, drill })),
  };
}

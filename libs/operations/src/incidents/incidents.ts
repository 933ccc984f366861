import { Incident, incidentOpened, type Bilingual, type EventState, type IncidentAct, type IncidentActRequest, type IncidentAnswer, type IncidentDetail, type IncidentPast, type IncidentRequest, type IncidentsQuery } from '@ioc/contracts';
import type { Bus, Logger, ProvincePack } from '@ioc/platform';
import type { AlarmStore, LedgerStore } from '@ioc/store';
import { Ledger, type Entry, type Look, type Plan, type Stands } from '../ledger/ledger.js';
import { entriesOf } from './act-entries.js';
import { alarmEntries, alarmSource } from './follow-alarms.js';
import { IncidentRefused } from './incident-refused.js';
import { runEntries } from './follow-runs.js';
import { nearCameras } from './near-cameras.js';
import { incidentWords } from './incident-words.js';
import { newIncident, type Sources } from './new-incident.js';
import { stepIncident } from './step-incident.js';

export interface IncidentsParts {
  store: LedgerStore;
  alarms: Pick<AlarmStore, 'read' | 'position' | 'changesAfter'>;
  /** The log of the procedures that run. */
  runs: Pick<LedgerStore, 'position' | 'changesAfter'>;
  events: { eventDetail(id: string): Promise<{ event: EventState } | null> };
  bus: Bus;
  pack: () => ProvincePack;
  /** Answers null when another server does it at this moment. */
  lease<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  log: Logger;
  now?: () => number;
}

/** A log whose changes are numbered. */
interface Log<C> {
  position(): Promise<number>;
  changesAfter(number: number, limit: number): Promise<C[]>;
}

const leaseName = 'operations/incidents';
const changesAtOnce = 500;
const timelineAtMost = 500;

/** Incidents (sự vụ): what people handle. Everything said and done is kept; the alarms that belong to one are followed by their own log. */
export class Incidents {
  private readonly ledger: Ledger<Incident>;
  private readonly now: () => number;
  private isFollowing = false;
  private isBroken = false;

  constructor(private readonly parts: IncidentsParts) {
    this.now = parts.now ?? Date.now;
    this.ledger = new Ledger({
      store: parts.store,
      isOpen: ({ state }) => state !== 'closed' && state !== 'merged',
      parse: (standing) => Incident.parse(standing),
      tell: (stands) => parts.bus.emit('incident.changed', this.answer(stands)),
      now: () => this.now(),
    });
  }

  /** Those that are open. */
  async open(): Promise<IncidentAnswer[]> {
    return (await this.ledger.read()).map((stands) => this.answer(stands));
  }

  async list({ open, limit, offset }: IncidentsQuery): Promise<IncidentAnswer[]> {
    const stored = await this.parts.store.list({ open: open === undefined ? undefined : open === 'true', limit, offset });
    return stored.map((one) => this.answer(this.ledger.standsBy(one)));
  }

  /** @returns null when there is no such incident */
  async detail(id: string): Promise<IncidentDetail | null> {
    const stands = await this.ledger.find(id);
    if (!stands) return null;
    const changes = await this.parts.store.changes({ id, limit: timelineAtMost });
    const timeline = changes.map(({ number, at, kind, by, vi, en, standing }): IncidentPast => ({ number, at, kind, by, said: { vi, en }, state: Incident.parse(standing).state }));
    return { incident: this.answer(stands), timeline };
  }

  /**
   * Opens an incident. The same request twice opens one.
   * @throws IncidentRefused when what is named is not there, an alarm belongs to an open incident, or nothing gives it a title
   */
  async create(request: IncidentRequest, drill: string | null = null): Promise<IncidentAnswer> {
    const said: Bilingual = { vi: `Mở sự vụ${fromWhat(request).vi}.`, en: `Opened${fromWhat(request).en}.` };
    const opened = await this.ledger.write(async ({ open, after }) => {
      const sources = await this.sourcesOf(request);
      const taken = request.alarms.find((alarm) => incidentOf(alarm, open) !== null);
      if (taken !== undefined) throw new IncidentRefused('alarm-has-incident', taken);
      const matter = this.checked(newIncident(request, sources, { id: `SV-${after + 1}`, now: this.now(), pack: this.parts.pack(), drill }));
      return { entries: [{ matter, kind: incidentOpened, by: request.by, event: { ...request }, said }] };
    }, request.key);
    if (!opened) throw new Error('an incident was to be opened and nothing was written');
    return this.answer(opened);
  }

  /** The drill that an incident belongs to. */
  async drillOf(id: string): Promise<string | null> {
    return (await this.ledger.find(id))?.matter.drill ?? null;
  }

  /** Closes the incidents of a drill that has ended. @returns how many were open */
  async endDrill(drill: string): Promise<number> {
    const open = (await this.ledger.read()).filter(({ matter }) => matter.drill === drill);
    for (const { matter } of open) {
      await this.ledger.write(async (look) => {
        const stands = await this.found(look, matter.id);
        const event = { kind: 'drill-over', drill } as const;
        const step = stepIncident(stands.matter, event, this.now());
        return step.outcome === 'changed' ? { entries: [{ matter: step.incident, kind: event.kind, by: null, event, said: incidentWords(event, (one) => one) }] } : null;
      });
    }
    return open.length;
  }

  /** The open incident that an alarm belongs to. */
  async ofAlarm(alarm: string): Promise<IncidentAnswer | null> {
    const found = incidentOf(alarm, new Map((await this.ledger.read()).map((stands) => [stands.matter.id, stands])));
    return found && this.answer(found);
  }

  /**
   * Something that a person does to an incident. The same act a second time changes nothing.
   * @returns the incident after it
   * @throws IncidentRefused when the table of incidents does not admit it, it has changed since it was last seen, or what is named is not there
   */
  async act<A extends IncidentAct>(id: string, act: A, request: IncidentActRequest<A>): Promise<IncidentAnswer> {
    const acted = await this.ledger.write(async (look) => {
      const stands = await this.found(look, id);
      if (request.last !== undefined && request.last !== stands.last) throw new IncidentRefused('changed-meanwhile');
      const entries = await entriesOf({ incident: stands.matter, act, request }, { look, now: this.now(), pack: this.parts.pack(), link: (alarms, events) => this.sourcesOf({ alarms, events }) });
      return entries.length > 0 ? { entries } : null;
    }, request.key ?? null);
    const stands = acted?.matter.id === id ? acted : await this.ledger.find(id);
    if (!stands) throw new IncidentRefused('no-such-incident', id);
    return this.answer(stands);
  }

  /** Says in the timelines what happened to the alarms and in the procedures; once in a cluster. Never rejects: the next one makes up for it. */
  async tick(): Promise<void> {
    if (this.isFollowing) return;
    this.isFollowing = true;
    try {
      await this.ledger.follow();
      await this.parts.lease(leaseName, () => this.followLogs());
      if (this.isBroken) this.parts.log.info('incidents follow their alarms again');
      this.isBroken = false;
    } catch (err) {
      if (!this.isBroken) this.parts.log.error({ err }, 'incidents could not follow their alarms and procedures; trying again each second');
      this.isBroken = true;
    } finally {
      this.isFollowing = false;
    }
  }

  private async followLogs(): Promise<void> {
    await this.follow('alarms', this.parts.alarms, (changes, open) => alarmEntries(changes, open, this.now()));
    await this.follow('procedure-runs', this.parts.runs, (changes, open) => runEntries(changes, open, this.now()));
  }

  private async follow<C extends { number: number }>(source: string, log: Log<C>, entriesOf: (changes: readonly C[], open: ReadonlyMap<string, Stands<Incident>>) => Entry<Incident>[]): Promise<void> {
    const from = await this.parts.store.cursor(source);
    const position = await log.position();
    if (from === position) return;
    // From the very first entry on: what happened before an alarm or a run belonged to an incident is left out by the incident itself.
    const changes = await log.changesAfter(from ?? 0, changesAtOnce);
    const to = changes.at(-1)?.number ?? position;
    await this.ledger.write(({ open }): Promise<Plan<Incident>> => Promise.resolve({ entries: entriesOf(changes, open), cursor: { source, from, to } }));
  }

  private async found(look: Look<Incident>, id: string): Promise<Stands<Incident>> {
    const stands = await look.find(id);
    if (!stands) throw new IncidentRefused('no-such-incident', id);
    return stands;
  }

  private async sourcesOf({ alarms: ids, events: eventIds }: { alarms: readonly string[]; events: readonly string[] }): Promise<Sources> {
    const { alarms, after } = ids.length > 0 ? await this.parts.alarms.read() : { alarms: [], after: 0 };
    const events = await Promise.all(eventIds.map((id) => this.parts.events.eventDetail(id)));
    return {
      alarms: ids.map((id) => alarmSource(alarms, id, after)),
      events: events.map((detail, index) => {
        if (!detail) throw new IncidentRefused('no-such-event', eventIds[index] ?? null);
        return detail.event;
      }),
    };
  }

  private checked(incident: Incident): Incident {
    const area = incident.place?.area;
    if (area !== undefined && !this.parts.pack().areaByCode(area)) throw new IncidentRefused('no-such-area', area);
    return incident;
  }

  private answer({ matter, last }: Stands<Incident>): IncidentAnswer {
    return { ...matter, last, cameras: nearCameras(matter, this.parts.pack()) };
  }
}

function incidentOf(alarm: string, open: ReadonlyMap<string, Stands<Incident>>): Stands<Incident> | null {
  return [...open.values()].find(({ matter }) => matter.alarms.some(({ id }) => id === alarm)) ?? null;
}

function fromWhat({ alarms, events }: IncidentRequest): Bilingual {
  if (alarms.length > 0) return { vi: ` từ ${alarms.length} cảnh báo`, en: ` from ${alarms.length} alarms` };
  return events.length > 0 ? { vi: ` từ ${events.length} sự kiện`, en: ` from ${events.length} events` } : { vi: '', en: '' };
}

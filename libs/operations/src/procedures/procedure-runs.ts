import { drillOfAlarm, ProcedureRun, type Bilingual, type Procedure, type RunAnswer, type RunDetail, type RunRequest, type RunsQuery } from '@ioc/contracts';
import type { Bus, Logger, ProvincePack } from '@ioc/platform';
import type { AlarmStore, LedgerStore } from '@ioc/store';
import { Ledger, type Entry, type Look, type Stands } from '../ledger/ledger.js';
import { advance, beginRun } from './advance.js';
import { doStep } from './do-step.js';
import type { ProcedurePorts } from './procedure-ports.js';
import type { RunEvent } from './run-event.js';
import { RunRefused } from './run-refused.js';
import { runWords } from './run-words.js';
import { wantedBy } from './wanted-by.js';

export interface ProcedureRunsParts {
  store: LedgerStore;
  alarms: Pick<AlarmStore, 'position' | 'changesAfter'>;
  ports: ProcedurePorts;
  /** The drill that an incident belongs to. */
  drillOf(incident: string): Promise<string | null>;
  bus: Bus;
  pack: () => ProvincePack;
  /** Answers null when another server does it at this moment. */
  lease<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  log: Logger;
  now?: () => number;
}

interface Begun {
  number: number;
  by: string | null;
  alarm: string | null;
  incident: string | null;
  drill: string | null;
}

interface ActOn {
  key?: string | undefined;
  last?: number | undefined;
}

const leaseName = 'operations/procedures';
const alarmLog = 'alarms';
const changesAtOnce = 500;
const logAtMost = 500;

/** Procedures (quy trình xử lý) as they run: started by an alarm rule or by hand, done step by step, watched by the clock. */
export class ProcedureRuns {
  private readonly ledger: Ledger<ProcedureRun>;
  private readonly now: () => number;
  private isTicking = false;
  private isBroken = false;

  constructor(private readonly parts: ProcedureRunsParts) {
    this.now = parts.now ?? Date.now;
    this.ledger = new Ledger({
      store: parts.store,
      isOpen: ({ state }) => state === 'running',
      parse: (standing) => ProcedureRun.parse(standing),
      tell: ({ matter, last }) => parts.bus.emit('procedure-run.changed', { ...matter, last }),
      now: () => this.now(),
    });
  }

  /** Those that run. */
  async open(): Promise<RunAnswer[]> {
    return (await this.ledger.read()).map(({ matter, last }) => ({ ...matter, last }));
  }

  async list({ open, limit, offset }: RunsQuery): Promise<RunAnswer[]> {
    const stored = await this.parts.store.list({ open: open === undefined ? undefined : open === 'true', limit, offset });
    return stored.map((one) => this.ledger.standsBy(one)).map(({ matter, last }) => ({ ...matter, last }));
  }

  /** @returns null when there is no such run */
  async detail(id: string): Promise<RunDetail | null> {
    const stands = await this.ledger.find(id);
    if (!stands) return null;
    const changes = await this.parts.store.changes({ id, limit: logAtMost });
    return { run: { ...stands.matter, last: stands.last }, log: changes.map(({ number, at, kind, by, vi, en }) => ({ number, at, kind, by, said: { vi, en } })) };
  }

  /**
   * Starts a procedure by hand. The same request twice starts one.
   * @throws RunRefused when there is no such procedure
   */
  async start({ key, by, procedure: id, alarm, incident }: RunRequest): Promise<RunAnswer> {
    const procedure = this.parts.pack().procedures.find((one) => one.id === id);
    if (!procedure) throw new RunRefused('no-such-procedure', id);
    const drill = alarm === undefined ? await this.drillOf(incident) : drillOfAlarm(alarm);
    const started = await this.ledger.write(({ after }) => Promise.resolve({ entries: [this.begun(procedure, { number: after + 1, by, alarm: alarm ?? null, incident: incident ?? null, drill })] }), key);
    if (!started) throw new Error('a procedure was to be started and nothing was written');
    return { ...started.matter, last: started.last };
  }

  /**
   * Something that happens to a run by a person.
   * @returns the run after it
   * @throws RunRefused when the procedure does not admit it, the run has changed since it was last seen, or there is none
   */
  async act(id: string, event: RunEvent & { by: string }, { key, last }: ActOn = {}): Promise<RunAnswer> {
    await this.ledger.write(async (look) => {
      const stands = await found(look, id);
      if (last !== undefined && last !== stands.last) throw new RunRefused('changed-meanwhile');
      const advanced = advance(stands.matter, event, this.now());
      if (advanced.outcome === 'refused') throw new RunRefused(advanced.reason, advanced.which ?? null);
      return advanced.outcome === 'unchanged' ? null : { entries: [entryOf(stands.matter, event, advanced.run)] };
    }, key ?? null);
    const stands = await this.ledger.find(id);
    if (!stands) throw new RunRefused('no-such-run', id);
    return { ...stands.matter, last: stands.last };
  }

  /** Starts what alarm rules ask for, says what is overdue, and does what is the centre's own to do; once in a cluster. Never rejects. */
  async tick(): Promise<void> {
    if (this.isTicking) return;
    this.isTicking = true;
    try {
      await this.ledger.follow();
      await this.parts.lease(leaseName, async () => {
        await this.startByAlarms();
        for (const stands of await this.ledger.read()) await this.goOn(stands.matter);
      });
      if (this.isBroken) this.parts.log.info('procedures go on again');
      this.isBroken = false;
    } catch (err) {
      if (!this.isBroken) this.parts.log.error({ err }, 'procedures could not go on; trying again each second');
      this.isBroken = true;
    } finally {
      this.isTicking = false;
    }
  }

  private async startByAlarms(): Promise<void> {
    const { store, alarms, pack } = this.parts;
    const from = await store.cursor(alarmLog);
    const changes = from === null ? [] : await alarms.changesAfter(from, changesAtOnce);
    const to = from === null ? await alarms.position() : (changes.at(-1)?.number ?? from);
    if (to === from) return;
    await this.ledger.write(({ open, after }) => {
      const running = [...open.values()].map(({ matter }) => matter);
      const wanted = wantedBy(changes, pack(), running);
      const entries = wanted.map(({ procedure, alarm }, index) => this.begun(procedure, { number: after + index + 1, by: null, alarm, incident: null, drill: drillOfAlarm(alarm) }));
      return Promise.resolve({ entries, cursor: { source: alarmLog, from, to } });
    });
  }

  /** What is due of one run now. */
  private async goOn(run: ProcedureRun): Promise<void> {
    await this.happen(run.id, { kind: 'time-passed' });
    const step = run.procedure.steps.find(({ id }) => id === run.current?.step);
    if (!step || !run.current || step.work.kind === 'manual') return;
    const which = { step: step.id, visit: run.current.visit };
    const event = await doStep(run, step, this.parts.ports).then(
      (done): RunEvent | null => done && { kind: 'executed', ...which, ...done },
      (cause: unknown): RunEvent => ({ kind: 'failed', ...which, why: cause instanceof Error ? cause.message : String(cause) }),
    );
    if (event) await this.happen(run.id, event);
  }

  /** Something that no person did; what the run does not take has happened already. */
  private async happen(id: string, event: RunEvent): Promise<void> {
    await this.ledger.write(async (look) => {
      const { matter } = await found(look, id);
      const advanced = advance(matter, event, this.now());
      if (advanced.outcome !== 'changed') return null;
      return { entries: [entryOf(matter, event, advanced.run)] };
    });
  }

  /** Stops the runs of a drill that has ended. @returns how many ran */
  async endDrill(drill: string): Promise<number> {
    const open = (await this.ledger.read()).filter(({ matter }) => matter.drill === drill);
    for (const { matter } of open) await this.happen(matter.id, { kind: 'stop', by: `Diễn tập ${drill}`, why: 'Cuộc diễn tập đã kết thúc' });
    return open.length;
  }

  private async drillOf(incident: string | undefined): Promise<string | null> {
    return incident === undefined ? null : this.parts.drillOf(incident);
  }

  private begun(procedure: Procedure, { number, by, alarm, incident, drill }: Begun): Entry<ProcedureRun> {
    const matter = beginRun({ id: `QT-${number}`, procedure, startedBy: by, alarm, incident, drill }, this.now());
    const said: Bilingual = { vi: `Bắt đầu quy trình “${procedure.name.vi}”.`, en: `Procedure “${procedure.name.en}” started.` };
    return { matter, kind: 'started', by, event: { procedure: procedure.id, alarm, incident }, said };
  }
}

async function found(look: Look<ProcedureRun>, id: string): Promise<Stands<ProcedureRun>> {
  const stands = await look.find(id);
  if (!stands) throw new RunRefused('no-such-run', id);
  return stands;
}

function entryOf(before: ProcedureRun, event: RunEvent, matter: ProcedureRun): Entry<ProcedureRun> {
  return { matter, kind: event.kind, by: 'by' in event ? event.by : null, event, said: runWords(event, before) };
}

import { Drill, durationMs, type Bilingual, type DrillAnswer, type DrillDetail, type DrillEndRequest, type DrillPast, type DrillRequest, type DrillsQuery, type DrillStep, type EventState } from '@ioc/contracts';
import type { Bus, Logger, ProvincePack } from '@ioc/platform';
import type { LedgerStore } from '@ioc/store';
import { Ledger, type Entry, type Stands } from '../ledger/ledger.js';
import { drillAt, dueSteps, type DrillPicture } from './drill-at.js';
import { DrillRefused } from './drill-refused.js';

/** What ends with a drill, and where it is said; given by whoever wires the house. The same key is the same line. */
export interface DrillPorts {
  /** Closes what has arisen from a drill and is open still; asked again until nothing is. @returns how much is still open */
  close(drill: string): Promise<number>;
  say(line: { key: string; by: string; text: string; drill: string }): Promise<unknown>;
}

export interface DrillsParts {
  store: LedgerStore;
  ports: DrillPorts;
  bus: Bus;
  pack: () => ProvincePack;
  /** Answers null when another server does it at this moment. */
  lease<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  log: Logger;
  now?: () => number;
}

const leaseName = 'operations/drills';
const logAtMost = 500;
const byCentre = 'Hệ thống';

/** Drills (diễn tập): what a script of the province plays. All that arises from one is marked, and is closed with it. */
export class Drills {
  private readonly ledger: Ledger<Drill>;
  private readonly now: () => number;
  private shown: ReadonlyMap<string, EventState> = new Map();
  private isTicking = false;
  private isBroken = false;

  constructor(private readonly parts: DrillsParts) {
    this.now = parts.now ?? Date.now;
    this.ledger = new Ledger({
      store: parts.store,
      isOpen: ({ state }) => state !== 'over',
      parse: (standing) => Drill.parse(standing),
      tell: (stands) => parts.bus.emit('drill.changed', answerOf(stands)),
      now: () => this.now(),
    });
  }

  /** The one that runs or closes. */
  async open(): Promise<DrillAnswer[]> {
    return (await this.ledger.read()).map(answerOf);
  }

  /** What drills let be so now. */
  async pictures(): Promise<DrillPicture[]> {
    return (await this.ledger.read()).map(({ matter }) => drillAt(matter, this.now()));
  }

  async list({ open, limit, offset }: DrillsQuery): Promise<DrillAnswer[]> {
    const stored = await this.parts.store.list({ open: open === undefined ? undefined : open === 'true', limit, offset });
    return stored.map((one) => answerOf(this.ledger.standsBy(one)));
  }

  /** @returns null when there is no such drill */
  async detail(id: string): Promise<DrillDetail | null> {
    const stands = await this.ledger.find(id);
    if (!stands) return null;
    const changes = await this.parts.store.changes({ id, limit: logAtMost });
    return { drill: answerOf(stands), log: changes.map(({ number, at, kind, by, vi, en }): DrillPast => ({ number, at, kind, by, said: { vi, en } })) };
  }

  /**
   * Begins a drill. The same request twice begins one.
   * @throws DrillRefused when there is no such script, or a drill is under way
   */
  async start({ key, by, script: id }: DrillRequest): Promise<DrillAnswer> {
    const script = this.parts.pack().drills.find((one) => one.id === id);
    if (!script) throw new DrillRefused('no-such-script', id);
    const started = await this.ledger.write(({ open, after }) => {
      const [other] = open.keys();
      if (other !== undefined) throw new DrillRefused('drill-runs', other);
      const now = this.now();
      const matter: Drill = { id: `DT-${after + 1}`, script, state: 'running', startedAt: now, startedBy: by, endsAt: now + (durationMs(script.lasts) ?? 0), happened: [], endedAt: null, endedBy: null, why: '' };
      return Promise.resolve({ entries: [{ matter, kind: 'started', by, event: { script: id }, said: { vi: `Bắt đầu diễn tập “${script.name.vi}”.`, en: `Drill “${script.name.en}” started.` } }] });
    }, key);
    if (!started) throw new Error('a drill was to be started and nothing was written');
    return answerOf(started);
  }

  /**
   * Ends a drill; what it opened is closed within moments. One that was ended is left as it is.
   * @throws DrillRefused when there is no such drill
   */
  async end(id: string, { by, why }: DrillEndRequest): Promise<DrillAnswer> {
    if (!(await this.ledger.find(id))) throw new DrillRefused('no-such-drill', id);
    await this.change(id, (drill) => (drill.state === 'running' ? endedBy(drill, { by, why, at: this.now() }) : null));
    const stands = await this.ledger.find(id);
    if (!stands) throw new DrillRefused('no-such-drill', id);
    return answerOf(stands);
  }

  /** Lets happen what the scripts say, shows it, and closes what has ended; each thing once in a cluster. Never rejects. */
  async tick(): Promise<void> {
    if (this.isTicking) return;
    this.isTicking = true;
    try {
      await this.ledger.follow();
      await this.parts.lease(leaseName, () => this.goOn());
      await this.show();
      if (this.isBroken) this.parts.log.info('drills go on again');
      this.isBroken = false;
    } catch (err) {
      if (!this.isBroken) this.parts.log.error({ err }, 'drills could not go on; trying again each second');
      this.isBroken = true;
    } finally {
      this.isTicking = false;
    }
  }

  private async goOn(): Promise<void> {
    for (const { matter } of await this.ledger.read()) {
      const { id } = matter;
      // Under a key: where a server died in between, it is said now, and once.
      await this.parts.ports.say({ key: `drill/${id}/started`, by: matter.startedBy, text: `Bắt đầu diễn tập ${id}: ${matter.script.name.vi}. Giả định: ${matter.script.cause.vi}`, drill: id });
      if (matter.state === 'closing') await this.close(matter);
      else await this.play(id);
    }
  }

  private async play(id: string): Promise<void> {
    const now = this.now();
    await this.change(id, (drill) => stepEntry(drill, now));
    await this.change(id, (drill) => (drill.state === 'running' && now >= drill.endsAt ? endedBy(drill, { by: null, why: 'Hết thời gian của kịch bản', at: now }) : null));
  }

  private async close({ id, endedBy: by, why }: Drill): Promise<void> {
    if ((await this.parts.ports.close(id)) > 0) return;
    const reason = why === '' ? '' : ` Lý do: ${why}.`;
    await this.parts.ports.say({ key: `drill/${id}/over`, by: by ?? byCentre, text: `Kết thúc diễn tập ${id}.${reason} Cảnh báo, sự vụ, quy trình và nhiệm vụ của cuộc diễn tập đã được đóng.`, drill: id });
    await this.change(id, (drill) => (drill.state === 'closing' ? { matter: { ...drill, state: 'over' }, kind: 'over', by: null, event: {}, said: { vi: 'Đã đóng mọi việc của cuộc diễn tập.', en: 'All that belonged to the drill is closed.' } } : null));
  }

  private async change(id: string, entryOf: (drill: Drill) => Entry<Drill> | null): Promise<void> {
    await this.ledger.write(async (look) => {
      const stands = await look.find(id);
      const entry = stands && entryOf(stands.matter);
      return entry ? { entries: [entry] } : null;
    });
  }

  /** Says on the bus which events of drills are new or over, as a feed's are said. */
  private async show(): Promise<void> {
    const events = new Map((await this.pictures()).flatMap((picture) => picture.events).map((event) => [event.id, event]));
    const upserted = [...events.values()].filter(({ id }) => !this.shown.has(id));
    const closed = [...this.shown.keys()].filter((id) => !events.has(id));
    this.shown = events;
    if (upserted.length + closed.length > 0) this.parts.bus.emit('events.stored', { feed: 'drill', upserted, closed });
  }
}

const answerOf = ({ matter, last }: Stands<Drill>): DrillAnswer => ({ ...matter, last });

/** What has come since it was last said; null: nothing. */
function stepEntry(drill: Drill, now: number): Entry<Drill> | null {
  const come = drill.state === 'running' ? dueSteps(drill, now).filter(({ id }) => !drill.happened.includes(id)) : [];
  if (come.length === 0) return null;
  const names = come.map(nameOf).join('; ');
  const said: Bilingual = { vi: `Tình huống: ${names}`, en: `It happens: ${names}` };
  return { matter: { ...drill, happened: [...drill.happened, ...come.map(({ id }) => id)] }, kind: 'happened', by: null, event: { steps: come.map(({ id }) => id) }, said };
}

const nameOf = (step: DrillStep) => (step.kind === 'event' ? step.title : `${step.rule}, ${step.area}`);

function endedBy(drill: Drill, { by, why, at }: { by: string | null; why: string; at: number }): Entry<Drill> {
  const reason = why === '' ? '' : ` ${why}`;
  return { matter: { ...drill, state: 'closing', endedAt: at, endedBy: by, why }, kind: 'ended', by, event: { why }, said: { vi: `Kết thúc diễn tập.${reason}`, en: `The drill was ended.${reason}` } };
}

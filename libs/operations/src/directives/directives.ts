import { Directive, directiveDrafted, drillOfAlarm, type DirectiveAct, type DirectiveActRequest, type DirectiveAnswer, type DirectiveDetail, type DirectivePast, type DirectiveRequest, type DirectivesQuery, type Evidence } from '@ioc/contracts';
import type { Bus, Logger, ProvincePack } from '@ioc/platform';
import type { LedgerStore } from '@ioc/store';
import { Ledger, type Entry, type Look, type Stands } from '../ledger/ledger.js';
import type { DirectiveEvent } from './directive-event.js';
import { DirectiveRefused } from './directive-refused.js';
import { directiveWords } from './directive-words.js';
import { eventOfAct } from './event-of-act.js';
import { draftsOf } from './new-directives.js';
import { stepDirective } from './step-directive.js';

export interface DirectivesParts {
  store: LedgerStore;
  /** The drill that an incident belongs to. */
  drillOf(incident: string): Promise<string | null>;
  bus: Bus;
  pack: () => ProvincePack;
  /** Answers null when another server does it at this moment. */
  lease<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  log: Logger;
  now?: () => number;
}

interface ActOn {
  by: string | null;
  key?: string | undefined;
  last?: number | undefined;
}

const leaseName = 'operations/directives';
const pastAtMost = 500;

/** Directives (nhiệm vụ giao): tasks to organisations, with a deadline that is watched. */
export class Directives {
  private readonly ledger: Ledger<Directive>;
  private readonly now: () => number;
  private isTicking = false;
  private isBroken = false;

  constructor(private readonly parts: DirectivesParts) {
    this.now = parts.now ?? Date.now;
    this.ledger = new Ledger({
      store: parts.store,
      isOpen: ({ state }) => state !== 'closed' && state !== 'withdrawn',
      parse: (standing) => Directive.parse(standing),
      tell: (stands) => parts.bus.emit('directive.changed', answerOf(stands)),
      now: () => this.now(),
    });
  }

  /** Those that are not over. */
  async open(): Promise<DirectiveAnswer[]> {
    return (await this.ledger.read()).map(answerOf);
  }

  async list({ open, limit, offset }: DirectivesQuery): Promise<DirectiveAnswer[]> {
    const stored = await this.parts.store.list({ open: open === undefined ? undefined : open === 'true', limit, offset });
    return stored.map((one) => answerOf(this.ledger.standsBy(one)));
  }

  /** @returns null when there is no such directive */
  async detail(id: string): Promise<DirectiveDetail | null> {
    const stands = await this.ledger.find(id);
    if (!stands) return null;
    const changes = await this.parts.store.changes({ id, limit: pastAtMost });
    const past = changes.map(({ number, at, kind, by, vi, en, standing }): DirectivePast => ({ number, at, kind, by, said: { vi, en }, state: Directive.parse(standing).state }));
    return { directive: answerOf(stands), past };
  }

  /**
   * Drafts a directive for each organisation; nobody is told before they are approved. The same request twice drafts once.
   * @throws DirectiveRefused when an organisation or the indicator that it came from is not there
   */
  async draft(request: DirectiveRequest): Promise<DirectiveAnswer[]> {
    const pack = this.parts.pack();
    const drill = await this.drillBehind(request.origin);
    const first = await this.ledger.write(({ after }) => {
      const matters = draftsOf(request, { after, now: this.now(), pack, drill });
      const said = { vi: 'Soạn dự thảo.', en: 'Drafted.' };
      return Promise.resolve({ entries: matters.map((matter) => ({ matter, kind: directiveDrafted, by: request.by, event: { origin: request.origin }, said })) });
    }, request.key);
    if (!first) throw new Error('directives were to be drafted and nothing was written');
    return this.together(first.matter, request.organisations);
  }

  /**
   * Something that a person does to a directive. The same act a second time changes nothing.
   * @throws DirectiveRefused when the table of directives does not admit it, it has changed since it was last seen, or there is none
   */
  act<A extends DirectiveAct>(id: string, act: A, request: DirectiveActRequest<A>): Promise<DirectiveAnswer> {
    return this.happen(id, (now) => eventOfAct(act, request, now), request);
  }

  /** A file that proves what was done; its bytes are kept before. */
  attach(id: string, evidence: Evidence): Promise<DirectiveAnswer> {
    return this.happen(id, () => ({ kind: 'attach', evidence }), { by: evidence.by });
  }

  /** Sends what nobody took back, and says what is overdue; once in a cluster. Never rejects: the next one makes up for it. */
  async tick(): Promise<void> {
    if (this.isTicking) return;
    this.isTicking = true;
    try {
      await this.ledger.follow();
      await this.parts.lease(leaseName, () => this.passTime());
      if (this.isBroken) this.parts.log.info('directives are sent and watched again');
      this.isBroken = false;
    } catch (err) {
      if (!this.isBroken) this.parts.log.error({ err }, 'directives could not be sent and watched; trying again each second');
      this.isBroken = true;
    } finally {
      this.isTicking = false;
    }
  }

  /** Withdraws, or closes, the directives of a drill that has ended. @returns how many were open */
  async endDrill(drill: string): Promise<number> {
    const open = (await this.ledger.read()).filter(({ matter }) => matter.drill === drill);
    for (const { matter } of open) for (const event of endingOf(matter)) await this.happen(matter.id, () => event, { by: null });
    return open.length;
  }

  private drillBehind(origin: DirectiveRequest['origin']): Promise<string | null> {
    if (origin.kind === 'incident') return this.parts.drillOf(origin.incident);
    return Promise.resolve(origin.kind === 'alarm' ? drillOfAlarm(origin.alarm) : null);
  }

  private async passTime(): Promise<void> {
    for (const { matter } of await this.ledger.read()) {
      const { id, state, deadline } = matter;
      const event: DirectiveEvent = state === 'approved' ? { kind: 'send' } : { kind: 'pass-deadline', deadline };
      const taken = stepDirective(matter, event, this.now());
      // It may have been taken back, or put off, a moment ago: the ledger asks again.
      if (taken.outcome === 'changed') await this.happen(id, () => event, { by: null });
    }
  }

  private async happen(id: string, event: (now: number) => DirectiveEvent, { by, key, last }: ActOn): Promise<DirectiveAnswer> {
    await this.ledger.write(async (look) => {
      const stands = await found(look, id);
      if (last !== undefined && last !== stands.last) throw new DirectiveRefused('changed-meanwhile');
      const entry = this.entryOf(stands.matter, event(this.now()), by);
      return entry && { entries: [entry] };
    }, key ?? null);
    const stands = await this.ledger.find(id);
    if (!stands) throw new DirectiveRefused('no-such-directive', id);
    return answerOf(stands);
  }

  private entryOf(directive: Directive, event: DirectiveEvent, by: string | null): Entry<Directive> | null {
    const taken = stepDirective(directive, event, this.now());
    // The clock asks for what may be over already; a person is told.
    if (taken.outcome === 'refused' && by !== null) throw new DirectiveRefused(taken.reason);
    if (taken.outcome !== 'changed') return null;
    return { matter: taken.directive, kind: event.kind, by, event, said: directiveWords(event, this.parts.pack().province.timeZone) };
  }

  /** Those that were drafted together, in the order of their organisations. */
  private async together(first: Directive, organisations: readonly string[]): Promise<DirectiveAnswer[]> {
    const start = numberOf(first.id);
    const all = await Promise.all([...new Set(organisations)].map((_organisation, index) => this.ledger.find(idOf(start + index))));
    return all.flatMap((stands) => (stands ? [answerOf(stands)] : []));
  }
}

/** How a directive of a drill comes to its end; one that has been approved waits until it has gone out. */
function endingOf({ state }: Directive): DirectiveEvent[] {
  const result = 'Cuộc diễn tập đã kết thúc';
  if (state === 'done') return [{ kind: 'verify' }, { kind: 'close', result }];
  return state === 'verified' ? [{ kind: 'close', result }] : [{ kind: 'withdraw', why: result }];
}

const prefix = 'NV-';
/** A directive is named by the change that drafted it. */
const idOf = (number: number) => `${prefix}${number}`;
const numberOf = (id: string) => Number(id.slice(prefix.length));

const answerOf = ({ matter, last }: Stands<Directive>): DirectiveAnswer => ({ ...matter, last });

async function found(look: Look<Directive>, id: string): Promise<Stands<Directive>> {
  const stands = await look.find(id);
  if (!stands) throw new DirectiveRefused('no-such-directive', id);
  return stands;
}

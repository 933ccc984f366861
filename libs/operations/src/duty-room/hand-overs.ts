import { HandOver, type Duty, type HandOverRequest, type OpenMatters } from '@ioc/contracts';
import type { LedgerStore } from '@ioc/store';
import { Ledger } from '../ledger/ledger.js';
import { DutyRefused } from './duty-refused.js';

export interface HandOversParts {
  store: LedgerStore;
  /** Who is on duty, and who comes then. */
  watches(): Promise<{ duty: Duty | null; next: Duty | null }>;
  matters(): Promise<OpenMatters>;
  now?: () => number;
}

const named = ({ day, watch, crew }: Duty) => ({ day, watch, crew });

/** What one watch leaves to the next one. It holds when both sides have said so. */
export class HandOvers {
  private readonly ledger: Ledger<HandOver>;
  private readonly now: () => number;

  constructor(private readonly parts: HandOversParts) {
    this.now = parts.now ?? Date.now;
    this.ledger = new Ledger({ store: parts.store, isOpen: ({ takenAt }) => takenAt === null, parse: (standing) => HandOver.parse(standing), tell: () => undefined, now: () => this.now() });
  }

  async list(limit: number): Promise<HandOver[]> {
    return (await this.parts.store.list({ limit })).map((one) => this.ledger.standsBy(one).matter);
  }

  /** Leaves everything that is open at this moment to the next watch. @throws DutyRefused when nobody is on duty */
  async give({ key, by, note }: HandOverRequest): Promise<HandOver> {
    const { duty, next } = await this.parts.watches();
    if (!duty || !next) throw new DutyRefused('nobody-on-duty');
    const matters = await this.parts.matters();
    const given = await this.ledger.write(({ after }) => {
      const matter: HandOver = { id: `GC-${after + 1}`, from: named(duty), to: named(next), matters, note, givenBy: by, givenAt: this.now(), takenBy: null, takenAt: null };
      return Promise.resolve({ entries: [{ matter, kind: 'given', by, event: { note }, said: { vi: `${by} giao ca.`, en: `${by} hands over.` } }] });
    }, key);
    if (!given) throw new Error('a watch was to be handed over and nothing was written');
    return given.matter;
  }

  /** @throws DutyRefused when there is no such hand-over, it was taken already, or by the one who gave it */
  async take(id: string, by: string): Promise<HandOver> {
    const taken = await this.ledger.write(async ({ find }) => {
      const matter = (await find(id))?.matter;
      if (!matter) throw new DutyRefused('no-such-hand-over', id);
      if (matter.takenBy === by) return null;
      if (matter.takenAt !== null) throw new DutyRefused('taken-already', id);
      if (matter.givenBy === by) throw new DutyRefused('same-person', by);
      return { entries: [{ matter: { ...matter, takenBy: by, takenAt: this.now() }, kind: 'taken', by, event: {}, said: { vi: `${by} nhận ca.`, en: `${by} takes over.` } }] };
    });
    const stands = taken ?? (await this.ledger.find(id));
    if (!stands) throw new DutyRefused('no-such-hand-over', id);
    return stands.matter;
  }
}

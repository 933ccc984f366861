import { RollCall, type Duty, type RollCallAnswerRequest } from '@ioc/contracts';
import type { LedgerStore } from '@ioc/store';
import { Ledger, type Entry } from '../ledger/ledger.js';
import { DutyRefused } from './duty-refused.js';

export interface RollCallsParts {
  store: LedgerStore;
  onDuty(): Promise<Duty | null>;
  now?: () => number;
}

interface Question {
  key: string;
  by: string;
  question: string;
  forS: number;
  drill?: string | null;
}

/** Questions to everybody on duty: who answered what, and who did not. */
export class RollCalls {
  private readonly ledger: Ledger<RollCall>;
  private readonly now: () => number;

  constructor(private readonly parts: RollCallsParts) {
    this.now = parts.now ?? Date.now;
    this.ledger = new Ledger({ store: parts.store, isOpen: ({ endedAt }) => endedAt === null, parse: (standing) => RollCall.parse(standing), tell: () => undefined, now: () => this.now() });
  }

  async list(limit: number): Promise<RollCall[]> {
    return (await this.parts.store.list({ limit })).map((one) => this.ledger.standsBy(one).matter);
  }

  /** @throws DutyRefused when nobody is on duty */
  async ask({ key, by, question, forS, drill = null }: Question): Promise<RollCall> {
    const duty = await this.parts.onDuty();
    if (!duty) throw new DutyRefused('nobody-on-duty');
    const asked = await this.ledger.write(({ after }) => {
      const at = this.now();
      const seats = duty.seats.map(({ post, person }) => ({ post, person }));
      const matter: RollCall = { id: `DD-${after + 1}`, question, askedBy: by, at, until: at + forS * 1000, endedAt: null, asked: seats, answers: [], missing: seats.map(({ post }) => post), drill };
      return Promise.resolve({ entries: [{ matter, kind: 'asked', by, event: { question }, said: { vi: question, en: question } }] });
    }, key);
    if (!asked) throw new Error('a question was to be asked and nothing was written');
    return asked.matter;
  }

  /** The last answer of a post holds. @throws DutyRefused when there is no such question, it is over, or the post was not asked */
  async answer(id: string, { post, by, text }: RollCallAnswerRequest): Promise<RollCall> {
    const answered = await this.ledger.write(async ({ find }) => {
      const matter = (await find(id))?.matter;
      if (!matter) throw new DutyRefused('no-such-roll-call', id);
      if (matter.endedAt !== null) throw new DutyRefused('roll-call-over', id);
      if (!matter.asked.some((seat) => seat.post === post)) throw new DutyRefused('not-asked', post);
      const at = this.now();
      const missing = matter.missing.filter((one) => one !== post);
      const answers = [...matter.answers.filter((one) => one.post !== post), { post, by, text, at }];
      return { entries: [{ matter: { ...matter, answers, missing, endedAt: missing.length === 0 ? at : null }, kind: 'answered', by, event: { post, text }, said: { vi: text, en: text } }] };
    });
    if (!answered) throw new DutyRefused('no-such-roll-call', id);
    return answered.matter;
  }

  /** Ends what has been waited for long enough. */
  async tick(): Promise<void> {
    await this.ledger.write(({ open }) => {
      const at = this.now();
      const entries = [...open.values()].flatMap(({ matter }): Entry<RollCall>[] => {
        if (at < matter.until) return [];
        const missing = matter.missing.join(', ');
        return [{ matter: { ...matter, endedAt: matter.until }, kind: 'ended', by: null, event: {}, said: { vi: `Hết giờ. Chưa trả lời: ${missing}`, en: `Time is over. No answer: ${missing}` } }];
      });
      return Promise.resolve(entries.length > 0 ? { entries } : null);
    });
  }
}

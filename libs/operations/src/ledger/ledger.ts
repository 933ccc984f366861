import type { Bilingual } from '@ioc/contracts';
import type { LedgerCursor, LedgerStore, StoredMatter } from '@ioc/store';

export interface Matter {
  id: string;
}

/** One thing that happened to one matter; a plan of several happens at once or not at all. */
export interface Entry<M extends Matter> {
  /** The matter after it. */
  matter: M;
  kind: string;
  by: string | null;
  event: object;
  said: Bilingual;
}

export interface Plan<M extends Matter> {
  entries: readonly Entry<M>[];
  cursor?: LedgerCursor;
}

/** What a plan is made from. */
export interface Look<M extends Matter> {
  /** Those that are open. */
  open: ReadonlyMap<string, Stands<M>>;
  /** Number of the last change; the first entry of the plan gets the next one. */
  after: number;
  /** Any matter, those that are over too. */
  find(id: string): Promise<Stands<M> | null>;
}

/** A matter, and the number of the change after which it stands so. */
export interface Stands<M extends Matter> {
  matter: M;
  last: number;
}

export interface LedgerParts<M extends Matter> {
  store: Pick<LedgerStore, 'position' | 'read' | 'find' | 'changedUnder' | 'keep' | 'cursor'>;
  isOpen(matter: M): boolean;
  /** What lies in the database is checked like anything that comes from outside. */
  parse(standing: unknown): M;
  /** Called after the COMMIT, whoever wrote it. */
  tell(stands: Stands<M>): void;
  now(): number;
}

/** As often as somebody else may write at the very moment of an act. */
const attempts = 8;

/**
 * Matters of one kind in memory, beside the log that they are written to. What is written names the last change that its writer
 * knew: of two servers, or of the clock and a person, the one that comes second looks again, so nothing is done twice.
 */
export class Ledger<M extends Matter> {
  private readonly open = new Map<string, Stands<M>>();
  private after: number | null = null;
  private working: Promise<unknown> = Promise.resolve();

  constructor(readonly parts: LedgerParts<M>) {}

  /** Open matters as they are stored now. */
  read(): Promise<Stands<M>[]> {
    return this.inTurn(async () => {
      await this.catchUp();
      return [...this.open.values()];
    });
  }

  /** Takes over what other servers wrote. */
  follow(): Promise<void> {
    return this.inTurn(async () => void (await this.catchUp()));
  }

  /**
   * Writes what `plan` makes of how things stand; called again when somebody else wrote meanwhile.
   * @param key what was written under it before is not written again
   * @returns the first matter of the plan, or the one that the key changed before; null when there was nothing to write
   */
  write(plan: (look: Look<M>) => Promise<Plan<M> | null>, key: string | null = null): Promise<Stands<M> | null> {
    return this.inTurn(async () => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const after = await this.catchUp();
        const before = key === null ? null : await this.parts.store.changedUnder(key);
        if (before) return this.standsBy(before);
        const planned = await plan({ open: this.open, after, find: (id) => this.find(id) });
        if (!planned) return null;
        const kept = await this.keep(planned, after, key);
        if (kept) return kept.get(planned.entries[0]?.matter.id ?? '') ?? null;
      }
      throw new Error('the ledger is written too often to be acted on');
    });
  }

  private async keep({ entries, cursor }: Plan<M>, after: number, key: string | null): Promise<Map<string, Stands<M>> | null> {
    const at = this.parts.now();
    const changes = entries.map(({ matter, kind, by, event, said }, index) => ({
      ...{ id: matter.id, at, kind, by, key: index === 0 ? key : null, event, standing: matter, ...said },
      isOpen: this.parts.isOpen(matter),
    }));
    const kept = await this.parts.store.keep({ after, changes, cursor });
    if (kept === null) return null;
    this.after = kept;
    const last = new Map(entries.map(({ matter }, index) => [matter.id, { matter, last: after + index + 1 }]));
    for (const stands of last.values()) this.put(stands);
    return last;
  }

  async find(id: string): Promise<Stands<M> | null> {
    const open = this.open.get(id);
    if (open) return open;
    const stored = await this.parts.store.find(id);
    return stored && this.standsBy(stored);
  }

  standsBy({ standing, last }: StoredMatter): Stands<M> {
    return { matter: this.parts.parse(standing), last };
  }

  /** @returns the number of the last change */
  private async catchUp(): Promise<number> {
    const known = this.after;
    if (known !== null && known === (await this.parts.store.position())) return known;
    const { after, matters } = await this.parts.store.read(known ?? undefined);
    for (const stored of matters) this.put(this.standsBy(stored));
    this.after = after;
    return after;
  }

  private put(stands: Stands<M>): void {
    const { matter } = stands;
    if (this.parts.isOpen(matter)) this.open.set(matter.id, stands);
    else this.open.delete(matter.id);
    this.parts.tell(stands);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.working.then(work);
    this.working = next.catch(() => undefined);
    return next;
  }
}

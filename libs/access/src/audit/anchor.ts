import type { AuditHead } from '@ioc/contracts';
import type { Logger } from '@ioc/platform';

/** Somewhere outside of the database. */
export interface AnchorPlace {
  name: string;
  put(head: AuditHead): Promise<void>;
}

export interface AnchorDeps {
  head(): Promise<AuditHead | null>;
  places: readonly AnchorPlace[];
  log: Logger;
  now?(): number;
}

/** Lays the end of the chain down where whoever alters the database does not reach. */
export class Anchor {
  /** What was laid down last in at least one place. */
  last: AuditHead | null = null;
  /** Times that a place could not be written. */
  faults = 0;

  constructor(private readonly deps: AnchorDeps) {}

  /** Never rejects: a place that is away is said, counted, and tried again the next time. */
  async lay(): Promise<void> {
    const { head: ask, log, now = Date.now } = this.deps;
    try {
      const end = await ask();
      if (!end) return;
      if (end.count !== end.number) log.error({ entries: end.count, head: end.number }, 'the audit has another number of entries than its last one says: run `ioc audit verify`');
      const head = { ...end, at: now() };
      const laid = await Promise.all(this.deps.places.map((place) => this.put(place, head)));
      if (laid.includes(true)) this.last = head;
    } catch (cause) {
      this.failed('the store', cause);
    }
  }

  private async put(place: AnchorPlace, head: AuditHead): Promise<boolean> {
    try {
      await place.put(head);
      return true;
    } catch (cause) {
      this.failed(place.name, cause);
      return false;
    }
  }

  private failed(place: string, cause: unknown): void {
    this.faults += 1;
    this.deps.log.error({ place, reason: cause instanceof Error ? cause.message : String(cause) }, 'the end of the audit could not be laid down');
  }
}

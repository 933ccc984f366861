import { freshnessAt, LogEntry, type LogEntryRequest, type SeriesState, type StepActor, type ValueSnapshot } from '@ioc/contracts';
import type { LedgerStore } from '@ioc/store';
import { Ledger } from '../ledger/ledger.js';
import { DutyRefused } from './duty-refused.js';

export interface LogBookParts {
  store: LedgerStore;
  /** The newest value of a series, as the screens have it. */
  newest(series: { indicator: string; area: string }): SeriesState | undefined;
  /** The drill that an incident belongs to. */
  drillOf(incident: string): Promise<string | null>;
  now?: () => number;
}

interface Line {
  key: string;
  by: string;
  text: string;
  to?: readonly StepActor[];
  incident?: string | null;
  values?: readonly ValueSnapshot[];
  drill?: string | null;
}

/** The log book of the duty room (sổ nhật ký): lines that nobody alters, with values as they stood. */
export class LogBook {
  private readonly ledger: Ledger<LogEntry>;
  private readonly now: () => number;

  constructor(private readonly parts: LogBookParts) {
    this.now = parts.now ?? Date.now;
    // What is written is over: nothing is ever done about a line.
    this.ledger = new Ledger({ store: parts.store, isOpen: () => false, parse: (standing) => LogEntry.parse(standing), tell: () => undefined, now: () => this.now() });
  }

  async list(limit: number): Promise<LogEntry[]> {
    return (await this.parts.store.list({ limit })).map((one) => this.ledger.standsBy(one).matter);
  }

  /** @throws DutyRefused when there is no value of a series that is named */
  async write({ values, incident, ...request }: LogEntryRequest): Promise<LogEntry> {
    const snapshots = values.map((series) => this.snapshot(series));
    return this.add({ ...request, incident: incident ?? null, values: snapshots, drill: incident === undefined ? null : await this.parts.drillOf(incident) });
  }

  /** A line by a person or by a procedure; the same key twice is one line. */
  async add({ key, by, text, to = [], incident = null, values = [], drill = null }: Line): Promise<LogEntry> {
    const written = await this.ledger.write(({ after }) => {
      const matter: LogEntry = { id: `NK-${after + 1}`, at: this.now(), by, text, to: [...to], incident, values: [...values], drill };
      return Promise.resolve({ entries: [{ matter, kind: 'written', by, event: {}, said: { vi: text, en: text } }] });
    }, key);
    if (!written) throw new Error('a line was to be written and nothing was');
    return written.matter;
  }

  private snapshot(series: { indicator: string; area: string }): ValueSnapshot {
    const newest = this.parts.newest(series);
    if (!newest) throw new DutyRefused('no-such-value', `${series.indicator}/${series.area}`);
    const { indicator, area, value, period, at, provenance, feed, ageFrom, staleAt, spark } = newest;
    const takenAt = this.now();
    return { indicator, area, value, period, at, provenance, feed, takenAt, ageFrom, spark: [...spark], freshness: freshnessAt(takenAt, ageFrom, staleAt) };
  }
}

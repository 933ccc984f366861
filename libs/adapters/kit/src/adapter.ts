import type { z } from 'zod';
import type { Excerpt } from './excerpt.js';
import type { ComponentId, FeedBatch, Indicator } from '@ioc/contracts';
import type { FolderSource, HttpRequest, HttpSource, MqttSource, RawPayload, SqlSource, SyslogSource, Unchanged } from '@ioc/transports';

/** What the runner lends an adapter for one poll. Every call settles when the poll's time is up. */
export interface FetchContext {
  http(source: HttpSource, request?: HttpRequest): Promise<RawPayload | Unchanged>;
  /** Messages since the last poll, as one NDJSON payload of `MqttMessage`s. */
  mqtt(source: MqttSource): Promise<RawPayload | Unchanged>;
  /** Messages of the last poll's unfinished window and since: a line of `SyslogCover`, then one `SyslogMessage` a line. */
  syslog(source: SyslogSource): Promise<RawPayload | Unchanged>;
  /** Files that are new or changed since the last poll. */
  folder(source: FolderSource): Promise<RawPayload[] | Unchanged>;
  /** One SELECT in a read-only transaction; its answer as JSON. */
  sql(source: SqlSource): Promise<RawPayload>;
  readonly signal: AbortSignal;
  /** When this poll began, ISO UTC. */
  readonly startedAt: string;
}

export type AreaMatch = { code: string } | { candidates: string[] } | null;

/** The part of the province pack that a parser may know. */
export interface PackView {
  readonly utcOffset: string;
  /** Code of the whole province. */
  readonly provinceArea: string;
  indicator(id: string): Indicator | undefined;
  /** Finds a unit by code, name or alias, folding case, accents and blanks; two candidates are never guessed between. */
  area(text: string): AreaMatch;
  /** Id of an organisation by id, name, short name or alias. */
  organisation(text: string): string | null;
  /** Counts what had to be repaired to be understood, each text once a poll. For the scorecard alone: no reading depends on it. */
  repaired?(what: string): void;
}

/** What `parse` answers: at once, or, where the mapping language is asynchronous (JSONata), as a promise. */
export type ParseAnswer = FeedBatch | Promise<FeedBatch>;

/**
 * Code that speaks one protocol. Settings come from `config/<province>/feeds`, checked by `settings`.
 * `fetch` and `parse` are apart so that an archived payload can be parsed again after a mapping was wrong.
 */
export interface Adapter<Settings = unknown, Answer extends ParseAnswer = FeedBatch> {
  /** Named by `kind` in a feed's configuration. */
  readonly kind: string;
  /** One sentence for people: which system speaks this. */
  readonly title: string;
  readonly component: ComponentId | 'any';
  readonly contractVersion: 1;
  readonly settings: z.ZodType<Settings>;
  /** The only method that touches the world. Throws `AdapterFault` for every expected fault. */
  fetch(ctx: FetchContext, settings: Settings): Promise<RawPayload[] | Unchanged>;
  /**
   * Pure: no clock, no I/O; the same payloads give the same batch. Takes all payloads of one poll together.
   * One bad record goes to `rejected`; a payload that is not of the protocol throws `AdapterFault` (`bad-shape`, `empty`).
   */
  parse(payloads: readonly RawPayload[], settings: Settings, pack: PackView): Answer;
  /**
   * What stands at a place within a payload, as `parse` named it (after the payload's name). Only where the kit's own way,
   * {@link excerptOf} by JSON pointer, XPath or line, does not know the place, as in workbooks.
   */
  excerpt?(payload: RawPayload, place: string, settings: Settings): Excerpt;
}

/** Any adapter of the registry: its settings were checked by its own schema, its answer must be awaited. */
export type AnyAdapter = Adapter<unknown, ParseAnswer>;

/** Declares an adapter, keeping the type of its settings. */
export function defineAdapter<Settings, Answer extends ParseAnswer = FeedBatch>(
  adapter: Omit<Adapter<Settings, Answer>, 'contractVersion'>,
): Adapter<Settings, Answer> {
  return { ...adapter, contractVersion: 1 };
}

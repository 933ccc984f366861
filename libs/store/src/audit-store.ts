import type { AuditAct, AuditEntry, AuditHead, AuditOutcome } from '@ioc/contracts';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { onceMoreWhenDead } from './dead-connection.js';
import { foldedWords } from './read/folded-words.js';
import { foldedSql } from './read/folded-sql.js';
import { ms } from './read/latest.js';

/** What is not yet in the chain. */
export type NewAuditEntry = Omit<AuditEntry, 'number' | 'previous' | 'hash'>;
/** What a hash is made of. */
export type NumberedAuditEntry = Omit<AuditEntry, 'previous' | 'hash'>;

/** How entries are linked is the chain's own business; the store gives each its number and the hash before. */
export interface ChainLink {
  first: string;
  hash(previous: string, entry: NumberedAuditEntry): string;
}

/** The end of the chain after entries were added to it, and before. */
export interface ChainGrowth extends ChainEnd {
  after: ChainEnd;
}

export type ChainEnd = Pick<AuditHead, 'number' | 'hash'>;

export interface AuditFilter {
  from?: Date | undefined;
  to?: Date | undefined;
  /** Id or whole name. */
  actor?: string | undefined;
  act?: AuditAct | undefined;
  kind?: string | undefined;
  subject?: string | undefined;
  component?: string | undefined;
  area?: string | undefined;
  organisation?: string | undefined;
  outcome?: AuditOutcome | undefined;
  text?: string | undefined;
  /** Entries with a smaller number. */
  before?: number | undefined;
}

/** Any number; the same one in every Rông. All servers write one chain. */
const chainLock = 6_200_006;

const told = `number::float8 AS number, id, ${ms('at', 'at')}, json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) AS actor, act,
  json_build_object('kind', subject_kind, 'id', subject_id) AS subject, component, area, organisation, why, from_address AS "from", outcome, details,
  encode(previous, 'hex') AS previous, encode(hash, 'hex') AS hash`;

const searched = foldedSql(`concat_ws(' ', actor_id, actor_name, subject_kind, subject_id, why, from_address)`);

/** Parameters $1 to $12, as `filterOf` gives them. */
const fits = `($1::timestamptz IS NULL OR at >= $1) AND ($2::timestamptz IS NULL OR at < $2) AND ($3::text IS NULL OR actor_id = $3 OR actor_name = $3)
  AND ($4::text IS NULL OR act = $4) AND ($5::text IS NULL OR subject_kind = $5) AND ($6::text IS NULL OR subject_id = $6)
  AND ($7::text IS NULL OR component = $7) AND ($8::text IS NULL OR area = $8) AND ($9::text IS NULL OR organisation = $9)
  AND ($10::text IS NULL OR outcome = $10) AND ($11::bigint IS NULL OR number < $11)
  AND ($12::text[] IS NULL OR NOT EXISTS (SELECT FROM unnest($12::text[]) word WHERE ' ' || ${searched} NOT LIKE '% ' || word || '%'))`;

function filterOf({ text, before, ...filter }: AuditFilter): unknown[] {
  const { from, to, actor, act, kind, subject, component, area, organisation, outcome } = filter;
  const words = text === undefined ? undefined : foldedWords(text);
  return [from, to, actor, act, kind, subject, component, area, organisation, outcome, before, words].map((one) => one ?? null);
}

/** The audit trail: entries are added to its end and never altered. */
export class AuditStore {
  /** Number of the last entry when this was asked last: what a lost answer wrote lies after it. */
  private known: number | null = null;
  /** Whether the last batch ended without an answer: it may have been written all the same. */
  private isInDoubt = false;

  constructor(
    private readonly database: Database,
    private readonly link: ChainLink,
  ) {}

  /**
   * Adds entries to the end of the chain in their order, all or nothing, one server at a time.
   * @returns the last entry's number and hash, and those of the entry that the chain ended with before
   */
  async append(entries: readonly NewAuditEntry[]): Promise<ChainGrowth> {
    const after = (this.known ??= (await this.head())?.number ?? 0);
    const lost = this.isInDoubt;
    this.isInDoubt = true;
    const written = await onceMoreWhenDead((again) => this.database.dataSource.transaction((manager) => this.appendIn(manager, entries, again || lost ? after : null)));
    this.isInDoubt = false;
    this.known = written.number;
    return written;
  }

  /** The end of the chain, and how many entries there are; null before the first. */
  async head(): Promise<AuditHead | null> {
    const [row] = await this.database.query<AuditHead>(
      `SELECT number::float8 AS number, encode(hash, 'hex') AS hash, (SELECT count(*)::float8 FROM audit_entry) AS count, ${ms('at', 'at')} FROM audit_entry ORDER BY audit_entry.number DESC LIMIT 1`,
    );
    return row ?? null;
  }

  /** What a filter finds, newest first. */
  find(filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
    return this.database.query<AuditEntry>(`SELECT ${told} FROM audit_entry WHERE ${fits} ORDER BY audit_entry.number DESC LIMIT $13`, [...filterOf(filter), limit]);
  }

  /** Everything in its order, piece by piece: a chain of millions passes through the memory of a small machine. */
  async *all(piece = 2000): AsyncGenerator<AuditEntry[]> {
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const entries = await this.database.query<AuditEntry>(`SELECT ${told} FROM audit_entry WHERE number > $1::bigint ORDER BY audit_entry.number LIMIT $2`, [after, piece]);
      const last = entries.at(-1);
      if (!last) return;
      after = last.number;
      yield entries;
    }
  }

  /** @param lostAfter where entries may have been written already: the number before them */
  private async appendIn(manager: EntityManager, entries: readonly NewAuditEntry[], lostAfter: number | null): Promise<ChainGrowth> {
    // An administrator may have made commits faster for everything else; what was recorded is on the disk.
    await manager.query('SET LOCAL synchronous_commit = on');
    await manager.query('SELECT pg_advisory_xact_lock($1)', [chainLock]);
    const [end = { number: 0, hash: this.link.first }] = await manager.query<ChainEnd[]>(
      `SELECT number::float8 AS number, encode(hash, 'hex') AS hash FROM audit_entry ORDER BY audit_entry.number DESC LIMIT 1`,
    );
    const linked = this.linked(end, lostAfter === null ? entries : await notWritten(manager, entries, lostAfter));
    await insert(manager, linked);
    const last = linked.at(-1);
    return { number: last?.number ?? end.number, hash: last?.hash ?? end.hash, after: end };
  }

  private linked(end: ChainEnd, entries: readonly NewAuditEntry[]): AuditEntry[] {
    let { number, hash } = end;
    return entries.map((entry) => {
      const previous = hash;
      number += 1;
      const numbered = { ...entry, number };
      hash = this.link.hash(previous, numbered);
      return { ...numbered, previous, hash };
    });
  }
}

async function notWritten(manager: EntityManager, entries: readonly NewAuditEntry[], after: number): Promise<NewAuditEntry[]> {
  const found = await manager.query<{ id: string }[]>('SELECT id FROM audit_entry WHERE number > $1::bigint AND id = ANY($2::uuid[])', [after, entries.map(({ id }) => id)]);
  const written = new Set(found.map(({ id }) => id));
  return entries.filter(({ id }) => !written.has(id));
}

async function insert(manager: EntityManager, linked: readonly AuditEntry[]): Promise<void> {
  if (linked.length === 0) return;
  await manager.query(
    `INSERT INTO audit_entry (number, id, at, actor_kind, actor_id, actor_name, act, subject_kind, subject_id, component, area, organisation, why, from_address, outcome, details, previous, hash)
     SELECT number, id, to_timestamp(at / 1000), actor->>'kind', actor->>'id', actor->>'name', act, subject->>'kind', subject->>'id', component, area, organisation, why, "from", outcome, details,
            decode(previous, 'hex'), decode(hash, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS e(number bigint, id uuid, at float8, actor jsonb, act text, subject jsonb, component text, area text, organisation text, why text, "from" text,
       outcome text, details jsonb, previous text, hash text)`,
    [JSON.stringify(linked)],
  );
}

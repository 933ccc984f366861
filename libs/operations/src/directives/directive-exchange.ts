import { Directive, type DirectiveRequest, type DirectivesImported, type ExchangeAnswer, type ExchangedDirective, type ExchangePage, type ExchangeQuery, type ExchangeRequest } from '@ioc/contracts';
import type { LedgerStore } from '@ioc/store';
import { DirectiveRefused } from './directive-refused.js';
import type { ImportedRow } from './directive-rows.js';
import type { Directives } from './directives.js';
import { exchangeKey } from './exchange-key.js';

export interface DirectiveExchangeParts {
  directives: Pick<Directives, 'draft'>;
  store: Pick<LedgerStore, 'changesAfter' | 'changedUnder'>;
}

/** Rows of workbooks are a system of their own. */
const workbook = 'xlsx';

/** Directives to and from other systems. What comes in becomes drafts, once for each id of theirs, and waits for approval like any other. */
export class DirectiveExchange {
  constructor(private readonly parts: DirectiveExchangeParts) {}

  /** What went out and changed after a number, each directive once. Another system hears nothing of drills. */
  async changed({ since, limit }: ExchangeQuery): Promise<ExchangePage> {
    const changes = await this.parts.store.changesAfter(since, limit);
    const last = new Map(changes.map(({ id, number, standing }) => [id, { change: number, directive: Directive.parse(standing) }]));
    return {
      directives: [...last.values()].flatMap(({ change, directive }) => (directive.sentAt === null || directive.drill !== null ? [] : [exchanged(directive, change)])),
      next: changes.at(-1)?.number ?? since,
      isAll: changes.length < limit,
    };
  }

  /** Drafts what another system sends. The same id a second time changes nothing. */
  async take({ system, by, directives }: ExchangeRequest): Promise<ExchangeAnswer> {
    const results: ExchangeAnswer['results'] = [];
    for (const { id, organisation, deadline, ...wording } of directives) {
      const request: DirectiveRequest = { ...wording, key: exchangeKey(system, id), by, organisations: [organisation], origin: { kind: 'exchange', system, id }, deadline: Date.parse(deadline) };
      results.push({ id, ...(await this.drafted(request)) });
    }
    return { results };
  }

  /** Drafts what a workbook has. The same row a second time changes nothing. */
  async takeRows(rows: readonly ImportedRow[], by: string): Promise<Pick<DirectivesImported, 'drafted' | 'known'>> {
    const drafted: string[] = [];
    let known = 0;
    for (const { theirId, organisation, ...wording } of rows) {
      const id = theirId || exchangeKey(workbook, JSON.stringify([organisation, wording]));
      const request: DirectiveRequest = { ...wording, key: exchangeKey(workbook, id), by, organisations: [organisation], origin: theirId ? { kind: 'exchange', system: workbook, id } : { kind: 'none' } };
      const { outcome, directive } = await this.drafted(request);
      if (outcome === 'drafted' && directive !== null) drafted.push(directive);
      else known += 1;
    }
    return { drafted, known };
  }

  private async drafted(request: DirectiveRequest): Promise<Omit<ExchangeAnswer['results'][number], 'id'>> {
    const before = await this.parts.store.changedUnder(request.key);
    if (before) return { outcome: 'known', directive: before.id, state: Directive.parse(before.standing).state, why: null };
    try {
      const [draft] = await this.parts.directives.draft(request);
      return { outcome: 'drafted', directive: draft?.id ?? null, state: draft?.state ?? null, why: null };
    } catch (fault) {
      if (!(fault instanceof DirectiveRefused)) throw fault;
      return { outcome: 'refused', directive: null, state: null, why: fault.words };
    }
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms));

function exchanged({ id, origin, organisation, title, content, evidenceWanted, priority, deadline, state, percent, sentAt, doneAt, overdueSince, evidence }: Directive, change: number): ExchangedDirective {
  return {
    ...{ id, organisation, title, content, evidenceWanted, priority, state, percent, change },
    theirs: origin.kind === 'exchange' ? { system: origin.system, id: origin.id } : null,
    ...{ deadline: iso(deadline), sentAt: isoOrNull(sentAt), doneAt: isoOrNull(doneAt), overdueSince: isoOrNull(overdueSince) },
    evidence: evidence.map(({ sha256, name, bytes }) => ({ sha256, name, bytes })),
  };
}

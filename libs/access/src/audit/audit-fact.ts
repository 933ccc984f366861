import { randomUUID } from 'node:crypto';
import type { AuditAct, AuditActor, AuditDetails, AuditOutcome } from '@ioc/contracts';
import type { NewAuditEntry } from '@ioc/store';

/** One act, as whoever saw it tells it. */
export interface AuditFact {
  actor: AuditActor;
  act: AuditAct;
  subject: { kind: string; id?: string | null | undefined };
  component?: string | null | undefined;
  area?: string | null | undefined;
  organisation?: string | null | undefined;
  why?: string | null | undefined;
  from?: string | null | undefined;
  /** `ok` when nothing is said. */
  outcome?: AuditOutcome | undefined;
  details?: Readonly<AuditDetails> | undefined;
}

/** Characters; what is longer was not typed by a person. */
const most = { name: 200, id: 300, why: 1000, detail: 500 } as const;
const mostDetails = 40;

/** The entry of an act. Texts are made such as the database gives them back: an entry that came back otherwise would seem edited. */
export function entryOf({ actor, act, subject, outcome = 'ok', details = {}, ...fact }: AuditFact, at: number): NewAuditEntry {
  const short = (text: string | null | undefined) => (text === null || text === undefined || text === '' ? null : clean(text, most.id));
  return {
    id: randomUUID(),
    at: Math.trunc(at),
    actor: { kind: actor.kind, id: clean(actor.id, most.id), name: clean(actor.name, most.name) },
    act,
    subject: { kind: clean(subject.kind, most.name), id: short(subject.id) },
    component: short(fact.component),
    area: short(fact.area),
    organisation: short(fact.organisation),
    why: fact.why ? clean(fact.why, most.why) : null,
    from: short(fact.from),
    outcome,
    details: cleanDetails(details),
  };
}

function cleanDetails(details: Readonly<AuditDetails>): AuditDetails {
  const kept = Object.entries(details).slice(0, mostDetails);
  return Object.fromEntries(kept.flatMap(([name, value]) => (typeof value === 'number' && !Number.isFinite(value) ? [] : [[clean(name, most.name), typeof value === 'string' ? clean(value, most.detail) : value]])));
}

/** PostgreSQL takes no zero character, and UTF-8 no half of a pair. */
function clean(text: string, length: number): string {
  return Buffer.from(text.slice(0, length).replaceAll('\u0000', ''), 'utf8').toString('utf8');
}

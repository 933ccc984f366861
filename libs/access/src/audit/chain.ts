import { createHash } from 'node:crypto';
import type { ChainLink, NumberedAuditEntry } from '@ioc/store';

/** Begins every hash: another form of entries would have another name, and the old ones stay readable. */
const form = 'rong-audit-1';

/**
 * An entry as one text that is the same wherever it is made: a list in a fixed order, details by their names. Whoever has an
 * export can make it again; `docs/decisions/0021-audit.md` says how.
 */
export function canonical({ number, id, at, actor, act, subject, component, area, organisation, why, from, outcome, details }: NumberedAuditEntry): string {
  const sorted = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([form, number, id, at, actor.kind, actor.id, actor.name, act, subject.kind, subject.id, component, area, organisation, why, from, outcome, sorted]);
}

/** SHA-256 over the hash before, a line break and the entry. */
export const chain: ChainLink = {
  first: '0'.repeat(64),
  hash: (previous, entry) => createHash('sha256').update(`${previous}\n${canonical(entry)}`).digest('hex'),
};

import type { AuditFact } from '@ioc/access';

/** Turning pages is no other question. */
const paging = new Set(['before', 'limit', 'offset']);

/** Who looks at what: the same look again has the same key. Visitors are told apart by where they ask from. */
export function lookKey({ actor, subject, from, outcome, details = {} }: AuditFact): string {
  const asked = Object.entries(details).filter(([name]) => !paging.has(name));
  return JSON.stringify([actor.kind, actor.id, actor.name, actor.kind === 'person' ? null : from, subject.kind, subject.id, outcome, asked]);
}

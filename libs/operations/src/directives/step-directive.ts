import type { Directive, DirectiveEventKind } from '@ioc/contracts';
import type { DirectiveEvent } from './directive-event.js';
import type { DirectiveReason } from './directive-reasons.js';
import { directiveGuards, directiveTransitions, type DirectiveRow } from './directive-transitions.js';

export type DirectiveStep =
  | { outcome: 'changed'; directive: Directive; row: DirectiveRow }
  /** It says or asks what is so already. */
  | { outcome: 'unchanged'; directive: Directive; row: DirectiveRow; reason: DirectiveReason }
  | { outcome: 'refused'; directive: Directive; row: DirectiveRow; reason: DirectiveReason };

/**
 * One event after the other, by the table. Pure.
 * @param now epoch milliseconds
 */
export function stepDirective(directive: Directive, event: DirectiveEvent, now: number): DirectiveStep {
  const row = directiveTransitions.find(({ from, on, when }) => from === directive.state && on === event.kind && directiveGuards[when](directive, event, now));
  if (!row) throw new Error(`the table of directives has no row for ${event.kind} in ${directive.state}`);
  if ('stays' in row) return { outcome: 'unchanged', directive, row, reason: row.stays };
  if ('refused' in row) return { outcome: 'refused', directive, row, reason: row.refused };
  const moved = { ...directive, state: row.to, since: row.to === directive.state ? directive.since : now };
  return { outcome: 'changed', directive: { ...moved, ...changeOf(moved, event, now) }, row };
}

type Changes = { [K in DirectiveEventKind]?: (event: Extract<DirectiveEvent, { kind: K }>, directive: Directive, now: number) => Partial<Directive> };

const takenBack = { approvedBy: null, sendAt: null };

/** What an event changes beyond the state; the others are only said. */
const changes: Changes = {
  edit: ({ title, content, evidenceWanted, priority, deadline }) => ({ title, content, evidenceWanted, priority, deadline }),
  approve: ({ by, sendAt }) => ({ approvedBy: by, sendAt }),
  undo: () => takenBack,
  // Within the time to take it back, withdrawing is taking back.
  withdraw: (_event, { state }) => (state === 'draft' ? takenBack : { extension: null }),
  send: (_event, _directive, now) => ({ sendAt: null, sentAt: now }),
  progress: ({ percent }) => ({ percent }),
  'ask-extension': ({ until, why, by }, _directive, now) => ({ extension: { until, why, by, at: now } }),
  // A deadline that was put off has not passed; that it had passed before stays in the log.
  'grant-extension': ({ until }, { extended }) => ({ deadline: until, extension: null, extended: extended + 1, overdueSince: null }),
  'refuse-extension': () => ({ extension: null }),
  attach: ({ evidence }, directive) => ({ evidence: [...directive.evidence, evidence] }),
  'report-done': (_event, _directive, now) => ({ doneAt: now, percent: 100, extension: null }),
  return: () => ({ doneAt: null }),
  'pass-deadline': ({ deadline }) => ({ overdueSince: deadline }),
};

function changeOf(directive: Directive, event: DirectiveEvent, now: number): Partial<Directive> {
  const change = changes[event.kind] as ((event: DirectiveEvent, directive: Directive, now: number) => Partial<Directive>) | undefined;
  return change?.(event, directive, now) ?? {};
}

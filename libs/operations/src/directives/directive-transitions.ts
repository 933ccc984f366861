import type { Directive, DirectiveEventKind, DirectiveState } from '@ioc/contracts';
import type { DirectiveEvent } from './directive-event.js';
import type { DirectiveReason } from './directive-reasons.js';

type Of<K extends DirectiveEventKind> = Extract<DirectiveEvent, { kind: K }>;
type Holds = (directive: Directive, event: DirectiveEvent, now: number) => boolean;
const on =
  <K extends DirectiveEventKind>(kind: K, holds: (event: Of<K>, directive: Directive) => boolean): Holds =>
  (directive, event) =>
    event.kind === kind && holds(event as Of<K>, directive);

/** What a row asks of the directive, the event and the moment before it decides. */
export const directiveGuards = {
  otherwise: () => true,
  'deadline-past': (directive, _event, now) => directive.deadline <= now,
  'deadline-ahead': (directive, _event, now) => directive.deadline > now,
  'undo-over': ({ sendAt }, _event, now) => sendAt !== null && now >= sendAt,
  'undo-not-over': ({ sendAt }, _event, now) => sendAt === null || now < sendAt,
  'nobody-asked': ({ extension }) => extension === null,
  'not-later': (directive, event) => (event.kind === 'ask-extension' || event.kind === 'grant-extension') && event.until <= directive.deadline,
  'lacks-evidence': ({ evidenceWanted, evidence }) => evidenceWanted !== '' && evidence.length === 0,
  'same-evidence': on('attach', ({ evidence: { sha256 } }, { evidence }) => evidence.some((one) => one.sha256 === sha256)),
  'overdue-already': on('pass-deadline', ({ deadline }, { overdueSince }) => overdueSince === deadline),
} satisfies Record<string, Holds>;
export type DirectiveGuard = keyof typeof directiveGuards;

type Outcome = { to: DirectiveState } | { stays: DirectiveReason } | { refused: DirectiveReason };

/** In `from`, on `on`, when `when` holds and no row above it did. */
export type DirectiveRow = { from: DirectiveState; on: DirectiveEventKind; when: DirectiveGuard } & Outcome;

type Cell = [when: DirectiveGuard, outcome: Outcome];
const row = (from: DirectiveState, kinds: readonly DirectiveEventKind[], cells: readonly Cell[]): DirectiveRow[] => kinds.flatMap((kind) => cells.map(([when, outcome]) => ({ from, on: kind, when, ...outcome })));
const go = (to: DirectiveState): Cell => ['otherwise', { to }];
const refuse = (refused: DirectiveReason): Cell => ['otherwise', { refused }];
const stay = (stays: DirectiveReason): Cell => ['otherwise', { stays }];

const centre = ['edit', 'approve', 'undo', 'send'] as const;
const work = ['progress', 'ask-extension', 'grant-extension', 'refuse-extension', 'attach'] as const;
const result = ['report-done', 'return', 'verify', 'close'] as const;

const extending = (state: DirectiveState): DirectiveRow[] => [
  ...row(state, ['ask-extension'], [['not-later', { refused: 'extension-not-later' }], go(state)]),
  ...row(state, ['grant-extension'], [['nobody-asked', { refused: 'no-extension-asked' }], ['not-later', { refused: 'extension-not-later' }], go(state)]),
  ...row(state, ['refuse-extension'], [['nobody-asked', { refused: 'no-extension-asked' }], go(state)]),
];
const passing = (state: DirectiveState): DirectiveRow[] =>
  row(state, ['pass-deadline'], [['deadline-ahead', { stays: 'not-overdue' }], ['overdue-already', { stays: 'overdue-already' }], go(state)]);
const attaching = (state: DirectiveState): DirectiveRow[] => row(state, ['attach'], [['same-evidence', { stays: 'same-evidence' }], go(state)]);

/** An organisation that has it works on it, reports, and proves. */
const working = (state: 'received' | 'in-progress'): DirectiveRow[] => [
  ...row(state, centre, [refuse('sent-already')]),
  ...row(state, ['receive'], [stay('received-already')]),
  ...row(state, ['progress'], [go('in-progress')]),
  ...extending(state),
  ...attaching(state),
  ...row(state, ['report-done'], [['lacks-evidence', { refused: 'no-evidence' }], go('done')]),
  ...row(state, ['return', 'verify'], [refuse('not-done')]),
  ...row(state, ['close'], [refuse('not-verified')]),
  ...row(state, ['withdraw'], [go('withdrawn')]),
  ...passing(state),
];

/** The whole life of a directive. Of the rows of one state and event the first one whose guard holds decides, and the last one always does. */
export const directiveTransitions: readonly DirectiveRow[] = [
  ...row('draft', ['edit'], [go('draft')]),
  ...row('draft', ['approve'], [['deadline-past', { refused: 'deadline-past' }], go('approved')]),
  ...row('draft', ['undo', 'send'], [refuse('not-approved')]),
  ...row('draft', ['receive', ...work, ...result], [refuse('not-sent')]),
  ...row('draft', ['withdraw'], [go('withdrawn')]),
  ...row('draft', ['pass-deadline'], [stay('not-overdue')]),

  ...row('approved', ['edit'], [refuse('approved-already')]),
  ...row('approved', ['approve'], [stay('approved-already')]),
  ...row('approved', ['undo', 'withdraw'], [['undo-over', { refused: 'undo-over' }], go('draft')]),
  ...row('approved', ['send'], [['undo-not-over', { refused: 'undo-not-over' }], go('sent')]),
  ...row('approved', ['receive', ...work, ...result], [refuse('not-sent')]),
  ...row('approved', ['pass-deadline'], [stay('not-overdue')]),

  ...row('sent', ['edit', 'approve', 'undo'], [refuse('sent-already')]),
  ...row('sent', ['send'], [stay('sent-already')]),
  ...row('sent', ['receive'], [go('received')]),
  ...row('sent', [...work, 'report-done'], [refuse('not-received')]),
  ...row('sent', ['return', 'verify'], [refuse('not-done')]),
  ...row('sent', ['close'], [refuse('not-verified')]),
  ...row('sent', ['withdraw'], [go('withdrawn')]),
  ...passing('sent'),

  ...working('received'),
  ...working('in-progress'),

  ...row('done', centre, [refuse('sent-already')]),
  ...row('done', ['receive'], [stay('received-already')]),
  ...row('done', ['progress', 'ask-extension', 'grant-extension', 'refuse-extension'], [refuse('done-already')]),
  ...attaching('done'),
  ...row('done', ['report-done'], [stay('done-already')]),
  ...row('done', ['return'], [go('in-progress')]),
  ...row('done', ['verify'], [go('verified')]),
  ...row('done', ['close'], [refuse('not-verified')]),
  ...row('done', ['withdraw'], [refuse('done-already')]),
  ...row('done', ['pass-deadline'], [stay('not-overdue')]),

  ...row('verified', centre, [refuse('sent-already')]),
  ...row('verified', ['receive'], [stay('received-already')]),
  ...row('verified', [...work, 'report-done', 'return', 'withdraw'], [refuse('verified-already')]),
  ...row('verified', ['verify'], [stay('verified-already')]),
  ...row('verified', ['close'], [go('closed')]),
  ...row('verified', ['pass-deadline'], [stay('not-overdue')]),

  ...row('closed', [...centre, 'receive', ...work, 'report-done', 'return', 'verify', 'withdraw'], [refuse('closed')]),
  ...row('closed', ['close'], [stay('closed-already')]),
  ...row('closed', ['pass-deadline'], [stay('not-overdue')]),

  ...row('withdrawn', [...centre, 'receive', ...work, ...result], [refuse('withdrawn')]),
  ...row('withdrawn', ['withdraw'], [stay('withdrawn-already')]),
  ...row('withdrawn', ['pass-deadline'], [stay('not-overdue')]),
];

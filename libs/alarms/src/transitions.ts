import type { AlarmEventKind, AlarmState } from '@ioc/contracts';
import type { GuardName } from './guards.js';
import type { Reason } from './reasons.js';

/** What a row does: go to a state; find that nothing has changed; or refuse. */
export type Outcome =
  /** `wait` starts the hold time of the new condition; `turn` lets an alarm that nobody sees become active, or no longer so. */
  { to: AlarmState; then?: 'wait' | 'turn' } | { stays: Reason } | { refused: Reason };

/** In `from`, on `on`, when `when` holds and no row above it did. */
export type Row = { from: AlarmState; on: AlarmEventKind; when: GuardName } & Outcome;

/** The two axes of the states that are seen. Of the others they are carried along, until the alarm is seen again. */
export const axes: Readonly<Partial<Record<AlarmState, { active: boolean; acknowledged: boolean }>>> = {
  unknown: { active: false, acknowledged: true },
  normal: { active: false, acknowledged: true },
  pending: { active: false, acknowledged: true },
  unacknowledged: { active: true, acknowledged: false },
  acknowledged: { active: true, acknowledged: true },
  'returned-unacknowledged': { active: false, acknowledged: false },
  latched: { active: false, acknowledged: true },
};

type Cell = [when: GuardName, outcome: Outcome];

const row = (from: AlarmState, on: AlarmEventKind, cells: readonly Cell[]): Row[] => cells.map(([when, outcome]) => ({ from, on, when, ...outcome }));

const same: Cell = ['same-condition', { stays: 'same-condition' }];
const go = (to: AlarmState): Cell => ['otherwise', { to }];
const refuse = (refused: Reason): Cell => ['otherwise', { refused }];
const stay = (stays: Reason): Cell => ['otherwise', { stays }];
const hold = (state: AlarmState): Cell => ['held', { to: state, then: 'wait' }];
const notYet: Cell = ['hold-not-over', { stays: 'hold-not-over' }];
const unlessHeld: readonly Cell[] = [['no-hold', { stays: 'no-hold' }], notYet];

/** Where an alarm that is not active comes to rest. */
const rest: readonly Cell[] = [
  ['latched', { to: 'latched' }],
  ['waiting', { to: 'pending' }],
  ['unknown', { to: 'unknown' }],
  go('normal'),
];
/** Where an alarm comes to that was not seen for a while. Only what no person put away can still owe an acknowledgement. */
const reappears = (asActive: AlarmState): readonly Cell[] => [['active', { to: asActive }], ...rest];

/** The condition comes back while something of the last time is still to be done. */
const again = (state: AlarmState): Row[] => [
  ...row(state, 'condition-true', [same, hold(state), go('unacknowledged')]),
  ...row(state, 'condition-false', [same, go(state)]),
  ...row(state, 'condition-unknown', [same, go(state)]),
  ...row(state, 'hold-elapsed', [...unlessHeld, go('unacknowledged')]),
];
/** The condition in the states in which it is. Unknown ends the hold time: it never clears an alarm. */
const raised = (state: AlarmState, returned: readonly Cell[]): Row[] => [
  ...row(state, 'condition-true', [same, go(state)]),
  ...row(state, 'condition-false', [same, hold(state), ...returned]),
  ...row(state, 'condition-unknown', [same, go(state)]),
  ...row(state, 'hold-elapsed', [...unlessHeld, ...returned]),
];

const shelving: readonly Cell[] = [
  ['no-reason', { refused: 'no-reason' }],
  ['ends-at-once', { refused: 'ends-at-once' }],
  ['too-long', { refused: 'shelved-too-long' }],
  go('shelved'),
];
const takingOut = (from: AlarmState): Row[] => row(from, 'take-out', [['no-reason', { refused: 'no-reason' }], go('out-of-service')]);

/** What people and the design do to an alarm that is seen. */
const seen = (state: AlarmState): Row[] => [
  ...row(state, 'shelve', shelving),
  ...row(state, 'unshelve', [refuse('not-shelved')]),
  ...row(state, 'shelf-expired', [refuse('not-shelved')]),
  ...row(state, 'suppress', [go('suppressed')]),
  ...row(state, 'unsuppress', [refuse('not-suppressed')]),
  ...takingOut(state),
  ...row(state, 'put-back', [refuse('in-service')]),
];
const nothingRaised = (state: AlarmState): Row[] => [...row(state, 'acknowledge', [refuse('nothing-to-acknowledge')]), ...row(state, 'reset', [refuse('nothing-to-reset')])];

/** The condition behind an alarm that is not seen: it is followed, and nobody is called. */
const behind = (state: AlarmState): Row[] => [
  ...(['condition-true', 'condition-false'] as const).flatMap((on) => row(state, on, [same, ['agrees', { to: state }], hold(state), ['otherwise', { to: state, then: 'turn' }]])),
  ...row(state, 'condition-unknown', [same, go(state)]),
  ...row(state, 'hold-elapsed', [...unlessHeld, ['otherwise', { to: state, then: 'turn' }]]),
];

/**
 * The whole life of an alarm. Of the rows of one state and event the first one whose guard holds decides, and the last one
 * always does. The machine, docs/alarms.md and the specs read this and nothing else.
 */
export const transitions: readonly Row[] = [
  ...row('unknown', 'condition-true', [hold('pending'), go('unacknowledged')]),
  ...row('unknown', 'condition-false', [go('normal')]),
  ...row('unknown', 'condition-unknown', [stay('same-condition')]),
  ...row('unknown', 'hold-elapsed', [stay('no-hold')]),
  ...nothingRaised('unknown'),
  ...seen('unknown'),

  ...row('normal', 'condition-true', [hold('pending'), go('unacknowledged')]),
  ...row('normal', 'condition-false', [stay('same-condition')]),
  ...row('normal', 'condition-unknown', [go('unknown')]),
  ...row('normal', 'hold-elapsed', [stay('no-hold')]),
  ...nothingRaised('normal'),
  ...seen('normal'),

  ...row('pending', 'condition-true', [stay('same-condition')]),
  ...row('pending', 'condition-false', [go('normal')]),
  ...row('pending', 'condition-unknown', [go('unknown')]),
  ...row('pending', 'hold-elapsed', [notYet, go('unacknowledged')]),
  ...nothingRaised('pending'),
  ...seen('pending'),

  ...raised('unacknowledged', [go('returned-unacknowledged')]),
  ...row('unacknowledged', 'acknowledge', [go('acknowledged')]),
  ...row('unacknowledged', 'reset', [refuse('still-active')]),
  ...seen('unacknowledged'),

  ...raised('acknowledged', [['latched', { to: 'latched' }], go('normal')]),
  ...row('acknowledged', 'acknowledge', [stay('already-acknowledged')]),
  ...row('acknowledged', 'reset', [refuse('still-active')]),
  ...seen('acknowledged'),

  ...again('returned-unacknowledged'),
  ...row('returned-unacknowledged', 'acknowledge', rest),
  ...row('returned-unacknowledged', 'reset', [refuse('acknowledge-first')]),
  ...seen('returned-unacknowledged'),

  ...again('latched'),
  ...row('latched', 'acknowledge', [stay('already-acknowledged')]),
  ...row('latched', 'reset', rest.slice(1)),
  ...seen('latched'),

  ...behind('shelved'),
  ...row('shelved', 'acknowledge', [refuse('shelved')]),
  ...row('shelved', 'reset', [refuse('shelved')]),
  ...row('shelved', 'shelve', [['same-shelf', { stays: 'already-shelved' }], ...shelving]),
  ...row('shelved', 'unshelve', reappears('acknowledged')),
  ...row('shelved', 'shelf-expired', [['shelf-not-over', { stays: 'shelf-not-over' }], ...reappears('unacknowledged')]),
  ...row('shelved', 'suppress', [refuse('shelved')]),
  ...row('shelved', 'unsuppress', [refuse('not-suppressed')]),
  ...takingOut('shelved'),
  ...row('shelved', 'put-back', [refuse('in-service')]),

  ...behind('suppressed'),
  ...row('suppressed', 'acknowledge', [refuse('suppressed')]),
  ...row('suppressed', 'reset', [refuse('suppressed')]),
  ...row('suppressed', 'shelve', [refuse('suppressed')]),
  ...row('suppressed', 'unshelve', [refuse('not-shelved')]),
  ...row('suppressed', 'shelf-expired', [refuse('not-shelved')]),
  ...row('suppressed', 'suppress', [['by-it-already', { stays: 'already-suppressed' }], go('suppressed')]),
  ...row('suppressed', 'unsuppress', [['not-by-it', { refused: 'not-suppressed' }], ['by-others-too', { to: 'suppressed' }], ['owes', { to: 'returned-unacknowledged' }], ...reappears('unacknowledged')]),
  ...takingOut('suppressed'),
  ...row('suppressed', 'put-back', [refuse('in-service')]),

  ...behind('out-of-service'),
  ...row('out-of-service', 'acknowledge', [refuse('out-of-service')]),
  ...row('out-of-service', 'reset', [refuse('out-of-service')]),
  ...row('out-of-service', 'shelve', [refuse('out-of-service')]),
  ...row('out-of-service', 'unshelve', [refuse('not-shelved')]),
  ...row('out-of-service', 'shelf-expired', [refuse('not-shelved')]),
  ...row('out-of-service', 'suppress', [refuse('out-of-service')]),
  ...row('out-of-service', 'unsuppress', [refuse('not-suppressed')]),
  ...row('out-of-service', 'take-out', [stay('already-out-of-service')]),
  ...row('out-of-service', 'put-back', reappears('unacknowledged')),
];

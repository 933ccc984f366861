import type { Incident, IncidentEventKind, IncidentState } from '@ioc/contracts';
import type { IncidentEvent } from './incident-event.js';
import type { IncidentReason } from './incident-reasons.js';

type Of<K extends IncidentEventKind> = Extract<IncidentEvent, { kind: K }>;
const on = <K extends IncidentEventKind>(kind: K, holds: (event: Of<K>, incident: Incident) => boolean) => (incident: Incident, event: IncidentEvent) =>
  event.kind === kind && holds(event as Of<K>, incident);

const has = ({ alarms, events }: Incident, parts: { alarms: readonly string[]; events: readonly string[] }) =>
  alarms.some(({ id }) => parts.alarms.includes(id)) || events.some((id) => parts.events.includes(id));

/** What a row asks of the incident and the event before it decides. */
export const incidentGuards = {
  otherwise: () => true,
  'same-owner': on('assign', ({ organisation, person }, { owner }) => owner?.organisation === organisation && owner.person === person),
  'no-cause': on('close', ({ cause }) => cause.trim() === ''),
  'no-lesson': on('close', ({ lesson }) => lesson.trim() === ''),
  itself: on('merge', ({ into }, { id }) => into === id),
  'into-it-already': on('merge', ({ into }, { mergedInto }) => into === mergedInto),
  'same-severity': on('set-severity', ({ severity }, incident) => severity === incident.severity),
  'linked-already': on('link', ({ alarms, events }, incident) => alarms.every(({ id }) => incident.alarms.some((one) => one.id === id)) && events.every((id) => incident.events.includes(id))),
  'none-linked': (incident: Incident, event: IncidentEvent) => (event.kind === 'unlink' || event.kind === 'give-out') && !has(incident, event),
  'another-drill': on('drill-over', ({ drill }, incident) => incident.drill !== drill),
  'alarm-not-linked': on('alarm-changed', ({ alarm }, { alarms }) => !alarms.some(({ id }) => id === alarm)),
} satisfies Record<string, (incident: Incident, event: IncidentEvent) => boolean>;
export type IncidentGuard = keyof typeof incidentGuards;

type Outcome = { to: IncidentState } | { stays: IncidentReason } | { refused: IncidentReason };

/** In `from`, on `on`, when `when` holds and no row above it did. */
export type IncidentRow = { from: IncidentState; on: IncidentEventKind; when: IncidentGuard } & Outcome;

type Cell = [when: IncidentGuard, outcome: Outcome];
const row = (from: IncidentState, kind: IncidentEventKind, cells: readonly Cell[]): IncidentRow[] => cells.map(([when, outcome]) => ({ from, on: kind, when, ...outcome }));
const go = (to: IncidentState): Cell => ['otherwise', { to }];
const refuse = (refused: IncidentReason): Cell => ['otherwise', { refused }];
const stay = (stays: IncidentReason): Cell => ['otherwise', { stays }];

const assigning: readonly Cell[] = [['same-owner', { stays: 'same-owner' }], go('assigned')];
const drilling: readonly Cell[] = [['another-drill', { refused: 'another-drill' }], go('closed')];
const merging: readonly Cell[] = [['itself', { refused: 'itself' }], go('merged')];

/** What is said of an incident and what belongs to it, as long as somebody may still have to act. */
const told = (state: IncidentState): IncidentRow[] => [
  ...row(state, 'merge', merging),
  ...row(state, 'take-in', [go(state)]),
  ...row(state, 'give-out', [['none-linked', { refused: 'not-linked' }], go(state)]),
  ...row(state, 'comment', [go(state)]),
  ...row(state, 'set-severity', [['same-severity', { stays: 'same-severity' }], go(state)]),
  ...row(state, 'set-place', [go(state)]),
  ...row(state, 'link', [['linked-already', { stays: 'already-linked' }], go(state)]),
  ...row(state, 'unlink', [['none-linked', { refused: 'not-linked' }], go(state)]),
  ...row(state, 'alarm-changed', [['alarm-not-linked', { refused: 'not-linked' }], go(state)]),
  ...row(state, 'procedure-said', [go(state)]),
  ...row(state, 'drill-over', drilling),
];

/** An incident that is over takes what is said of it, and nothing else. */
const over = (state: 'closed' | 'merged'): IncidentRow[] => [
  ...row(state, 'comment', [go(state)]),
  ...row(state, 'procedure-said', [go(state)]),
  ...(['assign', 'begin', 'resolve', 'take-in', 'give-out', 'set-severity', 'set-place', 'link', 'unlink', 'alarm-changed'] as const).flatMap((kind) => row(state, kind, [refuse(state)])),
];

/** The whole life of an incident. Of the rows of one state and event the first one whose guard holds decides, and the last one always does. */
export const incidentTransitions: readonly IncidentRow[] = [
  ...row('open', 'assign', [go('assigned')]),
  ...row('open', 'begin', [refuse('no-owner')]),
  ...row('open', 'resolve', [refuse('no-owner')]),
  ...row('open', 'reopen', [refuse('not-over')]),
  ...row('open', 'close', [refuse('not-resolved')]),
  ...told('open'),

  ...row('assigned', 'assign', assigning),
  ...row('assigned', 'begin', [go('in-progress')]),
  ...row('assigned', 'resolve', [go('resolved')]),
  ...row('assigned', 'reopen', [refuse('not-over')]),
  ...row('assigned', 'close', [refuse('not-resolved')]),
  ...told('assigned'),

  ...row('in-progress', 'assign', assigning),
  ...row('in-progress', 'begin', [stay('already-begun')]),
  ...row('in-progress', 'resolve', [go('resolved')]),
  ...row('in-progress', 'reopen', [refuse('not-over')]),
  ...row('in-progress', 'close', [refuse('not-resolved')]),
  ...told('in-progress'),

  ...row('resolved', 'assign', [refuse('resolved')]),
  ...row('resolved', 'begin', [refuse('resolved')]),
  ...row('resolved', 'resolve', [stay('already-resolved')]),
  ...row('resolved', 'reopen', [go('in-progress')]),
  ...row('resolved', 'close', [['no-cause', { refused: 'no-cause' }], ['no-lesson', { refused: 'no-lesson' }], go('closed')]),
  ...told('resolved'),

  ...row('closed', 'reopen', [go('in-progress')]),
  ...row('closed', 'close', [stay('already-closed')]),
  ...row('closed', 'merge', [refuse('closed')]),
  ...row('closed', 'drill-over', [stay('already-closed')]),
  ...over('closed'),

  ...row('merged', 'reopen', [refuse('merged')]),
  ...row('merged', 'close', [refuse('merged')]),
  ...row('merged', 'merge', [['into-it-already', { stays: 'already-merged' }], refuse('merged')]),
  ...row('merged', 'drill-over', [refuse('merged')]),
  ...over('merged'),
];

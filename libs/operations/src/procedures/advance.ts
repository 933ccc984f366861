import { durationMs, procedureEnd, type BranchCondition, type CaptureField, type Procedure, type ProcedureRun, type ProcedureStep, type RunPhoto } from '@ioc/contracts';
import type { RunEvent } from './run-event.js';
import type { RunReason } from './run-reasons.js';

export type Advance =
  | { outcome: 'changed'; run: ProcedureRun }
  | { outcome: 'unchanged' | 'refused'; run: ProcedureRun; reason: RunReason; which?: string | undefined };

type Current = NonNullable<ProcedureRun['current']>;

export interface Beginning {
  id: string;
  procedure: Procedure;
  startedBy: string | null;
  alarm: string | null;
  incident: string | null;
  /** The drill that it belongs to. */
  drill: string | null;
}

/** A run that begins now, at its first step. @param now epoch milliseconds */
export function beginRun(beginning: Beginning, now: number): ProcedureRun {
  const run: ProcedureRun = { ...beginning, state: 'running', startedAt: now, current: null, captured: {}, done: [], photos: [], endedAt: null };
  const [first] = beginning.procedure.steps;
  return first ? { ...run, current: arrive(run, first, now) } : { ...run, state: 'done', endedAt: now };
}

/**
 * One event after the other. Pure: the same procedure, run, event and moment give the same answer.
 * @param now epoch milliseconds
 */
export function advance(run: ProcedureRun, event: RunEvent, now: number): Advance {
  if (event.kind === 'add-photo') return addPhoto(run, event.photo);
  const { current } = run;
  const step = current && run.procedure.steps.find(({ id }) => id === current.step);
  if (!current || !step) return { outcome: event.kind === 'time-passed' ? 'unchanged' : 'refused', run, reason: 'run-over' };
  if ('step' in event && (event.step !== current.step || ('visit' in event && event.visit !== current.visit))) return { outcome: 'refused', run, reason: 'not-this-step' };
  return takers[event.kind]({ run, current, step, now }, event as never);
}

interface At {
  run: ProcedureRun;
  current: Current;
  step: ProcedureStep;
  now: number;
}

const takers: { [K in Exclude<RunEvent['kind'], 'add-photo'>]: (at: At, event: Extract<RunEvent, { kind: K }>) => Advance } = {
  complete: (at, { by, captured, note }) => {
    if (at.step.work.kind !== 'manual') return { outcome: 'refused', run: at.run, reason: 'automatic' };
    const fault = faultOf(at.step, captured);
    return fault ? { outcome: 'refused', run: at.run, ...fault } : leave(at, { by, note, skipped: false }, captured);
  },
  skip: (at, { by, why }) => leave(at, { by, note: why, skipped: true }),
  stop: ({ run, now }) => ({ outcome: 'changed', run: { ...run, state: 'stopped', current: null, endedAt: now } }),
  executed: ({ run, ...at }, { incident, said }) => leave({ ...at, run: { ...run, incident: run.incident ?? incident } }, { by: null, note: said.vi, skipped: false }),
  // The same failure again is nothing new.
  failed: ({ run, current }, { why }) =>
    current.failure === why ? { outcome: 'unchanged', run, reason: 'said-already' } : { outcome: 'changed', run: { ...run, current: { ...current, failure: why } } },
  'time-passed': ({ run, current, now }) =>
    current.overdue || current.dueAt === null || now < current.dueAt
      ? { outcome: 'unchanged', run, reason: current.overdue ? 'said-already' : 'not-due' }
      : { outcome: 'changed', run: { ...run, current: { ...current, overdue: true } } },
};

/** The same picture twice is one. */
function addPhoto(run: ProcedureRun, photo: RunPhoto): Advance {
  const isAsked = run.procedure.steps.some(({ captures }) => captures.some(({ kind, id }) => kind === 'photo-later' && id === photo.field));
  if (!isAsked) return { outcome: 'refused', run, reason: 'no-such-field', which: photo.field };
  const isThere = run.photos.some(({ field, sha256 }) => field === photo.field && sha256 === photo.sha256);
  return isThere ? { outcome: 'unchanged', run, reason: 'said-already' } : { outcome: 'changed', run: { ...run, photos: [...run.photos, photo] } };
}

interface Leaving {
  by: string | null;
  note: string;
  skipped: boolean;
}

/** The step is over; the branch that its data ask for comes next. */
function leave({ run, current, step, now }: At, leaving: Leaving, more: Readonly<Record<string, number | string>> = {}): Advance {
  const captured = { ...run.captured, ...more };
  const to = nextAfter(run.procedure, step, captured);
  const overdue = current.overdue || (current.dueAt !== null && now >= current.dueAt);
  const left: ProcedureRun = { ...run, captured, done: [...run.done, { step: step.id, visit: current.visit, at: now, ...leaving, overdue, to }] };
  const next = run.procedure.steps.find(({ id }) => id === to);
  return { outcome: 'changed', run: next ? { ...left, current: arrive(left, next, now) } : { ...left, state: 'done', current: null, endedAt: now } };
}

/** The step that comes then: by the first branch that holds, or the one after it; `end` after the last one. Pure. */
export function nextAfter({ steps }: Procedure, step: ProcedureStep, captured: Readonly<Record<string, number | string>>): string {
  const branch = step.next.find(({ when }) => when === undefined || isSo(when, captured[when.field]));
  return branch?.to ?? steps[steps.findIndex(({ id }) => id === step.id) + 1]?.id ?? procedureEnd;
}

/** Of what was not written down no branch holds. */
function isSo({ is, atLeast, below }: BranchCondition, value: number | string | undefined): boolean {
  if (value === undefined) return false;
  if (is !== undefined) return String(value) === is;
  return typeof value === 'number' && (atLeast === undefined ? value < (below ?? -Infinity) : value >= atLeast);
}

function arrive(run: ProcedureRun, step: ProcedureStep, now: number): Current {
  const visit = run.done.filter((one) => one.step === step.id).length + 1;
  return { step: step.id, visit, since: now, dueAt: dueAt(run, step, now), overdue: false, failure: null };
}

/** By when it must be done: `within` from the start, from here, or from the last end of an earlier step (from here where that did not come). */
function dueAt({ startedAt, done }: ProcedureRun, { within, from }: ProcedureStep, now: number): number | null {
  const ms = within === undefined ? null : durationMs(within);
  if (ms === null) return null;
  if (from === 'start') return startedAt + ms;
  return (from === 'here' ? now : (done.findLast(({ step }) => step === from)?.at ?? now)) + ms;
}

function faultOf({ captures }: ProcedureStep, captured: Readonly<Record<string, number | string>>): { reason: RunReason; which: string } | null {
  const unknown = Object.keys(captured).find((id) => !captures.some((field) => field.id === id));
  if (unknown !== undefined) return { reason: 'data-unfit', which: unknown };
  const unfit = captures.find((field) => captured[field.id] !== undefined && !fits(field, captured[field.id]));
  if (unfit) return { reason: 'data-unfit', which: unfit.id };
  const missing = captures.find(({ id, required }) => required && (captured[id] === undefined || captured[id] === ''));
  return missing ? { reason: 'data-missing', which: missing.id } : null;
}

function fits(field: CaptureField, value: number | string | undefined): boolean {
  if (field.kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  // A picture is a file of its own.
  if (field.kind === 'photo-later') return false;
  if (field.kind === 'choice') return field.choices.some(({ id }) => id === value);
  return typeof value === 'string' && value.length <= 2000;
}

import { procedureEnd, type Procedure, type ProcedureStep, type StepActor } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault, Path } from './fault.js';
import { suggest } from './nearest.js';

type Declared = Entry<Partial<Procedure>>;
interface Placed {
  step: ProcedureStep;
  at: Path;
}

/** Steps that name what is not there, branches on what nobody writes down, steps that nothing leads to. */
export function procedureFaults(draft: Draft): PackFault[] {
  return draft.procedures.entries.flatMap((entry) => {
    const { steps } = entry.value;
    if (!steps) return [];
    const placed = steps.map((step, index): Placed => ({ step, at: ['steps', index] }));
    return [...placed.flatMap((one) => [...actorFaults(entry, one, draft), ...pathFaults(entry, one, steps)]), ...twiceFaults(entry, placed), ...unreachedFaults(entry, steps)];
  });
}

function actorFaults(entry: Declared, { step, at }: Placed, draft: Draft): PackFault[] {
  const told = step.work.kind === 'notify' ? step.work.to.map((actor, index): [StepActor, Path] => [actor, [...at, 'work', 'to', index]]) : [];
  const actors = [[step.who, [...at, 'who']] as [StepActor, Path], ...told].flatMap(([actor, path]) => actorFault(entry, { actor, path }, draft));
  const scenes = new Names(draft.scenes);
  const { work } = step;
  return work.kind === 'put-on-wall' && scenes.lack(work.scene) ? [...actors, faultIn(entry, [...at, 'work', 'scene'], [`there is no scene "${work.scene}"`, suggest(work.scene, scenes, 'name a scene of scenes.yaml')])] : actors;
}

function actorFault(entry: Declared, { actor, path }: { actor: StepActor; path: Path }, draft: Draft): PackFault[] {
  if ('organisation' in actor) {
    const known = new Names(draft.organisations);
    return known.lack(actor.organisation) ? [faultIn(entry, [...path, 'organisation'], [`there is no organisation "${actor.organisation}"`, suggest(actor.organisation, known, 'add it to organisations.yaml')])] : [];
  }
  const posts = (draft.shifts?.value.posts ?? []).map(({ id }) => id);
  return draft.shiftsUnread || posts.includes(actor.post) ? [] : [faultIn(entry, [...path, 'post'], [`the shift plan has no post "${actor.post}"`, suggest(actor.post, posts, 'add it to posts in shifts.yaml')])];
}

function pathFaults(entry: Declared, { step, at }: Placed, steps: readonly ProcedureStep[]): PackFault[] {
  const ids = steps.map(({ id }) => id);
  const fields = steps.flatMap(({ captures }) => captures.map(({ id }) => id));
  const from = ['start', 'here', ...ids].includes(step.from) ? [] : [faultIn(entry, [...at, 'from'], [`there is no step "${step.from}"`, suggest(step.from, ids, 'write start, here, or a step of this procedure')])];
  const branches = step.next.flatMap(({ when, to }, index) => [
    ...(ids.includes(to) || to === procedureEnd ? [] : [faultIn(entry, [...at, 'next', index, 'to'], [`there is no step "${to}"`, suggest(to, ids, 'name a step of this procedure, or end')])]),
    ...(when === undefined || fields.includes(when.field) ? [] : [faultIn(entry, [...at, 'next', index, 'when', 'field'], [`no step writes "${when.field}" down`, suggest(when.field, fields, 'name a field of captures')])]),
  ]);
  return [...from, ...branches];
}

function twiceFaults(entry: Declared, placed: readonly Placed[]): PackFault[] {
  const named = placed.flatMap(({ step, at }) => [{ id: step.id, path: [...at, 'id'] }, ...step.captures.map(({ id }, index) => ({ id, path: [...at, 'captures', index, 'id'] }))]);
  return named.flatMap(({ id, path }, index) =>
    named.findIndex((one) => one.id === id) < index ? [faultIn(entry, path, [`"${id}" is the name of another step or field of this procedure`, 'give it another id'])] : [],
  );
}

function unreachedFaults(entry: Declared, steps: readonly ProcedureStep[]): PackFault[] {
  const reached = new Set([steps[0]?.id]);
  // A step leads to its branches, and to the one after it unless a branch without a condition stands before.
  const leadsTo = (step: ProcedureStep, index: number) => [...step.next.map(({ to }) => to), ...(step.next.some(({ when }) => when === undefined) ? [] : [steps[index + 1]?.id])];
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    steps.forEach((step, index) => reached.has(step.id) && leadsTo(step, index).forEach((id) => reached.add(id)));
  }
  return steps.flatMap(({ id }, index) => (reached.has(id) ? [] : [faultIn(entry, ['steps', index, 'id'], [`nothing leads to the step "${id}"`, 'name it in a branch, or remove it'])]));
}

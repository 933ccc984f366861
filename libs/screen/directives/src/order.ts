import type { DirectiveAnswer, DirectiveState } from '@ioc/contracts';

/** In the hands of an organisation, and not reported done. */
const underWay: readonly DirectiveState[] = ['sent', 'received', 'in-progress'];

/** The deadline has gone by and nobody has reported it done. */
export function isOverdue({ state, deadline }: Pick<DirectiveAnswer, 'state' | 'deadline'>, now: number): boolean {
  return underWay.includes(state) && deadline < now;
}

/** Overdue ones first, then by deadline; what is reported done has no deadline to be watched any more and stands last. Pure. */
export function inOrder(directives: readonly DirectiveAnswer[], now: number): DirectiveAnswer[] {
  const rank = (one: DirectiveAnswer) => (isOverdue(one, now) ? 0 : one.state === 'done' || one.state === 'verified' ? 2 : 1);
  return [...directives].sort((a, b) => rank(a) - rank(b) || a.deadline - b.deadline);
}

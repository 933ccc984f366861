import type { OverdueDirective } from '@ioc/alarms';
import type { DirectiveAnswer, DirectiveState } from '@ioc/contracts';

const underWay: readonly DirectiveState[] = ['sent', 'received', 'in-progress'];

/** What the alarm room is told of directives: those whose passed deadline stands in their log while the organisation has them. */
export function overdueDirectives(open: readonly DirectiveAnswer[], nameOf: (organisation: string) => string): OverdueDirective[] {
  return open.filter(({ state, overdueSince }) => overdueSince !== null && underWay.includes(state)).map(({ id, title, organisation, deadline, drill }) => ({ id, title, organisation: nameOf(organisation), deadline, drill }));
}

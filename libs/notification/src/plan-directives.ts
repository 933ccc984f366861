import { Directive, type DirectiveEventKind } from '@ioc/contracts';
import type { PlannedNotice, StoredMatterChange } from '@ioc/store';
import type { DirectiveNotice } from './message.js';

export interface DirectiveGround {
  /** Who at the centre hears what organisations ask and report, and who is late. */
  centre: readonly string[];
  organisationName(id: string): string;
}

type Side = 'organisation' | 'centre';

/** Who is told of which change; of the others nobody is. */
const tells: Partial<Record<DirectiveEventKind, readonly Side[]>> = {
  send: ['organisation'],
  return: ['organisation'],
  'grant-extension': ['organisation'],
  'refuse-extension': ['organisation'],
  withdraw: ['organisation'],
  'ask-extension': ['centre'],
  'report-done': ['centre'],
  'pass-deadline': ['organisation', 'centre'],
};

/** What changes of directives ask to be told, and to whom. What nobody outside has heard of (a draft that is withdrawn) is told to nobody. */
export function planDirectives(changes: readonly StoredMatterChange[], ground: DirectiveGround): PlannedNotice[] {
  return changes.flatMap((change) => {
    const directive = Directive.parse(change.standing);
    if (directive.sentAt === null) return [];
    return (tells[change.kind as DirectiveEventKind] ?? []).flatMap((side) => recipientsOf(side, directive, ground).map((recipient) => noticeOf(change, { directive, recipient, ground })));
  });
}

const recipientsOf = (side: Side, { organisation }: Directive, { centre }: DirectiveGround) => (side === 'organisation' ? [`organisation/${organisation}`] : centre);

function noticeOf({ number, kind, at, by, vi, en }: StoredMatterChange, { directive, recipient, ground }: { directive: Directive; recipient: string; ground: DirectiveGround }): PlannedNotice {
  const { id, organisation, title, content, evidenceWanted, priority, deadline, drill } = directive;
  const notice: DirectiveNotice = {
    ...{ about: 'directive', what: kind as DirectiveNotice['what'], directive: id, organisation, organisationName: ground.organisationName(organisation) },
    ...{ title, content, evidenceWanted, priority, deadline, at, by, said: { vi, en }, drill },
  };
  return { key: `directive/${number}/${recipient}`, subject: `directive/${id}`, level: 0, recipient, content: notice, apartS: 0, dueAt: at };
}

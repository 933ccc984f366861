import type { Directive, DirectiveRequest } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import { DirectiveRefused } from './directive-refused.js';

interface DraftGround {
  /** Number of the last change: each directive is named by its own. */
  after: number;
  now: number;
  pack: ProvincePack;
  /** The drill that what they come from belongs to. */
  drill: string | null;
}

/** One draft for each organisation, in their order. @throws DirectiveRefused when something that is named is not there */
export function draftsOf({ key, by, organisations, origin, title, content, evidenceWanted, priority, deadline }: DirectiveRequest, { after, now, pack, drill }: DraftGround): Directive[] {
  const unknown = organisations.find((id) => !pack.organisations.some((one) => one.id === id));
  if (unknown !== undefined) throw new DirectiveRefused('no-such-organisation', unknown);
  if (origin.kind === 'indicator' && !pack.indicator(origin.indicator)) throw new DirectiveRefused('no-such-indicator', origin.indicator);
  return [...new Set(organisations)].map((organisation, index) => ({
    ...{ id: `NV-${after + index + 1}`, group: key, organisation, title, content, evidenceWanted, priority, deadline, origin },
    ...{ state: 'draft', since: now, draftedAt: now, draftedBy: by, approvedBy: null, sendAt: null, sentAt: null, doneAt: null },
    ...{ percent: 0, extension: null, extended: 0, overdueSince: null, evidence: [], drill },
  }));
}

import { directiveUndoMs, type DirectiveAct, type DirectiveActRequest } from '@ioc/contracts';
import type { DirectiveEvent } from './directive-event.js';

type Makers = { [A in DirectiveAct]: (request: DirectiveActRequest<A>, now: number) => DirectiveEvent };

const makers: Makers = {
  edit: ({ title, content, evidenceWanted, priority, deadline }) => ({ kind: 'edit', title, content, evidenceWanted, priority, deadline }),
  approve: ({ by }, now) => ({ kind: 'approve', by, sendAt: now + directiveUndoMs }),
  undo: () => ({ kind: 'undo' }),
  receive: () => ({ kind: 'receive' }),
  progress: ({ percent, text }) => ({ kind: 'progress', percent, text }),
  'ask-extension': ({ until, why, by }) => ({ kind: 'ask-extension', until, why, by }),
  'grant-extension': ({ until }) => ({ kind: 'grant-extension', until }),
  'refuse-extension': ({ why }) => ({ kind: 'refuse-extension', why }),
  'report-done': ({ text }) => ({ kind: 'report-done', text }),
  return: ({ why }) => ({ kind: 'return', why }),
  verify: () => ({ kind: 'verify' }),
  close: ({ result }) => ({ kind: 'close', result }),
  withdraw: ({ why }) => ({ kind: 'withdraw', why }),
};

/** What an act makes happen. @param now epoch milliseconds */
export function eventOfAct<A extends DirectiveAct>(act: A, request: DirectiveActRequest<A>, now: number): DirectiveEvent {
  return (makers[act] as (request: DirectiveActRequest<A>, now: number) => DirectiveEvent)(request, now);
}

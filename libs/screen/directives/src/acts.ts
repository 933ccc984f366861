import type { DirectiveAct, DirectiveAnswer, DirectiveState } from '@ioc/contracts';

type Standing = Pick<DirectiveAnswer, 'state' | 'extension'>;

const answers: readonly DirectiveAct[] = ['grant-extension', 'refuse-extension'];
const centre: Readonly<Record<DirectiveState, readonly DirectiveAct[]>> = {
  draft: ['approve', 'edit', 'withdraw'],
  approved: ['undo'],
  sent: ['withdraw'],
  received: [...answers, 'withdraw'],
  'in-progress': [...answers, 'withdraw'],
  done: ['verify', 'return'],
  verified: ['close'],
  closed: [],
  withdrawn: [],
};
const working: readonly DirectiveAct[] = ['progress', 'report-done', 'ask-extension'];
const organisation: Partial<Record<DirectiveState, readonly DirectiveAct[]>> = { sent: ['receive'], received: working, 'in-progress': working };

/** What the centre can do to a directive as it stands; the server's table has the last word. */
export function centreActs({ state, extension }: Standing): readonly DirectiveAct[] {
  return centre[state].filter((act) => extension !== null || !answers.includes(act));
}

/** What the organisation that has it can do. */
export function organisationActs({ state }: Pick<Standing, 'state'>): readonly DirectiveAct[] {
  return organisation[state] ?? [];
}

/** Whether a file may still be attached. */
export function takesEvidence({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'received' || state === 'in-progress' || state === 'done';
}

import type { DirectiveAnswer } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { centreActs, organisationActs } from './acts.js';
import { inOrder, isOverdue } from './order.js';
import { originOf } from './origin.js';

const now = 1000;
const directive = (id: string, more: Partial<DirectiveAnswer> = {}) => ({ id, state: 'in-progress', deadline: now + 10, extension: null, ...more }) as DirectiveAnswer;

it('lists what is overdue first, then by deadline, and last what is reported done', () => {
  const all = [directive('done', { state: 'done', deadline: now - 50 }), directive('later', { deadline: now + 20 }), directive('soon'), directive('late', { deadline: now - 5 }), directive('later-late', { deadline: now - 9, state: 'sent' })];
  expect(inOrder(all, now).map(({ id }) => id)).toEqual(['later-late', 'late', 'soon', 'later', 'done']);
});
it('calls overdue only what an organisation has in its hands', () => {
  expect((['draft', 'approved', 'sent', 'received', 'in-progress', 'done', 'verified', 'closed', 'withdrawn'] as const).filter((state) => isOverdue({ state, deadline: 0 }, now))).toEqual(['sent', 'received', 'in-progress']);
});
it('offers an answer about more time only where somebody asked', () => {
  expect(centreActs(directive('a'))).toEqual(['withdraw']);
  expect(centreActs(directive('a', { extension: { until: 2000, why: 'Mưa', by: 'Sở', at: 1 } }))).toEqual(['grant-extension', 'refuse-extension', 'withdraw']);
});
it('lets an organisation receive before it works', () => {
  expect(organisationActs({ state: 'sent' })).toEqual(['receive']);
  expect(organisationActs({ state: 'draft' })).toEqual([]);
});
it.each([
  ['alarm~disaster-severe/610/stage/1~2', { kind: 'alarm', alarm: 'disaster-severe/610/stage/1~2' }],
  ['incident~SV-3', { kind: 'incident', incident: 'SV-3' }],
  ['indicator~feedback-overdue~62', { kind: 'indicator', indicator: 'feedback-overdue', area: '62' }],
  ['indicator~feedback-overdue', { kind: 'none' }],
  ['', { kind: 'none' }],
])('reads from the address what a directive comes from: %s', (address, origin) => expect(originOf(address)).toEqual(origin));

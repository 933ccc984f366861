import type { DirectiveAnswer } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { draftsIn, isRewritten, newestOf, together } from './drafts.js';

const directive = (id: string, more: Partial<DirectiveAnswer> = {}) =>
  ({ id, group: 'g', organisation: id, title: 'Thông đường 24', content: 'Điều máy xúc.', evidenceWanted: '', priority: 'p2', deadline: 100, state: 'draft', last: 1, ...more }) as DirectiveAnswer;

it('puts together what was drafted together and still says the same', () => {
  const [a, b, c] = [directive('NV-1'), directive('NV-2'), directive('NV-3', { content: 'Khác.' })];
  expect(together([a, b, c, directive('NV-4', { group: 'other' })]).map(({ key }) => key)).toEqual(['NV-1.NV-2', 'NV-3', 'NV-4']);
});

it('has the most urgent draft first, of these the one that is due first, and nothing that is decided', () => {
  const all = [directive('NV-1'), directive('NV-2', { group: 'b', deadline: 50 }), directive('NV-3', { group: 'c', priority: 'p1', deadline: 900 }), directive('NV-4', { group: 'd', state: 'approved' })];
  expect(draftsIn(all).map(({ key }) => key)).toEqual(['NV-3', 'NV-2', 'NV-1']);
});

it.each(['title', 'content', 'evidenceWanted', 'organisation'] as const)('sees that a draft was rewritten: %s', (what) => expect(isRewritten(directive('NV-1'), directive('NV-1', { [what]: 'khác' }))).toBe(true));
it('takes an approval that was taken back for no other text', () => expect(isRewritten(directive('NV-1'), directive('NV-1', { last: 3 }))).toBe(false));
it('shows the newest text, whoever told it first', () => {
  const [old, newer] = [directive('NV-1'), directive('NV-1', { last: 2 })];
  expect([newestOf([old], [newer]), newestOf([newer], [old]), newestOf([old], [])]).toEqual([[newer], [newer], [old]]);
});

import { expect, it } from 'vitest';
import { handlingOf, outdated, shellName } from './shell-plan.js';

const origin = 'https://rong.example';
const files = new Set(['/assets/brief-1.js']);
const asked = (path: string, more: { method?: string; isPage?: boolean } = {}) => handlingOf({ method: 'GET', isPage: false, url: path.startsWith('http') ? path : origin + path, ...more }, files, origin);

it.each([
  ['/brief', true],
  ['/brief/indicator/tthc-overdue?area=62', true],
  ['/brief/morning', true],
  ['/wall', false],
  ['/desk/feeds', false],
  ['/briefing', false],
])('takes over the pages of the brief and no others: %s', (path, takes) => expect(asked(path, { isPage: true })).toBe(takes ? 'page' : 'leave'));

it.each(['/api/v1/brief', '/api/v1/province', '/api/v1/readings/latest', '/socket.io/?EIO=4', '/assets/wall-2.js', 'https://elsewhere.example/assets/brief-1.js'])('never answers for the server: %s', (path) => expect(asked(path)).toBe('leave'));
it('hands out the files of its own build', () => expect(asked('/assets/brief-1.js')).toBe('file'));
it('leaves what changes something', () => expect(asked('/assets/brief-1.js', { method: 'POST' })).toBe('leave'));
it('throws away the files of other builds, and nothing that the page keeps', () => {
  expect(outdated([shellName('a'), shellName('b'), 'rong-brief-kept', 'other'], 'b')).toEqual([shellName('a')]);
});

import { expect, it } from 'vitest';
import { handlingOf, outdated, shellName } from './shell-plan.js';

const origin = 'https://rong.example';
const files = new Set(['/assets/brief-1.js', '/brief', '/wall']);
const asked = (path: string, { screen = 'brief', ...more }: { screen?: string; method?: string; isPage?: boolean } = {}) =>
  handlingOf({ method: 'GET', isPage: false, url: path.startsWith('http') ? path : origin + path, ...more }, { screen, files, origin });

it.each([
  ['brief', '/brief', true],
  ['brief', '/brief/indicator/tthc-overdue?area=62', true],
  ['brief', '/brief/morning', true],
  ['brief', '/wall', false],
  ['brief', '/desk/feeds', false],
  ['brief', '/briefing', false],
  ['wall', '/wall?display=hall', true],
  ['wall', '/wallpaper', false],
  ['wall', '/brief', false],
  ['wall', '/desk', false],
])('the worker of the %s takes over its own pages and no others: %s', (screen, path, takes) => expect(asked(path, { screen, isPage: true })).toBe(takes ? 'page' : 'leave'));

it.each(['/api/v1/brief', '/api/v1/province', '/api/v1/readings/latest', '/socket.io/?EIO=4', '/assets/wall-2.js', 'https://elsewhere.example/assets/brief-1.js'])('never answers for the server: %s', (path) => expect(asked(path)).toBe('leave'));
it('leaves a page in a frame to the server', () => expect(asked('/wall', { screen: 'wall', isPage: false })).toBe('leave'));
it('hands out the files of its own build', () => expect(asked('/assets/brief-1.js')).toBe('file'));
it('leaves what changes something', () => expect(asked('/assets/brief-1.js', { method: 'POST' })).toBe('leave'));
it('throws away the files of other builds, and nothing that the page keeps or another screen', () => {
  expect(outdated([shellName('brief', 'a'), shellName('brief', 'b'), shellName('wall', 'a'), 'rong-brief-kept', 'other'], 'brief', 'b')).toEqual([shellName('brief', 'a')]);
});

import { expect, it } from 'vitest';
import { askedPlayback } from './playback.js';

const now = Date.parse('2026-11-27T12:00:00Z');

it.each([
  ['?at=2026-11-27T11:00:00Z', { at: now - 3_600_000, speed: 0 }],
  ['?at=2026-11-27T18:00:00%2B07:00&speed=60', { at: now - 3_600_000, speed: 60 }],
  ['?at=2026-11-27T11:00:00Z&speed=7', { at: now - 3_600_000, speed: 0 }],
  ['?at=2026-11-27T13:00:00Z', null],
  ['?at=yesterday', null],
  ['?scene=health', null],
])('%s asks for %j', (search, asked) => {
  expect(askedPlayback(search, now)).toEqual(asked);
});

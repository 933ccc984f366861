import { expect, it } from 'vitest';
import { localMoment, momentOf } from './local-moment.js';

const hour = 3_600_000;
const [eight, east] = [Date.UTC(2026, 10, 27, 8), 7 * hour];

it('writes a moment in the time of the province and reads it back', () => {
  expect(localMoment(eight, east)).toBe('2026-11-27T15:00');
  expect(momentOf('2026-11-27T15:00', east)).toBe(eight);
});
it('knows what is no moment', () => expect(momentOf('', east)).toBeNaN());

import { expect, it } from 'vitest';
import { shownFor } from './use-pairing.js';

it('exchanges a code before it lapses', () => expect(shownFor(600_000)).toBe(540_000));
it('shows a code for a while where the clock of the screen is wrong', () => {
  expect([shownFor(-3_600_000), shownFor(3_600_000)]).toEqual([60_000, 540_000]);
});

import { expect, it } from 'vitest';
import { spread } from './spread.js';

const room = { height: 20, top: 0, bottom: 100 };

it('leaves labels where they are wanted while none lies over another', () => expect(spread([80, 20], room)).toEqual([80, 20]));
it('moves those apart that would, and keeps all within the picture', () => {
  expect(spread([50, 50, 52], room)).toEqual([50, 70, 90]);
  expect(spread([99, 98], room)).toEqual([90, 70]);
  expect(spread([-5], room)).toEqual([10]);
});

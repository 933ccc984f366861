import { expect, it } from 'vitest';
import { formatsFor } from '@ioc/screen-ui';
import { percentText } from './percent-text.js';

it('says 100 % only of what is whole', () => {
  const { number } = formatsFor('vi');
  expect([1, 0.9999, 0.983, 0].map((share) => percentText(share, number))).toEqual(['100,0', '99,9', '98,3', '0,0']);
});

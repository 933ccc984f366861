import { screenPaths } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { deskPages } from './pages.js';

it('tells the server of every page of the desk, so that an address without one is answered as not found', () => {
  const pages = deskPages.map(({ path }) => `/desk/${path}`).sort();
  expect(screenPaths.filter((path) => path.startsWith('/desk/')).toSorted()).toEqual(pages);
});

import { expect, it } from 'vitest';
import { rowWindow } from './row-window.js';

const sight = { height: 400, rowPx: 40 };

it('holds the rows in sight and some beyond, never more than there are', () => {
  expect(rowWindow(5000, { ...sight, top: 0 })).toEqual({ first: 0, count: 34 });
  expect(rowWindow(5000, { ...sight, top: 40_000 })).toEqual({ first: 988, count: 34 });
  expect(rowWindow(5000, { ...sight, top: 199_600 })).toEqual({ first: 4978, count: 22 });
  expect(rowWindow(3, { ...sight, top: 0 })).toEqual({ first: 0, count: 3 });
});

it('shows the end where fewer rows are left than were scrolled over', () => expect(rowWindow(10, { ...sight, top: 40_000 })).toEqual({ first: 9, count: 1 }));

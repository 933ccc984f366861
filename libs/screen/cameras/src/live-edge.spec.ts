import { expect, it } from 'vitest';
import { followEdge } from './live-edge.js';

it.each([
  ['at the edge', { startS: 0, endS: 10, currentS: 9.8 }, { seekToS: null, rate: 1, trimToS: null }],
  ['a little behind: hurries', { startS: 0, endS: 10, currentS: 9.5 }, { seekToS: null, rate: 1.1, trimToS: null }],
  ['too far behind: jumps', { startS: 0, endS: 10, currentS: 9.3 }, { seekToS: 9.85, rate: 1, trimToS: null }],
  ['before what is buffered: jumps', { startS: 50, endS: 50.1, currentS: 0 }, { seekToS: 50, rate: 1, trimToS: null }],
  ['long since started: trims', { startS: 0, endS: 20.5, currentS: 20.4 }, { seekToS: null, rate: 1, trimToS: 10.5 }],
])('%s', (_name, buffered, move) => {
  expect(followEdge(buffered)).toEqual(move);
});

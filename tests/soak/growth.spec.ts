import { expect, it } from 'vitest';
import { faultsOf, growth } from './growth.js';

const at = (updates: number, heapMb: number, nodes = 3000) => ({ updates, heapMb, nodes, listeners: 90, contexts: 1 });

it('takes the line through all samples, so that one sample taken at a bad moment does not decide', () => {
  expect(growth([at(0, 40), at(100, 41), at(200, 42)], ({ heapMb }) => heapMb)).toBeCloseTo(2);
  expect(growth([at(0, 40), at(100, 52), at(200, 40)], ({ heapMb }) => heapMb)).toBeCloseTo(0);
});

it('says what grew and by how much', () => {
  expect(faultsOf([at(0, 40), at(100, 41), at(200, 41)])).toEqual([]);
  expect(faultsOf([at(0, 40), at(100, 50, 5000), at(200, 60, 7000)])).toEqual(['heapMb grew by 20.0, at most 8 is flat', 'nodes grew by 4000.0, at most 1500 is flat']);
});

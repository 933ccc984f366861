import { ProblemError } from '@ioc/screen-queries';
import { expect, it } from 'vitest';
import { keyOf } from './fault-text.js';

const problem = (status: number, more: object = {}) => new ProblemError(status, { type: 'about:blank', title: 'Refused', status, ...more }, 'shifts/now');

it('has words of its own for what has a code and says no more', () => {
  expect([problem(503), new TypeError('Failed to fetch'), new DOMException('signal timed out', 'TimeoutError')].map(keyOf)).toEqual(['503', 'unreachable', 'late']);
});
it('leaves the server’s own account where there is one', () => {
  expect([problem(403, { detail: 'not of your department' }), problem(409), problem(400, { errors: [{ path: 'by', message: 'say who' }] }), new Error('no link')].map(keyOf)).toEqual([null, null, null, null]);
});

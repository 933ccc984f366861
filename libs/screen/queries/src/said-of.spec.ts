import { expect, it } from 'vitest';
import { ProblemError } from './ask-server.js';
import { saidOf } from './said-of.js';

const problem = (status: number) => ({ type: 'about:blank', title: 'It is done already', status, errors: [{ path: 'id', message: 'Đã xong.' }] });

it('says a refusal in the language of the screen', () => {
  const error = new ProblemError(409, problem(409), 'directives');
  expect([saidOf(error, 'vi'), saidOf(error, 'en')]).toEqual(['Đã xong.', 'It is done already']);
});
it('says anything else as it came', () => {
  expect(saidOf(new ProblemError(400, problem(400), 'directives'), 'vi')).toBe('It is done already');
  expect(saidOf(new Error('no link'), 'vi')).toBe('no link');
});

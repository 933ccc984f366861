import { expect, it } from 'vitest';
import { nearest } from './nearest.js';

it('finds the word that was meant, but not another word', () => {
  const known = ['students', 'attendance-rate', 'classes'];
  expect(nearest('studens', known)).toBe('students');
  expect(nearest('Attendance-rates', known)).toBe('attendance-rate');
  expect(nearest('rainfall', known)).toBeUndefined();
});

import { expect, it } from 'vitest';
import { parametersOf } from './audit-query.js';

const none = { text: '', actor: '', act: '', kind: '', outcome: '', from: '', to: '' };

it('asks for nothing that is not chosen, and for days of the province up to their end', () => {
  expect(String(parametersOf(none, '+07:00'))).toBe('');
  expect(Object.fromEntries(parametersOf({ ...none, text: 'Y Blin', act: 'enlarged', from: '2026-11-23', to: '2026-11-28' }, '+07:00'))).toEqual({ text: 'Y Blin', act: 'enlarged', from: '2026-11-23T00:00:00+07:00', to: '2026-11-28T17:00:00.000Z' });
});
